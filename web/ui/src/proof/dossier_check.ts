// Whether the events of one dossier are what the log holds: the leaves hash to their places in the proven
// tree, follow one another without a gap, and are the events that are shown. Reads only the tiles that are
// needed. That none was left out at the end only the whole log can show (log_check.ts).
import { type Bytes, same, toHex, utf8 } from './bytes';
import { Doubt } from './doubt';
import { hashAt, leafHash } from './hashes';
import { Followed, type Leaf, readLeaf } from './leaf';
import { tileWidth } from './tiles';
import type { ProvenTree } from './tree';

// As the server hands it out: the leaf's exact text and where in the whole log it is to stand.
export interface PlacedLeaf {
    position: number;
    leaf: string;
}

export interface ProvenEvent extends Leaf {
    hash: string; // hex
}

// An event as the page shows it.
export interface ShownEvent {
    sequence: number;
    id: string;
    at: string;
    act: string;
    actor: { id: string };
    hash: string;
}

export type Progress = (done: number, all: number) => void;

async function chained(dossier: string, leaves: PlacedLeaf[]): Promise<{ events: ProvenEvent[]; hashes: Bytes[] }> {
    const hashes = await Promise.all(leaves.map(({ leaf }) => leafHash(utf8(leaf))));
    const followed = new Followed();
    let before = -1;
    const events = leaves.map(({ leaf, position }, i) => {
        const where = { kind: 'event', sequence: i + 1 } as const;
        const read = readLeaf(leaf, where);
        if (read.doc !== dossier) throw new Doubt(where, 'sequence');
        followed.add(read, toHex(hashes[i]!), where);
        if (!Number.isSafeInteger(position) || position <= before) throw new Doubt(where, 'order');
        before = position;
        return { ...read, hash: toHex(hashes[i]!) };
    });
    return { events, hashes };
}

// All events of the dossier, oldest first. Throws Doubt, Unchecked, or what the tree's `stop` throws.
export async function checkDossier(tree: ProvenTree, dossier: string, leaves: PlacedLeaf[], progress: Progress = () => {}): Promise<ProvenEvent[]> {
    const { events, hashes } = await chained(dossier, leaves);
    let index = -1;
    let tile: Bytes = new Uint8Array(0);
    for (const [i, { position }] of leaves.entries()) {
        const where = { kind: 'event', sequence: i + 1 } as const;
        if (position >= tree.size) throw new Doubt(where, 'not_covered');
        if (index !== Math.floor(position / tileWidth)) {
            index = Math.floor(position / tileWidth);
            tile = await tree.tile(0, index);
        }
        if (!same(hashAt(tile, position % tileWidth), hashes[i]!)) throw new Doubt(where, 'leaf_hash');
        progress(i + 1, leaves.length);
    }
    return events;
}

// The first event shown that is not the one proven; none when all are.
export function firstDifference(events: ProvenEvent[], shown: ShownEvent[]): Doubt | null {
    for (const event of shown) {
        const proven = events[event.sequence - 1];
        const where = { kind: 'event', sequence: event.sequence } as const;
        if (!proven) return new Doubt(where, 'not_in_log');
        const alike = proven.id === event.id && proven.hash === event.hash && proven.ts === event.at && proven.act === event.act && proven.actor === (event.actor.id || 'system');
        if (!alike) return new Doubt(where, 'shown_differs');
    }
    return null;
}
