// What this browser remembers of the log: the last checkpoint it found in order, and by which key. A log
// that is cut or rewritten under its own key contradicts it.
import { fromBase64, toBase64 } from './bytes';
import type { Checkpoint, LogKey } from './checkpoint';
import { hashBytes } from './hashes';

export interface Seen extends Checkpoint {
    key: string; // as it was written; empty: none was named
    at: string; // when, ISO 8601
}

const place = 'phanbien.log';

export function seenBefore(storage: Storage): Seen | null {
    try {
        const kept = JSON.parse(storage.getItem(place) ?? 'null') as { origin: string; size: number; root: string; key: string; at: string } | null;
        const root = kept && fromBase64(kept.root);
        return kept && root?.length === hashBytes && Number.isSafeInteger(kept.size) ? { ...kept, root } : null;
    } catch {
        return null;
    }
}

// Never the shorter in the place of the longer one. A browser that keeps nothing (a private window) only
// cannot compare the next time.
export function remember(storage: Storage, checkpoint: Checkpoint, key: LogKey | null): void {
    const before = seenBefore(storage);
    if (before && before.size > checkpoint.size) return;
    const { origin, size, root } = checkpoint;
    try {
        storage.setItem(place, JSON.stringify({ origin, size, root: toBase64(root), key: key?.text ?? before?.key ?? '', at: new Date().toISOString() }));
    } catch {
        // nothing is kept
    }
}

export function forget(storage: Storage): void {
    storage.removeItem(place);
}
