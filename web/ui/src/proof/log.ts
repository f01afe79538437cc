// Opens the log: its checkpoint, the signature, the tree to the root, and that the log this browser saw
// before is the beginning of it. What the checks of a dossier and of the whole log begin with.
import { same, textOf } from './bytes';
import { type Checkpoint, checkSignature, type LogKey, readKey, readNote, type Signed } from './checkpoint';
import { Doubt, Unchecked } from './doubt';
import { followKeys } from './keys';
import type { Seen } from './memory';
import type { LogFile } from './tiles';
import { ProvenTree } from './tree';
import { type Witnessed, witnessesOf } from './witnesses';

export interface OpenLog {
    checkpoint: Checkpoint;
    key: LogKey | null;
    keyId: string; // of the signature that bears the log's name, as it says; empty where there is none
    signed: Signed;
    seen: Seen | null; // what it was held against
    tree: ProvenTree;
    keys: LogKey[]; // all that the log ever had, oldest first; none where none is known
    keyChanges: number[] | null; // positions of all events by which one followed the other; null: not told
    witnessed: Witnessed[];
}

// What the server says of its log; all of it is checked.
export interface ToldOfLog {
    vkey: string; // empty: it does not name its key
    changes: number[];
    witnesses: string[];
}

const atCheckpoint = { kind: 'checkpoint' } as const;

function compareNames(checkpoint: Checkpoint, seen: Seen): void {
    if (seen.origin !== checkpoint.origin) throw new Doubt(atCheckpoint, 'log_changed');
    if (seen.size > checkpoint.size) throw new Doubt(atCheckpoint, 'cut');
}

// A key that this browser has seen goes before none at all, and may be followed to the one that signs now.
// Throws Doubt, Unchecked, or what `stop` throws.
export async function openLog(file: LogFile, told: ToldOfLog, seen: Seen | null, stop?: AbortSignal): Promise<OpenLog> {
    if (!globalThis.crypto?.subtle) throw new Unchecked('insecure');
    const bytes = await file('checkpoint', stop);
    if (!bytes) throw new Unchecked('no_log');
    const text = textOf(bytes);
    if (text === null) throw new Doubt(atCheckpoint, 'checkpoint_malformed');
    const note = readNote(text);
    const { checkpoint } = note;
    const written = told.vkey || (seen?.origin === checkpoint.origin ? seen.key : '');
    const key = written ? await readKey(written) : null;
    if (written && !key) throw new Doubt(atCheckpoint, 'not_signed');
    if (seen) compareNames(checkpoint, seen);
    const signed = await checkSignature(note, key);
    const tree = await ProvenTree.open(file, checkpoint, stop);
    if (seen && !same(await tree.rootAt(seen.size), seen.root)) throw new Doubt(atCheckpoint, 'rewritten');
    const keyChanges = told.vkey ? told.changes : null;
    const keys = key ? await followKeys(file, tree, note, key, keyChanges ?? [], stop) : [];
    if (seen?.key && key && !keys.some(({ text: known }) => known === seen.key)) throw new Doubt(atCheckpoint, 'key_changed');
    const witnessed = await witnessesOf(file, tree, told.witnesses, stop);
    const keyId = key?.id ?? note.signatures.find((line) => line.name === checkpoint.origin)?.id ?? '';
    return { checkpoint, key, keyId, signed, seen, tree, keys, keyChanges, witnessed };
}
