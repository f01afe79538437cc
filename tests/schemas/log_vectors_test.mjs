// Holds schemas/log-vectors.json against what made it, byte for byte, and then against a second way of computing
// everything in it: roots by carrying as in counting, proofs by the climbs of RFC 9162 sections 2.1.3.2 and 2.1.4.2,
// signatures by node's crypto from the written keys alone.
//
//     log_vectors_test.mjs ROOT
import assert from "node:assert/strict";
import { createHash, createPrivateKey, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { vectors, written } from "./log_vectors.mjs";

const file = readFileSync(join(process.argv[2], "schemas/log-vectors.json"), "utf8");
assert.equal(file, `${written(vectors())}\n`, "log-vectors.json is not what log_vectors.mjs writes; see there");
const given = JSON.parse(file);

let checked = 0;
const holds = (truth, what) => {
  assert.ok(truth, what);
  checked += 1;
};
const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafHash = (text) => sha256(Buffer.from([0]), Buffer.from(text));
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);
const bytes = (hex) => Buffer.from(hex, "hex");

const lists = { golden: given.golden, numbered: Array.from({ length: 70_000 }, (_, i) => `leaf ${i}`) };
const hashes = Object.fromEntries(Object.entries(lists).map(([name, texts]) => [name, texts.map(leafHash)]));

// Whole trees of one, two, four … leaves, carried like the digits of a binary number.
function rootOf(leaves) {
  const trees = [];
  for (let [i, hash] of leaves.entries()) {
    for (let carry = i; carry & 1; carry >>= 1) hash = nodeHash(trees.pop(), hash);
    trees.push(hash);
  }
  return trees.length === 0 ? sha256() : trees.reduceRight((right, left) => nodeHash(left, right));
}

function provesInclusion({ index, size, leaf, root, proof }) {
  if (index >= size) return false;
  let [fn, sn, r] = [index, size - 1, bytes(leaf)];
  for (const p of proof.map(bytes)) {
    if (sn === 0) return false;
    if (fn & 1 || fn === sn) {
      r = nodeHash(p, r);
      while (!(fn & 1) && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else {
      r = nodeHash(r, p);
    }
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 && r.equals(bytes(root));
}

function provesConsistency({ older, newer, older_root, newer_root, proof }) {
  if (older > newer || older === 0) return false;
  if (older === newer) return proof.length === 0 && older_root === newer_root;
  const path = [...((older & (older - 1)) === 0 ? [older_root] : []), ...proof].map(bytes);
  let [fn, sn] = [older - 1, newer - 1];
  while (fn & 1) [fn, sn] = [fn >> 1, sn >> 1];
  if (path.length === 0) return false;
  let [fr, sr] = [path[0], path[0]];
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn & 1 || fn === sn) {
      [fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)];
      while (!(fn & 1) && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else {
      sr = nodeHash(sr, c);
    }
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 && fr.equals(bytes(older_root)) && sr.equals(bytes(newer_root));
}

function checkTrees() {
  holds(rootOf(hashes.golden).toString("base64") === "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=", "the known root");
  for (const { leaf, hash } of given.leaf_hashes) holds(leafHash(leaf).equals(bytes(hash)), `leaf ${leaf}`);
  for (const { left, right, hash } of given.node_hashes) holds(nodeHash(bytes(left), bytes(right)).equals(bytes(hash)), `node ${hash}`);
  for (const { leaves, size, root } of given.roots) holds(rootOf(hashes[leaves].slice(0, size)).equals(bytes(root)), `${leaves} ${size}`);
  for (const one of given.inclusion) holds(hashes[one.leaves][one.index].equals(bytes(one.leaf)) && provesInclusion(one), JSON.stringify(one));
  for (const one of given.consistency) holds(provesConsistency(one), JSON.stringify(one));
  for (const one of given.refused_inclusion) holds(!provesInclusion(one), one.why);
  for (const one of given.refused_consistency) holds(!provesConsistency(one), one.why);
}

// A tile's hashes are roots of its leaves; a bundle's entries are the leaves.
function checkTiles() {
  for (const { leaves, path, level, index, width, ...tile } of given.tiles) {
    const spanned = 256 ** (level === "entries" ? 0 : level);
    const part = (list, i) => list.slice((index * 256 + i) * spanned, (index * 256 + i + 1) * spanned);
    const content = Buffer.concat(
      Array.from({ length: width }, (_, i) => {
        if (level !== "entries") return rootOf(part(hashes[leaves], i));
        const text = Buffer.from(part(lists[leaves], i)[0]);
        return Buffer.concat([Buffer.from([text.length >> 8, text.length & 255]), text]);
      }),
    );
    holds(content.length === tile.bytes && sha256(content).equals(bytes(tile.sha256)), path);
    if (tile.base64) holds(content.toString("base64") === tile.base64, path);
  }
}

const keys = new Map(given.keys.map((key) => [key.vkey, key]));
const publicKey = ({ public_key }) =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes(public_key).toString("base64url") }, format: "jwk" });

function checkKeys() {
  for (const key of given.keys) {
    const typed = Buffer.concat([Buffer.from([key.type === "log" ? 1 : 4]), bytes(key.public_key)]);
    const id = sha256(Buffer.from(`${key.name}\n`), typed).subarray(0, 4).toString("hex");
    holds(id === key.key_id && key.vkey === `${key.name}+${id}+${typed.toString("base64")}`, key.vkey);
    const { name, seed } = key;
    const jwk = { kty: "OKP", crv: "Ed25519", d: bytes(seed).toString("base64url"), x: bytes(key.public_key).toString("base64url") };
    const secret = createPrivateKey({ key: jwk, format: "jwk" });
    holds(createPublicKey(secret).equals(publicKey(key)), `${name}: seed and public key`);
  }
}

// What is signed under each line of the note's that is of this key.
function signaturesOf(note, key) {
  const gap = note.lastIndexOf("\n\n");
  const lines = note.slice(gap + 2).split("\n").slice(0, -1);
  return lines
    .map((line) => /^— (\S+) (\S+)$/.exec(line))
    .filter((found) => found?.[1] === key.name)
    .map((found) => Buffer.from(found[2], "base64"))
    .filter((signature) => signature.subarray(0, 4).toString("hex") === key.key_id)
    .map((signature) => signature.subarray(4));
}

function checkCheckpoints() {
  for (const { leaves, size, root, key, text, note, cosigned } of given.checkpoints) {
    holds(rootOf(hashes[leaves].slice(0, size)).equals(bytes(root)), "a checkpoint's root");
    const log = keys.get(key);
    holds(text === `${log.name}\n${size}\n${bytes(root).toString("base64")}\n` && note.startsWith(`${text}\n— `), text);
    const [signature, ...others] = signaturesOf(note, log);
    holds(others.length === 0 && verify(null, Buffer.from(text), publicKey(log), signature), note);
    if (!cosigned) continue;
    const witness = keys.get(cosigned.vkey);
    const [seen] = signaturesOf(note, witness);
    const said = Buffer.from(`cosignature/v1\ntime ${cosigned.time}\n${text}`);
    holds(seen.readBigUInt64BE() === BigInt(cosigned.time) && verify(null, said, publicKey(witness), seen.subarray(8)), note);
  }
}

checkTrees();
checkTiles();
checkKeys();
checkCheckpoints();
console.log(`${checked} vectors agree with a second computation`);
