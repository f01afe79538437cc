// The page's own check of the log (web/ui/src/proof): a log that was left alone holds, and whatever is
// changed in it is found, with the place and the reason.
import assert from "node:assert/strict";
import { test } from "node:test";

import { pageModules } from "./page_modules.mjs";
import { checkpoint, cosigned, filesOf, keyChange, leafHash, office, placed, reader, rootOf, shown, signerOf, someLeaves, stranger } from "./small_log.mjs";

const proof = await pageModules(
  ...["bytes", "hashes", "doubt", "checkpoint", "tiles", "memory", "log", "tree", "keys", "witnesses", "dossier_check", "log_check"].map((name) => `proof/${name}.ts`));
const { Doubt, Unchecked } = proof;

const bytes = (text) => new Uint8Array(Buffer.from(text));
const seenOf = (leaves, key = office.vkey, origin = "mttq.example/log") =>
  ({ origin, size: leaves.length, root: new Uint8Array(rootOf(leaves.map(leafHash))), key, at: "2026-11-23T01:00:00Z" });

// What the server says of its log.
const saying = (vkey = office.vkey, changes = [], witnesses = []) => ({ vkey, changes, witnesses });

async function checkAll(files, seen = null, says = saying(), read = []) {
  const file = reader(files, read);
  const log = await proof.openLog(file, says, seen);
  return { log, followed: await proof.checkLog(file, log) };
}

async function doubtOf(check) {
  try {
    await check();
  } catch (error) {
    assert.ok(error instanceof Doubt, `not a doubt: ${error.stack}`);
    return { where: error.where, why: error.why };
  }
  return null;
}

function changed(files, path, change) {
  assert.ok(files.has(path), path);
  const copy = new Map(files);
  const after = Buffer.from(files.get(path));
  const instead = change(after);
  copy.set(path, instead ?? after);
  return copy;
}
const flip = (at) => (file) => void (file[at] ^= 1);

test("the golden root", async () => {
  const words = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten".split(" ");
  const hashes = await Promise.all(words.map((word) => proof.leafHash(bytes(word))));
  const golden = "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=";
  assert.equal(proof.toBase64(await proof.rootOf(proof.joined(...hashes))), golden);
  assert.equal(proof.toBase64(await proof.rootOfEdges([proof.joined(...hashes)])), golden);
  assert.equal(proof.toHex(await proof.rootOfEdges([])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("paths of tiles are those of C2SP tlog-tiles", () => {
  assert.equal(proof.tilePath(0, 5, 256), "tile/0/005");
  assert.equal(proof.tilePath(1, 1234067, 256), "tile/1/x001/x234/067");
  assert.equal(proof.tilePath("entries", 273, 112), "tile/entries/273.p/112");
});

test("a key has the id of its name and bytes", async () => {
  const known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  assert.equal((await proof.readKey(known)).id, "c74f20a3");
  assert.equal(await proof.readKey(known.replace("c74f20a3", "c74f20a4")), null);
  assert.equal(await proof.readKey(known.replace("Peter", "Petra")), null);
  assert.equal(await proof.readKey("no key"), null);
});

test("a log that was left alone holds, whatever its size, and goes on from an older one", async () => {
  for (const size of [0, 1, 5, 255, 256, 257, 700, 1024]) {
    const leaves = someLeaves(size);
    const { log, followed } = await checkAll(filesOf(leaves), seenOf(leaves.slice(0, Math.ceil(size / 2))));
    assert.deepEqual([log.checkpoint.size, log.signed, log.keyId], [size, "checked", office.id.toString("hex")], `size ${size}`);
    assert.equal(followed.dossiers, Math.min(7, Math.max(0, size - 1)));
    assert.equal(followed.of("d3"), placed(leaves, "d3").length);
  }
});

test("a tree of three levels goes on from every kind of older one", async () => {
  const size = 65_536 + 300;
  const hashes = Array.from({ length: size }, (_, i) => leafHash(String(i)));
  const tiles = new Map();
  const put = (level, index, part) => tiles.set(proof.tilePath(level, index, part.length), Buffer.concat(part));
  const roots = [];
  for (let i = 0; i * 256 < size; i++) {
    const part = hashes.slice(i * 256, (i + 1) * 256);
    put(0, i, part);
    if (part.length === 256) roots.push(rootOf(part));
  }
  put(1, 0, roots.slice(0, 256));
  put(1, 1, roots.slice(256));
  put(2, 0, [rootOf(roots.slice(0, 256))]);
  const top = { origin: "x", size, root: new Uint8Array(rootOf(hashes)) };
  const tree = await proof.ProvenTree.open(reader(tiles), top);
  for (const older of [1, 255, 256, 65_535, 65_536, 65_800, size]) {
    assert.equal(proof.toHex(await tree.rootAt(older)), rootOf(hashes.slice(0, older)).toString("hex"), `size ${older}`);
  }
  const wrong = await proof.ProvenTree.open(reader(changed(tiles, "tile/1/000", flip(32 * 9))), top);
  assert.deepEqual(await doubtOf(() => wrong.tile(0, 9)), { where: { kind: "tile", path: "tile/1/000" }, why: "tile_hash" });
});

test("whatever single byte is changed, it is found", async () => {
  const leaves = someLeaves(700);
  const files = filesOf(leaves);
  let turn = 20261129;
  const random = (below) => (turn = (turn * 48271) % 2147483647) % below;
  const names = [...files.keys()];
  for (let i = 0; i < 200; i++) {
    const path = names[random(names.length)];
    const at = random(files.get(path).length);
    const wrong = changed(files, path, (file) => void (file[at] ^= 1 << random(8)));
    assert.notEqual(await doubtOf(() => checkAll(wrong)), null, `${path} at ${at}`);
  }
});

test("the place and the reason are told", async () => {
  const leaves = someLeaves(700);
  const files = filesOf(leaves);
  const found = (path, change) => doubtOf(() => checkAll(changed(files, path, change)));
  assert.deepEqual(await found("tile/entries/000", flip(20)), { where: { kind: "entry", position: 0 }, why: "leaf_hash" });
  assert.deepEqual(await found("tile/0/001", flip(0)), { where: { kind: "tile", path: "tile/0/001" }, why: "tile_hash" });
  assert.deepEqual(await found("tile/0/002.p/188", flip(0)), { where: { kind: "checkpoint" }, why: "root" });
  assert.deepEqual(await found("tile/0/002.p/188", (file) => file.subarray(1)), { where: { kind: "tile", path: "tile/0/002.p/188" }, why: "malformed" });
  assert.deepEqual(await found("tile/entries/001", (file) => file.subarray(0, 900)), { where: { kind: "tile", path: "tile/entries/001" }, why: "malformed" });
  assert.deepEqual(await found("checkpoint", (file) => Buffer.from(`${file}`.replace("\n700\n", "\n0700\n"))), { where: { kind: "checkpoint" }, why: "checkpoint_malformed" });
  assert.deepEqual(await found("checkpoint", (file) => Buffer.from(`${file}`.replace("\n700\n", "\n699\n"))), { where: { kind: "checkpoint" }, why: "not_signed" });
  const lost = new Map(files);
  lost.delete("tile/0/001");
  assert.deepEqual(await doubtOf(() => checkAll(lost)), { where: { kind: "tile", path: "tile/0/001" }, why: "missing" });
});

test("a tile that was not full may have become a full one", async () => {
  const files = filesOf(someLeaves(512));
  files.set("checkpoint", Buffer.from(checkpoint(someLeaves(300))));
  files.set("tile/1/000.p/1", files.get("tile/1/000.p/2").subarray(0, 32));
  const { log } = await checkAll(files, seenOf(someLeaves(120)));
  assert.equal(log.checkpoint.size, 300);
});

test("entries that hash right and still do not follow one another", async () => {
  const leaves = someLeaves(60);
  const told = (change) => {
    const own = change([...leaves]);
    return doubtOf(() => checkAll(filesOf(own)));
  };
  const edited = (i, members) => (all) => all.with(i, JSON.stringify({ ...JSON.parse(all[i]), ...members }));
  const entry = (position) => ({ kind: "entry", position });
  assert.deepEqual(await told(edited(9, { doc_seq: 3 })), { where: entry(9), why: "sequence" });
  assert.deepEqual(await told(edited(9, { doc_prev: "0".repeat(64) })), { where: entry(9), why: "chain" });
  assert.deepEqual(await told(edited(9, { ts: "2026-11-23T00:00:00.000000Z" })), { where: entry(9), why: "order" });
  assert.deepEqual(await told((all) => all.with(4, "no leaf")), { where: entry(4), why: "leaf_malformed" });
  assert.deepEqual(await told((all) => all.toSpliced(9, 1)), { where: entry(16), why: "sequence" });
  assert.deepEqual(await told(edited(1, { act: "other" })), { where: entry(9), why: "chain" });
});

test("only the log's key signs, and what cannot be looked at is said", async () => {
  const leaves = someLeaves(20);
  const opened = (note, key = office.vkey, seen = null) => proof.openLog(reader(filesOf(leaves, note)), saying(key), seen);
  const atCheckpoint = (why) => ({ where: { kind: "checkpoint" }, why });
  assert.deepEqual(await doubtOf(() => opened(checkpoint(leaves, stranger))), atCheckpoint("not_signed"));
  assert.deepEqual(await doubtOf(() => opened(checkpoint(leaves, office, "other.example/log"))), atCheckpoint("other_log"));
  const unsigned = await opened(checkpoint(leaves), "");
  assert.deepEqual([unsigned.signed, unsigned.keyId], ["no_key", office.id.toString("hex")]);
  assert.equal((await opened(checkpoint(leaves), "", seenOf(leaves))).signed, "checked");
  assert.deepEqual(await doubtOf(() => opened(checkpoint(leaves), `${office.vkey}A`)), atCheckpoint("not_signed"));
  const twice = checkpoint(leaves);
  const lines = twice.slice(twice.indexOf("\n\n") + 2);
  const wrong = Buffer.from(lines.trim().split(" ")[2], "base64");
  wrong[40] ^= 1;
  assert.deepEqual(await doubtOf(() => opened(`${twice}— ${office.name} ${wrong.toString("base64")}\n`)), atCheckpoint("not_signed"));
});

test("a browser that knows no Ed25519 says so and checks the rest", async (context) => {
  const importing = crypto.subtle.importKey;
  context.after(() => (crypto.subtle.importKey = importing));
  crypto.subtle.importKey = async () => {
    throw new DOMException("Unrecognized name.", "NotSupportedError");
  };
  const leaves = someLeaves(20);
  assert.equal((await checkAll(filesOf(leaves))).log.signed, "unsupported");
  assert.deepEqual(await doubtOf(() => checkAll(changed(filesOf(leaves), "tile/0/000.p/20", flip(3)))), { where: { kind: "checkpoint" }, why: "root" });
});

test("what the browser remembers shows a log that was cut, rewritten or put in the place of another", async () => {
  const leaves = someLeaves(400);
  const rewritten = leaves.with(11, leaves[11].replace("moved", "added"));
  const against = (seen, own = leaves) => doubtOf(() => proof.openLog(reader(filesOf(own)), saying(), seen));
  const atCheckpoint = (why) => ({ where: { kind: "checkpoint" }, why });
  assert.equal(await against(seenOf(leaves.slice(0, 300))), null);
  assert.equal(await against(seenOf(leaves)), null);
  assert.equal(await against(seenOf([])), null);
  assert.deepEqual(await against(seenOf(leaves), leaves.slice(0, 399)), atCheckpoint("cut"));
  assert.deepEqual(await against(seenOf(leaves.slice(0, 300)), rewritten), atCheckpoint("rewritten"));
  assert.deepEqual(await against(seenOf(leaves), rewritten), atCheckpoint("rewritten"));
  assert.deepEqual(await against(seenOf(leaves, stranger.vkey)), atCheckpoint("key_changed"));
  assert.deepEqual(await against(seenOf(leaves, office.vkey, "other.example/log")), atCheckpoint("log_changed"));
});

// Keys 7, 8 and 9 one after the other, at entries 104 and 304 of 400.
const third = signerOf(9);
const changesAt = [104, 304];
function rotated(change = (leaves) => leaves) {
  const leaves = someLeaves(400);
  leaves[104] = keyChange(leaves[104], 104, office, stranger);
  leaves[304] = keyChange(leaves[304], 304, stranger, third);
  return change(leaves);
}

test("a browser that remembers an older key follows it to the one that signs now", async () => {
  const leaves = rotated();
  const files = filesOf(leaves, checkpoint(leaves, third));
  for (const key of [office, stranger, third]) {
    const { log } = await checkAll(files, seenOf(leaves.slice(0, 50), key.vkey), saying(third.vkey, changesAt));
    assert.deepEqual([log.signed, log.keys.map(({ text }) => text)], ["checked", [office, stranger, third].map(({ vkey }) => vkey)]);
  }
  const against = (seen, says, own = files) => doubtOf(() => checkAll(own, seen, says));
  const atCheckpoint = (why) => ({ where: { kind: "checkpoint" }, why });
  const entry = (position, why) => ({ where: { kind: "entry", position }, why });
  assert.deepEqual(await against(seenOf(leaves, signerOf(5).vkey), saying(third.vkey, changesAt)), atCheckpoint("key_changed"));
  assert.deepEqual(await against(seenOf(leaves, office.vkey), saying(third.vkey, [304])), atCheckpoint("key_changed"));
  assert.deepEqual(await against(null, saying(third.vkey, [304])), entry(104, "key_change"), "one is not told of, and found in the whole log");
  assert.deepEqual(await against(null, saying(third.vkey, [104])), atCheckpoint("key_change"));
  assert.deepEqual(await against(null, saying(third.vkey, [103, 304])), entry(103, "key_change"));
  const old = filesOf(leaves, checkpoint(leaves, stranger));
  assert.deepEqual(await against(null, saying(stranger.vkey, changesAt), old), atCheckpoint("key_change"), "signed by a key that was replaced");
});

test("a change of key that both did not sign is found, and so is a changed byte of it", async () => {
  const alone = rotated((leaves) => leaves.with(304, keyChange(leaves[304], 304, stranger, third, office)));
  const says = saying(third.vkey, changesAt);
  const opened = (leaves) => doubtOf(() => proof.openLog(reader(filesOf(leaves, checkpoint(leaves, third))), says, null));
  assert.deepEqual(await opened(alone), { where: { kind: "entry", position: 304 }, why: "key_change" });
  const good = rotated();
  const leaf = Buffer.from(good[104]);
  for (let i = 0; i < 50; i++) {
    const other = Buffer.from(leaf);
    other[leaf.indexOf("key_before") + Math.floor((i * (leaf.length - leaf.indexOf("key_before"))) / 50)] ^= 1;
    assert.notEqual(await opened(good.with(104, other.toString())), null, `change ${i}`);
  }
});

test("right behind a change both keys sign", async () => {
  const leaves = rotated((all) => all.slice(0, 305));
  const opened = (note) => doubtOf(() => proof.openLog(reader(filesOf(leaves, note)), saying(third.vkey, changesAt), null));
  const both = checkpoint(leaves, third) + checkpoint(leaves, stranger).split("\n\n")[1];
  assert.equal(await opened(both), null);
  assert.deepEqual(await opened(checkpoint(leaves, third)), { where: { kind: "checkpoint" }, why: "not_signed" });
});

test("who witnessed the log is told, if it is theirs and the log goes on from it", async () => {
  const leaves = someLeaves(300);
  const witness = signerOf(4, "huyen.example/witness", 4);
  const at = 1_764_400_000;
  const seen = (size, own = leaves) => cosigned(checkpoint(own.slice(0, size)), witness, at);
  const opened = async (note, keys = [witness.vkey]) => (await proof.openLog(reader(new Map([...filesOf(leaves), ["checkpoint/witnessed", Buffer.from(note)]])), saying(office.vkey, [], keys), null)).witnessed;
  const wanted = { name: witness.name, size: 200, at: new Date(at * 1000).toISOString() };
  assert.deepEqual(await opened(seen(200)), [wanted]);
  assert.deepEqual(await opened(seen(200), []), []);
  assert.deepEqual(await opened(seen(200), [signerOf(6, witness.name, 4).vkey]), []);
  assert.deepEqual(await opened(checkpoint(leaves.slice(0, 200))), []);
  const rewritten = leaves.with(11, leaves[11].replace("moved", "added"));
  assert.deepEqual(await doubtOf(() => opened(seen(200, rewritten))), { where: { kind: "checkpoint" }, why: "witness_differs" });
});

test("the longest log is remembered, and forgotten on request", () => {
  const kept = new Map();
  const storage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value), removeItem: (name) => kept.delete(name) };
  const leaves = someLeaves(9);
  const key = { text: office.vkey };
  assert.equal(proof.seenBefore(storage), null);
  proof.remember(storage, seenOf(leaves), key);
  proof.remember(storage, seenOf(leaves.slice(0, 4)), key);
  const { at, ...seen } = proof.seenBefore(storage);
  const { at: _, ...wanted } = seenOf(leaves);
  assert.deepEqual(seen, wanted);
  assert.ok(!Number.isNaN(Date.parse(at)));
  storage.setItem("phanbien.log", "{");
  assert.equal(proof.seenBefore(storage), null);
  proof.forget(storage);
  assert.equal(kept.size, 0);
  assert.doesNotThrow(() => proof.remember({ ...storage, setItem: () => { throw new Error("full"); } }, seenOf(leaves), key));
});

test("a dossier is checked with the tiles it needs and none else", async () => {
  const leaves = someLeaves(2000);
  const own = placed(leaves, "d5").filter(({ position }) => position < 256);
  const read = [];
  const log = await proof.openLog(reader(filesOf(leaves), read), saying(), null);
  const events = await proof.checkDossier(log.tree, "d5", own);
  assert.equal(events.length, own.length);
  assert.deepEqual(read.sort(), ["checkpoint", "tile/0/000", "tile/0/007.p/208", "tile/1/000.p/7"]);
});

test("a dossier's events that are not those of the log", async () => {
  const leaves = someLeaves(600);
  const log = await proof.openLog(reader(filesOf(leaves)), saying(), null);
  const own = placed(leaves, "d3");
  const told = (events) => doubtOf(() => proof.checkDossier(log.tree, "d3", events));
  const event = (sequence) => ({ kind: "event", sequence });
  assert.equal(await told(own), null);
  const forged = { ...own.at(-1), leaf: own.at(-1).leaf.replace("moved", "added") };
  assert.deepEqual(await told(own.with(-1, forged)), { where: event(own.length), why: "leaf_hash" });
  assert.deepEqual(await told(own.with(1, { ...own[1], leaf: own[1].leaf.replace("moved", "added") })), { where: event(3), why: "chain" });
  assert.deepEqual(await told(own.toSpliced(1, 1)), { where: event(2), why: "sequence" });
  assert.deepEqual(await told(own.with(1, { ...own[1], position: own[1].position + 1 })), { where: event(2), why: "leaf_hash" });
  assert.deepEqual(await told(own.with(1, { ...own[1], position: 0 })), { where: event(2), why: "order" });
  assert.deepEqual(await told(own.with(-1, { ...own.at(-1), position: 600 })), { where: event(own.length), why: "not_covered" });
  assert.deepEqual(await told(placed(leaves, "d4")), { where: event(1), why: "sequence" });
});

test("events that were left out at the end are found in the whole log", async () => {
  const leaves = someLeaves(300);
  const { followed } = await checkAll(filesOf(leaves));
  const all = placed(leaves, "d3").length;
  assert.doesNotThrow(() => proof.checkComplete(followed, "d3", all));
  assert.deepEqual(await doubtOf(async () => proof.checkComplete(followed, "d3", all - 1)), { where: { kind: "event", sequence: all }, why: "hidden" });
});

test("what is shown must be what was proven", async () => {
  const leaves = someLeaves(300);
  const log = await proof.openLog(reader(filesOf(leaves)), saying(), null);
  const events = await proof.checkDossier(log.tree, "d3", placed(leaves, "d3"));
  const right = shown(leaves, "d3");
  const told = (list) => {
    const doubt = proof.firstDifference(events, list);
    return doubt && { where: doubt.where, why: doubt.why };
  };
  assert.equal(told(right), null);
  assert.equal(told(right.slice(4, 9)), null);
  for (const members of [{ id: "e1" }, { hash: "0".repeat(64) }, { at: right[0].at }, { act: "added" }, { actor: { id: "a9" } }]) {
    assert.deepEqual(told(right.with(4, { ...right[4], ...members })), { where: { kind: "event", sequence: 5 }, why: "shown_differs" });
  }
  assert.deepEqual(told([...right, { ...right[0], sequence: right.length + 1 }]), { where: { kind: "event", sequence: right.length + 1 }, why: "not_in_log" });
});

test("what cannot be checked here is no doubt, and is not in order either", async (context) => {
  const why = async (check) => {
    await assert.rejects(check, (error) => error instanceof Unchecked || assert.fail(error.stack));
    return check().catch((error) => error.why);
  };
  assert.equal(await why(() => proof.openLog(reader(new Map()), saying(), null)), "no_log");
  const fetched = globalThis.fetch;
  context.after(() => (globalThis.fetch = fetched));
  for (const [status, wanted] of [[401, "forbidden"], [403, "forbidden"], [429, "busy"], [503, "busy"]]) {
    globalThis.fetch = async () => new Response("", { status });
    assert.equal(await why(() => proof.openLog(proof.servedLog, saying(), null)), wanted);
  }
  globalThis.fetch = async () => new Response("", { status: 404 });
  assert.equal(await why(() => proof.openLog(proof.servedLog, saying(), null)), "no_log");
  globalThis.fetch = async () => { throw new TypeError("failed to fetch"); };
  assert.equal(await why(() => proof.openLog(proof.servedLog, saying(), null)), "offline");
});

test("a check is stopped between two parts", async () => {
  const leaves = someLeaves(1500);
  const file = reader(filesOf(leaves));
  const stop = new AbortController();
  const log = await proof.openLog(file, saying(), null, stop.signal);
  const steps = [];
  const check = proof.checkLog(file, log, (done, all) => {
    steps.push([done, all]);
    if (done > 500) stop.abort();
  }, stop.signal);
  await assert.rejects(check, { name: "AbortError" });
  assert.deepEqual(steps, [[256, 1500], [512, 1500]]);
});
