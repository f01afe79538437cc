// Opens the log: its checkpoint, the signature, the tree to the root, and that the log this browser saw
// before is the beginning of it. What the checks of a dossier and of the whole log begin with.
import { same, textOf } from './bytes';
import { type Checkpoint, checkSignature, type LogKey, readKey, readNote, type Signed } from './checkpoint';
import { Doubt, Unchecked } from './doubt';
import type { Seen } from './memory';
import type { LogFile } from './tiles';
import { ProvenTree } from './tree';

export interface OpenLog {
    checkpoint: Checkpoint;
    key: LogKey | null;
    keyId: string; // of the signature that bears the log's name, as it says; empty where there is none
    signed: Signed;
    seen: Seen | null; // what it was held against
    tree: ProvenTree;
}

const atCheckpoint = { kind: 'checkpoint' } as const;

function compareNames(checkpoint: Checkpoint, key: LogKey | null, seen: Seen): void {
    if (seen.origin !== checkpoint.origin) throw new Doubt(atCheckpoint, 'log_changed');
    if (seen.key && key && seen.key !== key.text) throw new Doubt(atCheckpoint, 'key_changed');
    if (seen.size > checkpoint.size) throw new Doubt(atCheckpoint, 'cut');
}

// `keyText`: as the server names it, or empty. A key that this browser has seen goes before none at all.
// Throws Doubt, Unchecked, or what `stop` throws.
export async function openLog(file: LogFile, keyText: string, seen: Seen | null, stop?: AbortSignal): Promise<OpenLog> {
    if (!globalThis.crypto?.subtle) throw new Unchecked('insecure');
    const bytes = await file('checkpoint', stop);
    if (!bytes) throw new Unchecked('no_log');
    const text = textOf(bytes);
    if (text === null) throw new Doubt(atCheckpoint, 'checkpoint_malformed');
    const note = readNote(text);
    const { checkpoint } = note;
    const written = keyText || (seen?.origin === checkpoint.origin ? seen.key : '');
    const key = written ? await readKey(written) : null;
    if (written && !key) throw new Doubt(atCheckpoint, 'not_signed');
    if (seen) compareNames(checkpoint, key, seen);
    const signed = await checkSignature(note, key);
    const tree = await ProvenTree.open(file, checkpoint, stop);
    if (seen && !same(await tree.rootAt(seen.size), seen.root)) throw new Doubt(atCheckpoint, 'rewritten');
    const keyId = key?.id ?? note.signatures.find((line) => line.name === checkpoint.origin)?.id ?? '';
    return { checkpoint, key, keyId, signed, seen, tree };
}
