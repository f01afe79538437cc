// The log as files of at most 256 hashes or entries (C2SP tlog-tiles), and where they come from.
//
// Tile N of level L holds the nodes 256·N … 256·N+255 of the tree's level 8·L. A tile that is not full yet
// has a width and a name of its own, so that no file ever changes: "tile/0/x001/234", "tile/1/000.p/37".
import { type Bytes } from './bytes';
import { Doubt, Unchecked } from './doubt';
import { hashBytes } from './hashes';

export const tileWidth = 256;

// A file of the log; none where there is no such file. Throws Unchecked where it cannot be asked.
export type LogFile = (path: string, stop?: AbortSignal) => Promise<Bytes | null>;

export const entries = 'entries';
export type Level = number | typeof entries;

export function tilePath(level: Level, index: number, width: number): string {
    const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
    const groups = digits.match(/\d{3}/g) ?? [];
    const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
    return `tile/${level}/${name}${width < tileWidth ? `.p/${width}` : ''}`;
}

// How many nodes a tree of this size has on a level of tiles.
export const nodesOn = (size: number, level: number): number => Math.floor(size / tileWidth ** level);

// The bytes of a tile and the path they came by. One that was not full when the checkpoint was signed may
// be gone since: then it is the beginning of the full one.
async function bytesOf(file: LogFile, level: Level, index: number, width: number, stop?: AbortSignal): Promise<{ path: string; bytes: Bytes; wider: boolean }> {
    const path = tilePath(level, index, width);
    const bytes = await file(path, stop);
    if (bytes) return { path, bytes, wider: false };
    const full = width < tileWidth ? await file(tilePath(level, index, tileWidth), stop) : null;
    if (!full) throw new Doubt({ kind: 'tile', path }, 'missing');
    return { path, bytes: full, wider: true };
}

export async function readTile(file: LogFile, level: number, index: number, width: number, stop?: AbortSignal): Promise<Bytes> {
    const { path, bytes, wider } = await bytesOf(file, level, index, width, stop);
    if (bytes.length !== (wider ? tileWidth : width) * hashBytes) throw new Doubt({ kind: 'tile', path }, 'malformed');
    return bytes.subarray(0, width * hashBytes);
}

// The leaves of a bundle of entries: a big-endian uint16 length and the bytes, each.
export async function readEntries(file: LogFile, index: number, width: number, stop?: AbortSignal): Promise<Bytes[]> {
    const { path, bytes, wider } = await bytesOf(file, entries, index, width, stop);
    const leaves: Bytes[] = [];
    for (let at = 0; at < bytes.length; ) {
        const end = at + 2 + (bytes[at]! << 8) + (bytes[at + 1] ?? 0);
        if (at + 2 > bytes.length || end > bytes.length) throw new Doubt({ kind: 'tile', path }, 'malformed');
        leaves.push(bytes.subarray(at + 2, end));
        at = end;
    }
    if (leaves.length !== (wider ? tileWidth : width)) throw new Doubt({ kind: 'tile', path }, 'malformed');
    return leaves.slice(0, width);
}

// The log of the server this page came from.
export const servedLog: LogFile = async (path, stop) => {
    const answer = await fetch(`/log/${path}`, { signal: stop, cache: path === 'checkpoint' ? 'no-store' : 'default' }).catch((error: Error) => {
        throw error.name === 'AbortError' ? error : new Unchecked('offline');
    });
    if (answer.status === 404) return null;
    if (answer.status === 401 || answer.status === 403) throw new Unchecked('forbidden');
    if (!answer.ok) throw new Unchecked('busy');
    return new Uint8Array(await answer.arrayBuffer().catch((error: Error) => {
        throw error.name === 'AbortError' ? error : new Unchecked('offline');
    }));
};
