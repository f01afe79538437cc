// Whether the whole log is what its checkpoint says: every entry hashes to its place in the proven tree, is
// a leaf, and follows those before it. Reads everything once; memory grows with the number of dossiers only.
import { same, textOf, toHex } from './bytes';
import { Doubt } from './doubt';
import { hashAt, leafHash } from './hashes';
import type { Progress } from './dossier_check';
import { keyChangeAct } from './keys';
import { Followed, readLeaf } from './leaf';
import type { OpenLog } from './log';
import { type LogFile, tileWidth } from './tiles';
import { part, type Part } from './tree';

// The page is drawn and clicked between one part and the next.
const breath = () => new Promise((done) => setTimeout(done));

// Throws Doubt, Unchecked, or what `stop` throws.
export async function checkLog(file: LogFile, { tree, keyChanges }: Pick<OpenLog, 'tree' | 'keyChanges'>, progress: Progress = () => {}, stop?: AbortSignal): Promise<Followed> {
    const followed = new Followed();
    const parts = Math.ceil(tree.size / tileWidth);
    const read = (index: number): Promise<Part> | null => {
        const coming = index < parts ? part(file, tree, index, stop) : null;
        coming?.catch(() => {}); // told when its turn comes, unless one before it fails
        return coming;
    };
    let next = read(0);
    for (let index = 0; index < parts; index++) {
        stop?.throwIfAborted();
        const { leaves, hashes } = (await next)!;
        next = read(index + 1);
        const own = await Promise.all(leaves.map(leafHash));
        for (const [i, leaf] of leaves.entries()) {
            const where = { kind: 'entry', position: index * tileWidth + i } as const;
            if (!same(own[i]!, hashAt(hashes, i))) throw new Doubt(where, 'leaf_hash');
            const read = readLeaf(textOf(leaf), where);
            followed.add(read, toHex(own[i]!), where);
            if (read.act === keyChangeAct && keyChanges?.includes(where.position) === false) throw new Doubt(where, 'key_change');
        }
        progress(Math.min(tree.size, (index + 1) * tileWidth), tree.size);
        await breath();
    }
    return followed;
}

// After the whole log was checked: that a dossier has no more events in it than those that were proven of it.
export function checkComplete(followed: Followed, dossier: string, proven: number): void {
    if (followed.of(dossier) > proven) throw new Doubt({ kind: 'event', sequence: proven + 1 }, 'hidden');
}
