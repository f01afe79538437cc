// A log as its files, made by Node's own crypto and the recursive words of RFC 6962: nothing of the page
// stands in it.
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
export const leafHash = (leaf) => sha256(Buffer.of(0), Buffer.from(leaf));

export function rootOf(hashes) {
  if (hashes.length === 0) return sha256(Buffer.alloc(0));
  if (hashes.length === 1) return hashes[0];
  let half = 1;
  while (half * 2 < hashes.length) half *= 2;
  return sha256(Buffer.of(1), rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

// Ed25519 from a seed of 32 equal bytes; of a log (1) or a witness (4).
export function signerOf(byte, name = "mttq.example/log", type = 1) {
  const seed = Buffer.alloc(32, byte);
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
  const typed = Buffer.concat([Buffer.of(type), createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32)]);
  const id = sha256(Buffer.from(`${name}\n`), typed).subarray(0, 4);
  return { name, id, vkey: `${name}+${id.toString("hex")}+${typed.toString("base64")}`, sign: (text) => sign(null, Buffer.from(text), key) };
}

export const office = signerOf(7);
export const stranger = signerOf(8);

export function checkpoint(leaves, by = office, origin = by.name) {
  const text = `${origin}\n${leaves.length}\n${rootOf(leaves.map(leafHash)).toString("base64")}\n`;
  return `${text}\n— ${by.name} ${Buffer.concat([by.id, by.sign(text)]).toString("base64")}\n`;
}

// The leaf as an event that changes the log's key (schemas/log.md), the latter's signature by `signed`.
export function keyChange(leaf, index, before, after, signed = after) {
  const { id, ts } = JSON.parse(leaf);
  const statement = `phanbien/log-key-change@v1\n${before.name}\n${index}\n${before.vkey}\n${after.vkey}\n`;
  const [before64, after64] = [before, signed].map((key) => key.sign(statement).toString("base64"));
  return JSON.stringify({ v: 1, id, ts, org: "", actor: "system", act: "log_key_changed", blobs: [], pd: "", key_before: before.vkey, key_after: after.vkey, signature_before: before64, signature_after: after64 });
}

// The note with a witness's line under it (C2SP tlog-cosignature).
export function cosigned(note, witness, at) {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const text = note.slice(0, note.indexOf("\n\n") + 1);
  const line = Buffer.concat([witness.id, time, witness.sign(`cosignature/v1\ntime ${at}\n${text}`)]);
  return `${note}— ${witness.name} ${line.toString("base64")}\n`;
}

// Events of seven dossiers, d1 to d7, that take turns with the office's.
export function someLeaves(count) {
  const last = new Map();
  return Array.from({ length: count }, (_, i) => {
    const number = String(100_000 + i);
    const leaf = { v: 1, id: `e${number}`, ts: `2026-11-23T01:00:00.${number}Z`, org: "o", actor: i % 8 === 3 ? "system" : "a1", act: "moved" };
    if (i % 8 === 0) return JSON.stringify(leaf);
    const doc = `d${i % 8}`;
    const { sequence, hash } = last.get(doc) ?? { sequence: 0, hash: "0".repeat(64) };
    const text = JSON.stringify({ ...leaf, doc, doc_seq: sequence + 1, doc_prev: hash, blobs: [], pd: "" });
    last.set(doc, { sequence: sequence + 1, hash: leafHash(text).toString("hex") });
    return text;
  });
}

export const placed = (leaves, doc) =>
  leaves.map((leaf, position) => ({ position, leaf })).filter(({ leaf }) => JSON.parse(leaf).doc === doc);

// What the history of a dossier shows.
export const shown = (leaves, doc) =>
  placed(leaves, doc).map(({ leaf }) => {
    const { id, ts, act, actor, doc_seq } = JSON.parse(leaf);
    return { sequence: doc_seq, id, at: ts, act, actor: { id: actor === "system" ? "" : actor }, hash: leafHash(leaf).toString("hex") };
  });

const named = (level, index, width) => {
  const digits = String(index).padStart(3, "0");
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.../g);
  return `tile/${level}/${groups.map((group, i) => (i + 1 < groups.length ? `x${group}` : group)).join("/")}${width < 256 ? `.p/${width}` : ""}`;
};

export function filesOf(leaves, note = checkpoint(leaves)) {
  const files = new Map([["checkpoint", Buffer.from(note)]]);
  const inParts = (all, put) => {
    for (let first = 0; first < all.length; first += 256) put(first / 256, all.slice(first, first + 256));
  };
  inParts(leaves.map((leaf) => Buffer.from(leaf)), (index, part) => {
    const bytes = part.flatMap((leaf) => [Buffer.of(leaf.length >> 8, leaf.length & 255), leaf]);
    files.set(named("entries", index, part.length), Buffer.concat(bytes));
  });
  let nodes = leaves.map(leafHash);
  for (let level = 0; nodes.length > 0; level++) {
    const above = [];
    inParts(nodes, (index, part) => {
      files.set(named(level, index, part.length), Buffer.concat(part));
      if (part.length === 256) above.push(rootOf(part));
    });
    nodes = above;
  }
  return files;
}

// Counts what is read.
export function reader(files, read = []) {
  return async (path) => {
    read.push(path);
    const bytes = files.get(path);
    return bytes ? new Uint8Array(bytes) : null;
  };
}
