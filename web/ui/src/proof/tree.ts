// The tree under a checkpoint, read by its tiles. What it gives away is proven: the tiles of the right edge
// lead to the checkpoint's root, and every full tile is the entry that the tile above has for it.
import { type Bytes, same } from './bytes';
import type { Checkpoint } from './checkpoint';
import { Doubt } from './doubt';
import { hashAt, hashBytes, rootOf, rootOfEdges } from './hashes';
import { type LogFile, nodesOn, readEntries, readTile, tilePath, tileWidth } from './tiles';

export class ProvenTree {
    readonly size: number;
    readonly #file: LogFile;
    readonly #edges: Bytes[];
    readonly #stop: AbortSignal | undefined;
    // Of the levels above the leaves: few, and each proves 256 below it.
    readonly #above = new Map<string, Promise<Bytes>>();

    private constructor(file: LogFile, size: number, edges: Bytes[], stop?: AbortSignal) {
        this.#file = file;
        this.size = size;
        this.#edges = edges;
        this.#stop = stop;
    }

    // Throws the Doubt that the tiles do not lead to the root.
    static async open(file: LogFile, checkpoint: Checkpoint, stop?: AbortSignal): Promise<ProvenTree> {
        const { size, root } = checkpoint;
        const edges: Bytes[] = [];
        for (let level = 0; nodesOn(size, level) > 0; level++) {
            const nodes = nodesOn(size, level);
            const width = nodes % tileWidth;
            edges.push(width > 0 ? await readTile(file, level, Math.floor(nodes / tileWidth), width, stop) : new Uint8Array(0));
        }
        if (!same(await rootOfEdges(edges), root)) throw new Doubt({ kind: 'checkpoint' }, 'root');
        return new ProvenTree(file, size, edges, stop);
    }

    // The hashes of a tile of this tree, all that it has there.
    async tile(level: number, index: number): Promise<Bytes> {
        if (index === Math.floor(nodesOn(this.size, level) / tileWidth)) return this.#edges[level]!;
        if (level === 0) return this.#full(level, index);
        const name = `${level}/${index}`;
        const known = this.#above.get(name) ?? this.#full(level, index);
        this.#above.set(name, known);
        return known;
    }

    // The root that the tree had when it was of this size, which is at most its own.
    async rootAt(size: number): Promise<Bytes> {
        const edges: Bytes[] = [];
        for (let level = 0; nodesOn(size, level) > 0; level++) {
            const nodes = nodesOn(size, level);
            const width = nodes % tileWidth;
            edges.push(width > 0 ? (await this.tile(level, Math.floor(nodes / tileWidth))).subarray(0, width * hashBytes) : new Uint8Array(0));
        }
        return rootOfEdges(edges);
    }

    async #full(level: number, index: number): Promise<Bytes> {
        const hashes = await readTile(this.#file, level, index, tileWidth, this.#stop);
        const above = await this.tile(level + 1, Math.floor(index / tileWidth));
        if (!same(await rootOf(hashes), hashAt(above, index % tileWidth))) throw new Doubt({ kind: 'tile', path: tilePath(level, index, tileWidth) }, 'tile_hash');
        return hashes;
    }
}

// Of up to 256 leaves that stand together: what they say, not held against their hashes yet.
export interface Part {
    leaves: Bytes[];
    hashes: Bytes;
}

export async function part(file: LogFile, tree: ProvenTree, index: number, stop?: AbortSignal): Promise<Part> {
    const width = Math.min(tileWidth, tree.size - index * tileWidth);
    const [leaves, hashes] = await Promise.all([readEntries(file, index, width, stop), tree.tile(0, index)]);
    return { leaves, hashes };
}
