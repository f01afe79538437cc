// A leaf of the log as its readers understand it (schemas/event.md), and how leaves follow one another.
import { Doubt, type Where } from './doubt';

export interface Leaf {
    id: string;
    ts: string;
    act: string;
    actor: string; // "system" for what came due
    doc?: string;
    doc_seq?: number;
    doc_prev?: string;
}

const noLeaf = '0'.repeat(64);

// Throws the Doubt that it is none.
export function readLeaf(text: string | null, where: Where): Leaf {
    let read: unknown = null;
    try {
        read = JSON.parse(text ?? '');
    } catch {
        // told below
    }
    const leaf = (read ?? {}) as Record<string, unknown>;
    const isText = (name: string) => typeof leaf[name] === 'string' && leaf[name] !== '';
    const ofDossier = leaf.doc === undefined || (isText('doc') && Number.isSafeInteger(leaf.doc_seq) && isText('doc_prev'));
    if (!['id', 'ts', 'act', 'actor'].every(isText) || !ofDossier) throw new Doubt(where, 'leaf_malformed');
    return leaf as unknown as Leaf;
}

// Follows the leaves in the order of the log: times grow, and each dossier's events are 1, 2, 3 … and each
// names the one before it.
export class Followed {
    readonly #last = new Map<string, { sequence: number; hash: string }>();
    #ts = '';

    // `hash`: of this leaf, hex. Throws Doubt.
    add(leaf: Leaf, hash: string, where: Where): void {
        if (leaf.ts <= this.#ts) throw new Doubt(where, 'order');
        this.#ts = leaf.ts;
        if (leaf.doc === undefined) return;
        const last = this.#last.get(leaf.doc) ?? { sequence: 0, hash: noLeaf };
        if (leaf.doc_seq !== last.sequence + 1) throw new Doubt(where, 'sequence');
        if (leaf.doc_prev !== last.hash) throw new Doubt(where, 'chain');
        this.#last.set(leaf.doc, { sequence: last.sequence + 1, hash });
    }

    get dossiers(): number {
        return this.#last.size;
    }

    // How many events of a dossier there were.
    of(dossier: string): number {
        return this.#last.get(dossier)?.sequence ?? 0;
    }
}
