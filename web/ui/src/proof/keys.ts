// The log's keys (schemas/log.md, "Change of key"): an event of the log names the key before and the one after
// and bears signatures of both over one statement. By these events a browser that remembers an older key
// follows it to the one that signs now. Where they stand the server says; what they say is proven here.
import { type Bytes, fromBase64, same, textOf, utf8 } from './bytes';
import { checkSignature, type LogKey, type Note, readKey, verified } from './checkpoint';
import { Doubt } from './doubt';
import { hashAt, leafHash } from './hashes';
import { type LogFile, tileWidth } from './tiles';
import { part, type ProvenTree } from './tree';

export const keyChangeAct = 'log_key_changed';

interface KeyChange {
    before: LogKey;
    after: LogKey;
}

const statement = (at: number, before: LogKey, after: LogKey) => utf8(`phanbien/log-key-change@v1\n${before.name}\n${at}\n${before.text}\n${after.text}\n`);

async function leafAt(file: LogFile, tree: ProvenTree, position: number, stop?: AbortSignal): Promise<Bytes> {
    const { leaves, hashes } = await part(file, tree, Math.floor(position / tileWidth), stop);
    const leaf = leaves[position % tileWidth]!;
    if (!same(await leafHash(leaf), hashAt(hashes, position % tileWidth))) throw new Doubt({ kind: 'entry', position }, 'leaf_hash');
    return leaf;
}

function membersOf(leaf: Bytes): Record<string, unknown> {
    try {
        return (JSON.parse(textOf(leaf) ?? '') ?? {}) as Record<string, unknown>;
    } catch {
        return {};
    }
}

async function changeAt(file: LogFile, tree: ProvenTree, position: number, stop?: AbortSignal): Promise<KeyChange> {
    const members = membersOf(await leafAt(file, tree, position, stop));
    const [before, after] = await Promise.all([members.key_before, members.key_after].map((key) => (typeof key === 'string' ? readKey(key) : null)));
    const isChange = members.act === keyChangeAct && members.doc === undefined && before && after && before.name === after.name && before.text !== after.text;
    if (!isChange) throw new Doubt({ kind: 'entry', position }, 'key_change');
    const signed = [members.signature_before, members.signature_after].map((text) => (typeof text === 'string' ? fromBase64(text) : null));
    const said = statement(position, before, after);
    const right = await Promise.all([before, after].map((key, i) => (signed[i] ? verified(key.key, signed[i], said) : false)));
    if (right.includes(false)) throw new Doubt({ kind: 'entry', position }, 'key_change');
    return { before, after };
}

// The changes at these positions, each going on from the one before, the last to the key that signs now. The
// checkpoint right behind a change bears both signatures. Throws Doubt, Unchecked, or what `stop` throws.
export async function followKeys(file: LogFile, tree: ProvenTree, note: Note, now: LogKey, positions: number[], stop?: AbortSignal): Promise<LogKey[]> {
    const keys: LogKey[] = [];
    let last = -1;
    for (const position of positions) {
        if (!Number.isSafeInteger(position) || position <= last || position >= tree.size) throw new Doubt({ kind: 'checkpoint' }, 'key_change');
        const { before, after } = await changeAt(file, tree, position, stop);
        if (keys.length === 0) keys.push(before);
        if (keys.at(-1)!.text !== before.text || keys.some((key) => key.text === after.text)) throw new Doubt({ kind: 'entry', position }, 'key_change');
        keys.push(after);
        if (tree.size === position + 1) await checkSignature(note, before);
        last = position;
    }
    if (keys.length > 0 && keys.at(-1)!.text !== now.text) throw new Doubt({ kind: 'checkpoint' }, 'key_change');
    return keys.length > 0 ? keys : [now];
}
