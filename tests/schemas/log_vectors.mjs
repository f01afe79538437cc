// Makes schemas/log-vectors.json: the test vectors of schemas/log.md, computed here by the letter of RFC 6962
// (its recursive definitions) with node's SHA-256 and Ed25519, and with nothing of the program they test.
//
//     node tests/schemas/log_vectors.mjs --write
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
const byte = (value) => Buffer.from([value]);
const bigEndian = (value, bytes) => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(value));
  return out.subarray(8 - bytes);
};

// ---- RFC 6962 section 2.1 --------------------------------------------------------------------------------

const leafHash = (leaf) => sha256(byte(0), leaf);
const nodeHash = (left, right) => sha256(byte(1), left, right);
const splitOf = (count) => 2 ** (31 - Math.clz32(count - 1)); // the largest power of two below the count

// A list of leaves, of which every part's Merkle Tree Hash may be asked: MTH(D[first:end]).
class Leaves {
  #known = new Map();

  constructor(name, texts) {
    this.name = name;
    this.texts = texts;
    this.hashes = texts.map(leafHash);
  }

  mth(first, end) {
    if (end === first) return sha256();
    if (end - first === 1) return this.hashes[first];
    const key = first * 2 ** 20 + end;
    if (!this.#known.has(key)) {
      const middle = first + splitOf(end - first);
      this.#known.set(key, nodeHash(this.mth(first, middle), this.mth(middle, end)));
    }
    return this.#known.get(key);
  }

  // PATH(m, D[first:end])
  path(m, first, end) {
    if (end - first === 1) return [];
    const k = splitOf(end - first);
    return m < k
      ? [...this.path(m, first, first + k), this.mth(first + k, end)]
      : [...this.path(m - k, first + k, end), this.mth(first, first + k)];
  }

  // SUBPROOF(m, D[first:end], b)
  subproof(m, first, end, known) {
    if (m === end - first) return known ? [] : [this.mth(first, end)];
    const k = splitOf(end - first);
    return m <= k
      ? [...this.subproof(m, first, first + k, known), this.mth(first + k, end)]
      : [...this.subproof(m - k, first + k, end, false), this.mth(first, first + k)];
  }
}

export const goldenWords = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten".split(" ");
const golden = new Leaves("golden", goldenWords);
const numbered = new Leaves("numbered", Array.from({ length: 70_000 }, (_, i) => `leaf ${i}`));

// ---- Tiles (C2SP tlog-tiles) -----------------------------------------------------------------------------

const groupsOf = (index) => {
  const groups = [];
  for (let rest = BigInt(index), first = true; first || rest > 0n; rest /= 1000n, first = false) {
    groups.unshift((first ? "" : "x") + String(rest % 1000n).padStart(3, "0"));
  }
  return groups.join("/");
};
const tilePath = (level, index, width) => `tile/${level}/${groupsOf(index)}${width < 256 ? `.p/${width}` : ""}`;

// Every tile and bundle of a tree, by its path.
function filesOf(leaves, size) {
  const files = {};
  for (let level = 0, nodes = size; nodes > 0; level += 1, nodes = Math.floor(nodes / 256)) {
    for (let index = 0; index * 256 < nodes; index += 1) {
      const width = Math.min(256, nodes - index * 256);
      const spanned = 256 ** level;
      const at = (i) => (index * 256 + i) * spanned;
      files[tilePath(level, index, width)] = Buffer.concat(
        Array.from({ length: width }, (_, i) => leaves.mth(at(i), at(i) + spanned)),
      );
      if (level === 0) {
        const texts = leaves.texts.slice(index * 256, index * 256 + width);
        files[tilePath("entries", index, width)] = bundleOf(texts);
      }
    }
  }
  return files;
}
const bundleOf = (texts) =>
  Buffer.concat(texts.flatMap((text) => [bigEndian(Buffer.byteLength(text), 2), Buffer.from(text)]));

// ---- Keys and notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature) ----------------------------------

const types = { log: 0x01, witness: 0x04 };

function keyOf(name, type, seed) {
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const secret = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  const typed = Buffer.concat([byte(types[type]), publicKey]);
  const id = sha256(name, "\n", typed).subarray(0, 4);
  return {
    name,
    type,
    secret,
    id,
    written: {
      name,
      type,
      seed: hex(seed),
      public_key: hex(publicKey),
      key_id: hex(id),
      vkey: `${name}+${hex(id)}+${base64(typed)}`,
      private: `PRIVATE+KEY+${name}+${hex(id)}+${base64(Buffer.concat([byte(types[type]), seed]))}`,
    },
  };
}
const office = keyOf("mttq.example/log", "log", Buffer.from(Array.from({ length: 32 }, (_, i) => i)));
const stranger = keyOf("mttq.example/log", "log", Buffer.alloc(32, 0x03));
const second = keyOf("mttq.example/log", "log", Buffer.alloc(32, 0x04));
const third = keyOf("mttq.example/log", "log", Buffer.alloc(32, 0x05));
const elsewhere = keyOf("other.example/log", "log", Buffer.alloc(32, 0x06));
const elsewhere2 = keyOf("other.example/log", "log", Buffer.alloc(32, 0x07));
const witness = keyOf("neighbour.example/witness", "witness", Buffer.alloc(32, 0x02));

const lineOf = (key, signed, before = Buffer.alloc(0)) =>
  `— ${key.name} ${base64(Buffer.concat([key.id, before, sign(null, Buffer.from(signed), key.secret)]))}\n`;
const checkpointText = (size, root) => `${office.name}\n${size}\n${base64(root)}\n`;
const noteOf = (text, ...lines) => `${text}\n${lines.join("")}`;
const signedBy = (key, text) => noteOf(text, lineOf(key, text));
const cosignature = (text, at) => lineOf(witness, `cosignature/v1\ntime ${at}\n${text}`, bigEndian(at, 8));

function checkpoints() {
  const at = (leaves, size) => ({ leaves: leaves.name, size, root: leaves.mth(0, size) });
  const plain = [at(golden, 0), at(golden, 1), at(golden, 15), at(numbered, 70_000)].map(({ root, ...rest }) => {
    const text = checkpointText(rest.size, root);
    return { ...rest, root: hex(root), key: office.written.vkey, text, note: signedBy(office, text), cosigned: null };
  });
  const { text } = plain[2];
  const seen = 1_764_400_000;
  const cosigned = {
    ...plain[2],
    note: noteOf(text, lineOf(office, text), cosignature(text, seen)),
    cosigned: { vkey: witness.written.vkey, time: seen },
  };
  return [...plain, cosigned];
}

// ---- Changes of key --------------------------------------------------------------------------------------------

const statementOf = (index, before, after) =>
  `phanbien/log-key-change@v1\n${before.name}\n${index}\n${before.written.vkey}\n${after.written.vkey}\n`;
// `by`: who signs, where that is not the two; `said`: what, where it is not their statement.
function changeLeaf(index, before, after, { by = [before, after], said = statementOf(index, before, after) } = {}) {
  const [signature_before, signature_after] = by.map((key) => base64(sign(null, Buffer.from(said), key.secret)));
  const [key_before, key_after] = [before.written.vkey, after.written.vkey];
  const leaf = { v: 1, id: `e${index}`, ts: `2026-11-23T01:00:00.00000${index}Z`, org: "", actor: "system", act: "log_key_changed" };
  return JSON.stringify({ ...leaf, blobs: [], pd: hex(sha256(`payload ${index}`)), key_before, key_after, signature_before, signature_after });
}

function keyChanges() {
  const trusted = office.written.vkey;
  const refused = {
    "at another place": [6, changeLeaf(5, office, second)],
    "of a log with another name": [5, changeLeaf(5, elsewhere, elsewhere2)],
    "to the same key": [5, changeLeaf(5, office, office)],
    "signed by the new key only": [5, changeLeaf(5, office, second, { by: [second, second] })],
    "signed by the old key only": [5, changeLeaf(5, office, second, { by: [office, office] })],
    "signed over the statement of another change": [5, changeLeaf(5, office, second, { said: statementOf(5, office, third) })],
    "without signatures": [5, changeLeaf(5, office, second).replace(/,"signature_before.*/, "}")],
    "a dossier's": [5, changeLeaf(5, office, second).replace('"blobs"', '"doc":"d1","blobs"')],
  };
  return {
    key_changes: [[5, office, second], [0, second, third], [123_456, office, third]].map(([index, before, after]) => ({
      index,
      trusted: before.written.vkey,
      leaf: changeLeaf(index, before, after),
      statement: statementOf(index, before, after),
    })),
    refused_key_changes: Object.entries(refused).map(([why, [index, leaf]]) => ({ why, index, trusted, leaf })),
  };
}

function refusedCheckpoints() {
  const text = checkpointText(15, golden.mth(0, 15));
  const good = signedBy(office, text);
  const [, line] = good.split("\n\n");
  const odd = (other) => signedBy(office, other);
  const cases = {
    "signed by another key of the same name": signedBy(stranger, text),
    "signed by nobody": `${text}\n`,
    "without the empty line": `${text}${line}`,
    "cut within its signature": good.slice(0, -9) + "\n",
    "without the last newline": good.slice(0, -1),
    "another size under the same signature": good.replace("\n15\n", "\n14\n"),
    "another root under the same signature": good.replace(base64(golden.mth(0, 15)), base64(golden.mth(0, 14))),
    "a wrong signature of the key beside the right one": good + lineOf(office, "another text\n"),
    "a hyphen instead of the dash": good.replace("— ", "- "),
    "a size with a leading zero": odd(text.replace("\n15\n", "\n015\n")),
    "a size with a sign": odd(text.replace("\n15\n", "\n+15\n")),
    "a root that is too short": odd(checkpointText(15, golden.mth(0, 15).subarray(1))),
    "no root": odd(`${office.name}\n15\n`),
    "another log's name": odd(text.replace("mttq.example", "other.example")),
    "an empty extension line": odd(`${text}\n`),
    "a tab in it": odd(`${text}more\tmore\n`),
  };
  return Object.entries(cases).map(([why, note]) => ({ why, key: office.written.vkey, note }));
}

// ---- Proofs ------------------------------------------------------------------------------------------------

const inclusionOf = (leaves, index, size) => ({
  leaves: leaves.name,
  index,
  size,
  leaf: hex(leaves.hashes[index]),
  root: hex(leaves.mth(0, size)),
  proof: leaves.path(index, 0, size).map(hex),
});
const consistencyOf = (leaves, older, newer) => ({
  leaves: leaves.name,
  older,
  newer,
  older_root: hex(leaves.mth(0, older)),
  newer_root: hex(leaves.mth(0, newer)),
  proof: leaves.subproof(older, 0, newer, true).map(hex),
});

// Every way to spoil a proof by one step.
function spoiled(good, ...others) {
  const flipped = (text) => (text[0] === "0" ? "1" : "0") + text.slice(1);
  const { proof } = good;
  const more = [
    ["one hash missing", { ...good, proof: proof.slice(0, -1) }],
    ["one hash more", { ...good, proof: [...proof, proof[0]] }],
    ["a changed hash", { ...good, proof: [flipped(proof[0]), ...proof.slice(1)] }],
    ["two hashes swapped", { ...good, proof: [proof[1], proof[0], ...proof.slice(2)] }],
    ...others.map(([why, change]) => [why, { ...good, ...change(good, flipped) }]),
  ];
  return more.map(([why, proofOf]) => ({ why, ...proofOf }));
}

// ---- Whole logs ----------------------------------------------------------------------------------------------

// Leaves as schemas/event.md has them: two dossiers whose events take turns with the office's.
function events() {
  const last = {};
  return ["", "d1", "d1", "d2", "d1", "", "d2"].map((doc, i) => {
    const leaf = { v: 1, id: `e${i}`, ts: `2026-11-23T01:00:00.00000${i}Z`, org: "front", actor: "a1", act: "moved" };
    if (doc) {
      const before = last[doc] ?? { seq: 0, hash: "0".repeat(64) };
      Object.assign(leaf, { doc, doc_seq: before.seq + 1, doc_prev: before.hash });
    }
    const text = JSON.stringify({ ...leaf, blobs: [], pd: hex(sha256(`payload ${i}`)) });
    if (doc) last[doc] = { seq: leaf.doc_seq, hash: hex(leafHash(text)) };
    return text;
  });
}
const noteAt = (texts, size) => signedBy(office, checkpointText(size, new Leaves("", texts).mth(0, size)));
const logOf = (texts) => ({
  checkpoint: Buffer.from(noteAt(texts, texts.length)),
  ...filesOf(new Leaves("", texts), texts.length),
});

function logs() {
  const good = events();
  const changed = (change) => {
    const copy = [...good];
    change(copy);
    return copy;
  };
  const swapped = changed((t) => ([t[1], t[2]] = [t[2], t[1]]));
  const twice = changed((t) => t.push(t[6]));
  const gone = changed((t) => t.splice(2, 1));
  const rewritten = changed((t) => (t[5] = t[5].replace('"moved"', '"moved","more":1')));
  const files = logOf(good);
  const bundle = Buffer.from(files["tile/entries/000.p/7"]);
  bundle[bundle.length - 3] ^= 1;
  const { "tile/0/000.p/7": tile, ...withoutTile } = files;
  const kept = noteAt(good, 6);
  const replaced = changed((t) => (t[5] = changeLeaf(5, office, second)));
  const forged = changed((t) => (t[5] = changeLeaf(5, office, second, { by: [second, second] })));
  const byKeys = (texts, ...keys) => {
    const text = checkpointText(texts.length, new Leaves("", texts).mth(0, texts.length));
    return { ...logOf(texts), checkpoint: Buffer.from(noteOf(text, ...keys.map((key) => lineOf(key, text)))) };
  };
  const behind = replaced.slice(0, 6);
  const byStranger = signedBy(stranger, checkpointText(7, new Leaves("", good).mth(0, 7)));
  const all = [
    ["left alone", "", files, ""],
    ["left alone, beside an older checkpoint of its own", "", files, kept],
    ["a byte of an entry changed", "tree", { ...files, "tile/entries/000.p/7": bundle }, ""],
    ["a tile missing", "tree", withoutTile, ""],
    ["a tile cut", "tree", { ...files, "tile/0/000.p/7": tile.subarray(0, 200) }, ""],
    ["the checkpoint of a shorter log", "tree", { ...files, checkpoint: Buffer.from(kept) }, ""],
    ["signed by a stranger", "signature", { ...files, checkpoint: Buffer.from(byStranger) }, ""],
    ["two events of a dossier swapped, and all signed anew", "events", logOf(swapped), ""],
    ["an event twice, and all signed anew", "events", logOf(twice), ""],
    ["an event taken out, and all signed anew", "events", logOf(gone), ""],
    ["an event of no dossier rewritten, and all signed anew: nothing in it shows that", "", logOf(rewritten), ""],
    ["the same, beside the older checkpoint", "older checkpoint", logOf(rewritten), kept],
    ["its key changed, read with the first key, beside a checkpoint of that one", "", byKeys(replaced, second), noteAt(good, 4)],
    ["its key changed, read with the second key", "", byKeys(replaced, second), noteAt(good, 4), second],
    ["its key changed, read with a key it never had", "keys", byKeys(replaced, second), "", third],
    ["its key changed, signed by the replaced one", "keys", byKeys(replaced, office), ""],
    ["right behind a change of key, signed by both", "", byKeys(behind, office, second), ""],
    ["right behind a change of key, signed by the new one only", "keys", byKeys(behind, second), ""],
    ["right behind a change of key, signed by the old one only", "keys", byKeys(behind, office), ""],
    ["its key changed by the new one alone", "keys", byKeys(forged, second), ""],
    ["its end cut and signed anew: nothing in it shows that", "", logOf(good.slice(0, 5)), ""],
    ["the same, beside the older checkpoint", "older checkpoint", logOf(good.slice(0, 5)), kept],
  ];
  return all.map(([about, told_by, content, older, key = office]) => ({
    about,
    told_by,
    key: key.written.vkey,
    older,
    files: Object.fromEntries(Object.entries(content).map(([path, bytes]) => [path, base64(bytes)])),
  }));
}

// ---- The file --------------------------------------------------------------------------------------------------

const sizes = (leaves, list) => list.map((size) => ({ leaves: leaves.name, size, root: hex(leaves.mth(0, size)) }));
const upTo = (count) => Array.from({ length: count }, (_, i) => i);

function proofs() {
  const ends = [1, 2, 255, 256, 257, 511, 65_536, 65_537, 70_000];
  const inclusion = [
    ...[1, 2, 7, 8, 15].flatMap((size) => upTo(size).map((index) => inclusionOf(golden, index, size))),
    ...ends.flatMap((size) => [...new Set([0, size >> 1, size - 1])].map((index) => inclusionOf(numbered, index, size))),
  ];
  const pairs = [[1, 2], [255, 256], [256, 257], [256, 70_000], [257, 70_000], [65_536, 70_000], [65_537, 70_000], [69_999, 70_000], [70_000, 70_000]];
  const consistency = [
    ...[7, 8, 15].flatMap((newer) => upTo(newer).map((i) => consistencyOf(golden, i + 1, newer))),
    ...pairs.map(([older, newer]) => consistencyOf(numbered, older, newer)),
  ];
  return {
    inclusion,
    refused_inclusion: spoiled(
      inclusionOf(golden, 5, 15),
      ["another place", () => ({ index: 4 })],
      ["another size", () => ({ size: 8 })],
      ["a place outside the tree", () => ({ index: 15 })],
      ["another leaf", (good, flipped) => ({ leaf: flipped(good.leaf) })],
      ["another root", (good, flipped) => ({ root: flipped(good.root) })],
    ),
    consistency,
    refused_consistency: spoiled(
      consistencyOf(golden, 6, 15),
      ["another older size", () => ({ older: 7 })],
      ["another newer size", () => ({ newer: 17 })],
      ["an older tree larger than the newer", (good) => ({ older: 15, newer: 6, older_root: good.newer_root, newer_root: good.older_root })],
      ["another older root", (good, flipped) => ({ older_root: flipped(good.older_root) })],
      ["another newer root", (good, flipped) => ({ newer_root: flipped(good.newer_root) })],
    ),
  };
}

function tiles() {
  const index = (path) => [...path.matchAll(/x?(\d{3})(?=\/|\.p|$)/g)].map((m) => m[1]).join("");
  const of = (leaves, size, wanted) =>
    Object.entries(filesOf(leaves, size))
      .filter(([path]) => wanted.includes(path))
      .map(([path, bytes]) => ({
        leaves: leaves.name,
        size,
        path,
        level: path.split("/")[1] === "entries" ? "entries" : Number(path.split("/")[1]),
        index: Number(index(path.replace(/^tile\/\w+\//, "").replace(/\.p\/\d+$/, ""))),
        width: Number(/\.p\/(\d+)$/.exec(path)?.[1] ?? 256),
        bytes: bytes.length,
        sha256: hex(sha256(bytes)),
        ...(bytes.length <= 700 ? { base64: base64(bytes) } : {}),
      }));
  return [
    ...of(golden, 15, ["tile/0/000.p/15", "tile/entries/000.p/15"]),
    ...of(numbered, 256, ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]),
    ...of(numbered, 70_000, ["tile/0/000", "tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/000", "tile/entries/273.p/112"]),
  ];
}

export function vectors() {
  const paths = [[0, 0, 256], [0, 0, 1], [1, 999, 256], [0, 1_000, 255], [0, 1_234_067, 256], [2, 0, 37], [3, 1_000_000_000, 256], ["entries", 67, 5], ["entries", 1_234_067, 256]];
  return {
    about: [
      "Test vectors of schemas/log.md, made by tests/schemas/log_vectors.mjs. Hashes are in hex, bytes of files in base64, texts as they are.",
      "The keys are for tests only: their seeds stand here for everybody to read. Trust nothing that they sign.",
      'Leaves "golden": the words below. Leaves "numbered": leaf i is the text "leaf i", i in decimal from 0.',
    ],
    golden: goldenWords,
    keys: [office, stranger, second, third, witness].map(({ written: one }) => one),
    leaf_hashes: ["", "one", "leaf 0", "Phản biện"].map((leaf) => ({ leaf, hash: hex(leafHash(leaf)) })),
    node_hashes: [[golden.hashes[0], golden.hashes[1]], [golden.hashes[1], golden.hashes[0]]].map(([left, right]) => ({ left: hex(left), right: hex(right), hash: hex(nodeHash(left, right)) })),
    roots: [...sizes(golden, upTo(16)), ...sizes(numbered, [1, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 65_537, 70_000])],
    ...proofs(),
    tile_paths: paths.map(([level, index, width]) => ({ level, index, width, path: tilePath(level, index, width) })),
    not_tile_paths: ["tile/0/1", "tile/00/001", "tile/0/0001", "tile/0/x000/001", "tile/0/x001", "tile/0/001/002", "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01", "tile/-1/001", "tile/other/001", "/tile/0/001"],
    tiles: tiles(),
    ...keyChanges(),
    checkpoints: checkpoints(),
    refused_checkpoints: refusedCheckpoints(),
    logs: logs(),
  };
}

// Short values of a list or object stand on one line.
export function written(value, indent = "") {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= 100 || value === null || typeof value !== "object") return line;
  const inside = `${indent} `;
  const [open, parts, close] = Array.isArray(value)
    ? ["[", value.map((one) => written(one, inside)), "]"]
    : ["{", Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${written(one, inside)}`), "}"];
  return `${open}\n${parts.map((part) => inside + part).join(",\n")}\n${indent}${close}`;
}

if (process.argv[2] === "--write") {
  writeFileSync(join(import.meta.dirname, "../../schemas/log-vectors.json"), `${written(vectors())}\n`);
}
