// What a verifier that shares nothing with the server needs: the tree of RFC 6962, the signed notes, tiles and keys
// of C2SP (signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature), with node's own hash and signatures.
import { createHash, createPublicKey, verify } from "node:crypto";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
export const leafHash = (leaf) => sha256(Buffer.of(0), leaf);

export function rootOf(hashes) {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0];
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  return sha256(Buffer.of(1), rootOf(hashes.slice(0, left)), rootOf(hashes.slice(left)));
}

// name+hex(id)+base64(type ‖ key); the base64 may hold a plus.
export function readKey(text) {
  const [name, id] = text.split("+", 2);
  const bytes = Buffer.from(text.slice(name.length + id.length + 2), "base64");
  const computed = sha256(name, "\n", bytes).subarray(0, 4).toString("hex");
  if (computed !== id || bytes.length !== 33) throw new Error(`${text} is no key`);
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes.subarray(1).toString("base64url") }, format: "jwk" });
  return { name, id, type: bytes[0], key };
}

export function readNote(note) {
  const gap = note.lastIndexOf("\n\n");
  const text = note.slice(0, gap + 1);
  const signatures = note.slice(gap + 2).trimEnd().split("\n").map((line) => {
    const [, name, base64] = /^— (\S+) (\S+)$/.exec(line);
    const bytes = Buffer.from(base64, "base64");
    return { name, id: bytes.subarray(0, 4).toString("hex"), bytes: bytes.subarray(4) };
  });
  const [origin, size, root] = text.split("\n");
  return { text, signatures, origin, size: Number(size), root };
}

export function isSignedBy(note, key) {
  const found = note.signatures.filter((it) => it.name === key.name && it.id === key.id);
  return found.length > 0 && found.every((it) => verify(null, Buffer.from(note.text), key.key, it.bytes));
}

// When the witness saw it, in seconds; undefined when it did not sign.
export function cosignedAt(note, key) {
  const found = note.signatures.find((it) => it.name === key.name && it.id === key.id);
  if (!found) return undefined;
  const at = found.bytes.readBigUInt64BE(0);
  const message = `cosignature/v1\ntime ${at}\n${note.text}`;
  return verify(null, Buffer.from(message), key.key, found.bytes.subarray(8)) ? Number(at) : undefined;
}

const width = 256;

// Of a level ("entries" or a number) in a tree of this size: the names of its tiles.
export function tilesOf(size, level) {
  const nodes = Math.floor(size / width ** (level === "entries" ? 0 : level));
  const named = (index) => `tile/${level}/${String(index).padStart(3, "0")}`;
  const full = Array.from({ length: Math.floor(nodes / width) }, (_, index) => named(index));
  return nodes % width === 0 ? full : [...full, `${named(full.length)}.p/${nodes % width}`];
}

export function entriesOf(bundle) {
  const entries = [];
  for (let at = 0; at < bundle.length; ) {
    const length = bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

// Reads the whole log of this size and checks every tile on the way; returns its root and its entries.
export async function readLog(size, read) {
  const bundles = [];
  for (const path of tilesOf(size, "entries")) bundles.push(entriesOf(await read(path)));
  const entries = bundles.flat();
  const leaves = entries.map(leafHash);
  let nodes = leaves;
  for (let level = 0; nodes.length > 0; level += 1) {
    for (const [index, path] of tilesOf(size, level).entries()) {
      const expected = Buffer.concat(nodes.slice(index * width, (index + 1) * width));
      if (!expected.equals(await read(path))) throw new Error(`${path} is not what lies below it`);
    }
    const above = Math.floor(nodes.length / width);
    nodes = Array.from({ length: above }, (_, index) => rootOf(nodes.slice(index * width, (index + 1) * width)));
  }
  return { root: rootOf(leaves).toString("base64"), entries: entries.map((entry) => JSON.parse(entry.toString("utf8"))) };
}
