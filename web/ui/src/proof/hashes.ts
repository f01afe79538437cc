// The hashes of the log's tree after RFC 6962 section 2.1, by the browser's own SHA-256. Leaves and inner
// nodes are hashed with different first bytes, so that none can be passed off as the other.
import { type Bytes, joined } from './bytes';

export const hashBytes = 32;

export const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export const leafHash = (leaf: Bytes): Promise<Bytes> => sha256(joined(leafMark, leaf));

// Hash `index` of many that stand one after the other.
export const hashAt = (hashes: Bytes, index: number): Bytes => hashes.subarray(index * hashBytes, (index + 1) * hashBytes);

// The root over nodes of one level, of which the last may be an incomplete rest: neighbours are joined
// until one is left, an odd last one goes up as it is. Of nothing: SHA-256 of nothing.
export async function rootOf(nodes: Bytes): Promise<Bytes> {
    if (nodes.length === 0) return sha256(nodes);
    let level = nodes;
    while (level.length > hashBytes) {
        const count = level.length / hashBytes;
        const pairs = Array.from({ length: Math.floor(count / 2) }, (_, i) => sha256(joined(nodeMark, level.subarray(2 * i * hashBytes, 2 * (i + 1) * hashBytes))));
        const odd = count % 2 === 1 ? [hashAt(level, count - 1)] : [];
        level = joined(...(await Promise.all(pairs)), ...odd);
    }
    return level;
}

// The root of a tree out of its right edge: of each level of tiles, from the leaves up, the nodes since
// its last full tile. What lies below an edge is the last, incomplete node of it.
export async function rootOfEdges(edges: Bytes[]): Promise<Bytes> {
    let rest: Bytes = new Uint8Array(0);
    for (const edge of edges) {
        const nodes = joined(edge, rest);
        if (nodes.length > 0) rest = await rootOf(nodes);
    }
    return rest.length > 0 ? rest : rootOf(rest);
}
