// The signed checkpoint of the log (C2SP signed-note, tlog-checkpoint): what the office commits itself to.
//
//     origin
//     size
//     base64(root)
//     <empty line>
//     — name base64(key id ‖ signature)
//
// A key is written name+hex(id)+base64(type ‖ key); its id is the first four bytes of
// SHA-256(name ‖ 0x0A ‖ type ‖ key).
import { type Bytes, fromBase64, joined, toHex, utf8 } from './bytes';
import { Doubt } from './doubt';
import { hashBytes, sha256 } from './hashes';

export interface Checkpoint {
    origin: string;
    size: number;
    root: Bytes;
}

export interface SignatureLine {
    name: string;
    id: string; // hex
    signature: Bytes;
}

export interface Note {
    text: string; // what is signed
    checkpoint: Checkpoint;
    signatures: SignatureLine[];
}

export interface LogKey {
    text: string; // as it was written
    name: string;
    id: string; // hex
    key: Bytes;
}

// How far the signature could be looked at: this browser may not know Ed25519, the server may not name a key.
export type Signed = 'checked' | 'unsupported' | 'no_key';

const idBytes = 4;
const signatureBytes = 64;
const logKeyType = 1;
export const witnessKeyType = 4;
const isName = (name: string) => name !== '' && !/[\s+]/u.test(name);

function signatureLine(line: string): SignatureLine | null {
    const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded ? fromBase64(encoded) : null;
    if (!name || !isName(name) || !bytes || bytes.length <= idBytes) return null;
    return { name, id: toHex(bytes.subarray(0, idBytes)), signature: bytes.subarray(idBytes) };
}

function checkpointIn(text: string): Checkpoint | null {
    const [origin, size, root] = text.split('\n');
    const hash = root ? fromBase64(root) : null;
    if (!origin || !size || !/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size)) || hash?.length !== hashBytes) return null;
    return { origin, size: Number(size), root: hash };
}

// Throws the Doubt that it is no checkpoint.
export function readNote(whole: string): Note {
    const gap = whole.lastIndexOf('\n\n');
    const text = whole.slice(0, gap + 1);
    const checkpoint = gap > 0 && whole.endsWith('\n') ? checkpointIn(text) : null;
    const signatures = whole.slice(gap + 2, -1).split('\n').map(signatureLine);
    const read = signatures.filter((line) => line !== null);
    if (!checkpoint || read.length !== signatures.length) throw new Doubt({ kind: 'checkpoint' }, 'checkpoint_malformed');
    return { text, checkpoint, signatures: read };
}

// None where it is no key of a log (or a witness), or its id is that of another one.
export async function readKey(text: string, type = logKeyType): Promise<LogKey | null> {
    const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
    const bytes = encoded ? fromBase64(encoded) : null;
    if (!name || !isName(name) || !id || bytes?.length !== 33 || bytes[0] !== type) return null;
    const own = (await sha256(joined(utf8(`${name}\n`), bytes))).subarray(0, idBytes);
    return toHex(own) === id ? { text, name, id, key: bytes.subarray(1) } : null;
}

async function importKey(key: Bytes): Promise<CryptoKey | 'unsupported'> {
    try {
        return await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    } catch (error) {
        if ((error as Error).name === 'NotSupportedError') return 'unsupported';
        throw new Doubt({ kind: 'checkpoint' }, 'not_signed');
    }
}

// Whether the signature is the key's; nothing where this browser does not know Ed25519.
export async function verified(key: Bytes, signature: Bytes, said: Bytes): Promise<boolean | null> {
    if (signature.length !== signatureBytes) return false;
    const imported = await importKey(key);
    return imported === 'unsupported' ? null : crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, said);
}

// Throws the Doubt that the key has not signed it; a wrong signature beside a right one is wrong.
export async function checkSignature(note: Note, key: LogKey | null): Promise<Signed> {
    if (!key) return 'no_key';
    if (key.name !== note.checkpoint.origin) throw new Doubt({ kind: 'checkpoint' }, 'other_log');
    const own = note.signatures.filter((line) => line.name === key.name && line.id === key.id);
    if (own.length === 0) throw new Doubt({ kind: 'checkpoint' }, 'not_signed');
    const right = await Promise.all(own.map((line) => verified(key.key, line.signature, utf8(note.text))));
    if (right.includes(false)) throw new Doubt({ kind: 'checkpoint' }, 'not_signed');
    return right.includes(null) ? 'unsupported' : 'checked';
}
