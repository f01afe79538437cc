// Who witnessed the log (C2SP tlog-cosignature, version 1): the newest checkpoint that a witness signed, held
// against the tree of the newest of all. Whose keys these are the server says; that the signatures are theirs
// is checked here.
import { same, textOf, utf8 } from './bytes';
import { type LogKey, type Note, readKey, readNote, verified, witnessKeyType } from './checkpoint';
import { Doubt } from './doubt';
import type { LogFile } from './tiles';
import type { ProvenTree } from './tree';

export interface Witnessed {
    name: string;
    size: number; // of the log, when it was seen
    at: string; // when, ISO 8601
}

const timeBytes = 8;
const latest = 253_402_300_799; // seconds since 1970: the end of the year 9999

async function seenBy(witness: LogKey, { text, checkpoint, signatures }: Note): Promise<Witnessed | null> {
    for (const line of signatures) {
        if (line.name !== witness.name || line.id !== witness.id || line.signature.length <= timeBytes) continue;
        const seconds = Number(new DataView(line.signature.buffer, line.signature.byteOffset).getBigUint64(0));
        if (seconds > latest) continue;
        const right = await verified(witness.key, line.signature.slice(timeBytes), utf8(`cosignature/v1\ntime ${seconds}\n${text}`));
        if (right === true) return { name: witness.name, size: checkpoint.size, at: new Date(seconds * 1000).toISOString() };
    }
    return null;
}

// Throws the Doubt that a witness saw a tree from which this one does not go on.
export async function witnessesOf(file: LogFile, tree: ProvenTree, keys: string[], stop?: AbortSignal): Promise<Witnessed[]> {
    const bytes = keys.length > 0 ? await file('checkpoint/witnessed', stop) : null;
    if (!bytes) return [];
    const note = readNote(textOf(bytes) ?? '');
    const { size, root } = note.checkpoint;
    if (size > tree.size) return []; // signed a moment ago; the next check sees it
    const witnesses = await Promise.all(keys.map((key) => readKey(key, witnessKeyType)));
    const seen = await Promise.all(witnesses.map((witness) => (witness ? seenBy(witness, note) : null)));
    const right = seen.filter((one) => one !== null);
    if (right.length > 0 && !same(await tree.rootAt(size), root)) throw new Doubt({ kind: 'checkpoint' }, 'witness_differs');
    return right;
}
