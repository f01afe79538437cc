// The log as anybody's verifier reads it over HTTP: its checkpoint, tiles and entries, checked here without the
// server's own code; what closes is signed at once; who may read it; what is no tile.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { Client, signedIn } from "./client.mjs";
import { Office } from "./office.mjs";
import { binary, Server } from "./server.mjs";
import { cosignedAt, isSignedBy, readKey, readLog, readNote, tilesOf } from "./tlog.mjs";

const phanbien = (...words) => execFileSync(binary, words, { encoding: "utf8", env: {}, stdio: ["ignore", "pipe", "pipe"] });
const folder = mkdtempSync(join(tmpdir(), "phanbien-log-test-"));
const witness = join(folder, "witness");

let office;
let witnessKey;
before(async () => {
  witnessKey = phanbien("log", "witness-key", "--by", witness).trim();
  office = await Office.open({ arguments: ["--demo", "--public-log", "--witnesses", witnessKey, "--uploads-per-hour", "1000"] });
});
after(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const anybody = () => new Client(office.server.url);
const keyOf = (server) => readKey(/the log's key is (\S+)/.exec(server.log)[1]);

async function checkpoint(who = anybody()) {
  const answer = await who.request("GET", "/log/checkpoint");
  assert.equal(answer.status, 200);
  return readNote(answer.bytes.toString("utf8"));
}

async function read(path, who = anybody()) {
  const answer = await who.request("GET", `/log/${path}`);
  assert.equal(answer.status, 200, path);
  return answer.bytes;
}

async function closing() {
  const id = await office.register({ title: "Sắp khép lại" });
  await office.specialist.do(id, "scope.propose", { written: true });
  return id;
}

test("without an account: the signature, every tile and the root are right", async () => {
  const key = keyOf(office.server);
  const note = await checkpoint();
  assert.equal(key.type, 1);
  assert.equal(note.origin, key.name);
  assert.ok(isSignedBy(note, key));
  assert.ok(!isSignedBy({ ...note, text: note.text.replace(/\n\d+\n/, `\n${note.size + 1}\n`) }, key));
  const { root, entries } = await readLog(note.size, read);
  assert.equal(root, note.root);
  assert.equal(entries.length, note.size);
  assert.ok(entries.every((leaf, i) => leaf.v === 1 && (i === 0 || entries[i - 1].ts < leaf.ts)));
});

test("an answer has the type and the caching that verifiers expect", async () => {
  const { headers } = await anybody().request("GET", "/log/checkpoint");
  assert.equal(headers.get("content-type"), "text/plain; charset=utf-8");
  assert.equal(headers.get("cache-control"), "no-store");
  for (const path of ["/log/tile/0/000.p/1", "/log/tile/entries/000.p/1"]) {
    const tile = await anybody().request("GET", path);
    assert.equal(tile.headers.get("content-type"), "application/octet-stream");
    assert.equal(tile.headers.get("cache-control"), "public, max-age=31536000, immutable");
  }
});

test("a dossier that closes is under a checkpoint before its last act is answered", async () => {
  const key = keyOf(office.server);
  // One alone might be covered by the checkpoint of the second.
  for (let round = 0; round < 5; round += 1) {
    const id = await closing();
    const { revision } = await office.committee.do(id, "scope.refuse", { reason: "Không thuộc phạm vi phản biện." });
    const note = await checkpoint();
    assert.ok(isSignedBy(note, key));
    const { root, entries } = await readLog(note.size, read);
    assert.equal(root, note.root);
    assert.equal(entries.findLast((leaf) => leaf.doc === id).doc_seq, revision);
  }
});

test("a tile has every width it ever had, and none that it did not reach", async () => {
  const { size } = await checkpoint();
  const whole = await read(size >= 256 ? "tile/0/000" : `tile/0/000.p/${size}`);
  for (const width of [1, 2, Math.min(size, 255)]) {
    assert.deepEqual(await read(`tile/0/000.p/${width}`), whole.subarray(0, 32 * width));
  }
  const last = Math.floor(size / 256);
  const name = String(last).padStart(3, "0");
  // Nothing else is being done in this office, but its timers may write an event or two.
  const beyond = [`tile/0/${name}`, `tile/entries/${name}`, `tile/0/${String(last + 1).padStart(3, "0")}.p/1`, "tile/2/000.p/200", "tile/7/000.p/1"];
  for (const path of beyond) {
    const answer = await anybody().request("GET", `/log/${path}`);
    assert.deepEqual([answer.status, answer.body.code], [404, "log.no_tile"], path);
  }
});

test("an address that is not written in the one way is no tile", async () => {
  const wrong = [
    "0/0", "0/00", "0/0000", "00/000", "8/000", "-1/000", "0/000.p/0", "0/000.p/01", "0/000.p/256", "0/000.p/", "0/000.p/1/", "0/000/",
    "0/x000/000", "0/000/000", "0/%3000", "0/000%2Ep/1", "data/000", "entries/x000/000", "entries", "0", "0/+00", "",
  ];
  for (const path of wrong) {
    const answer = await anybody().request("GET", `/log/tile/${path}`);
    assert.deepEqual([answer.status, answer.body.code], [404, "log.no_tile"], path);
  }
  for (const path of ["/log/", "/log/tiles/0/000", "/log/checkpoint/", "/log/key"]) {
    assert.equal((await anybody().request("GET", path)).status, 404, path);
  }
  assert.equal((await anybody().request("GET", "/log/checkpoint?size=1")).status, 422);
  assert.equal((await anybody().request("POST", "/log/tile/0/000.p/1")).status, 405);
});

test("an office that did not make its log public shows it to whoever is signed in", async () => {
  const server = await new Server({ arguments: ["--demo"] }).start();
  const stranger = new Client(server.url);
  for (const path of ["/log/checkpoint", "/log/tile/0/000.p/1", "/log/tile/entries/000.p/1", "/log/tile/0/0"]) {
    const answer = await stranger.request("GET", path);
    assert.deepEqual([answer.status, answer.body.code], [401, "session.missing"], path);
  }
  const reviewer = await signedIn(server, "congdoan");
  const note = await checkpoint(reviewer);
  assert.ok(isSignedBy(note, keyOf(server)));
  const { root } = await readLog(note.size, (path) => read(path, reviewer));
  assert.equal(root, note.root);
  const tile = await reviewer.request("GET", "/log/tile/0/000.p/1");
  assert.equal(tile.headers.get("cache-control"), "private, max-age=31536000, immutable");
  await server.stop();
});

// A copy of /log/ as it is under this checkpoint, made as a mirror of static files.
async function mirror(name, answer) {
  const note = readNote(answer.bytes.toString("utf8"));
  const levels = [];
  for (let level = 0; 256 ** level <= note.size; level += 1) levels.push(level);
  const at = join(folder, name);
  for (const path of levels.flatMap((level) => tilesOf(note.size, level))) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), await read(path));
  }
  writeFileSync(join(at, "checkpoint"), answer.bytes);
  return { at, note, levels };
}

const cosign = (at, by = witness) => phanbien("log", "cosign", at, "--log", /the log's key is (\S+)/.exec(office.server.log)[1], "--by", by);
const send = (note) => anybody().request("POST", "/log/cosignature", { body: note, headers: { "Content-Type": "text/plain; charset=utf-8" } });

test("another office witnesses the log, and its signature is served", async () => {
  const none = await anybody().request("GET", "/log/checkpoint/witnessed");
  assert.deepEqual([none.status, none.body.code], [404, "log.not_witnessed"]);
  for (const round of ["one", "two"]) {
    await office.register({ title: `Có chứng kiến ${round}` });
    const copy = await mirror(round, await anybody().request("GET", "/log/checkpoint"));
    const begun = Math.floor(Date.now() / 1000);
    const cosigned = cosign(copy.at);
    assert.equal(readNote(cosigned).text, copy.note.text);
    assert.equal((await send(cosigned)).status, 204);
    assert.equal((await send(cosigned)).status, 204, "a second time changes nothing");
    const served = await anybody().request("GET", "/log/checkpoint/witnessed");
    assert.equal(served.status, 200);
    assert.equal(served.headers.get("content-type"), "text/plain; charset=utf-8");
    const note = readNote(served.bytes.toString("utf8"));
    assert.equal(note.text, copy.note.text);
    assert.equal(note.signatures.length, 2);
    assert.ok(isSignedBy(note, keyOf(office.server)));
    const key = readKey(witnessKey);
    assert.equal(key.type, 4);
    const at = cosignedAt(note, key);
    assert.ok(at >= begun && at <= Date.now() / 1000, `${at}`);
    assert.equal((await readLog(note.size, read)).root, note.root);
  }
});

test("a cosignature that is wrong, of a stranger, or of another checkpoint is refused", async () => {
  const copy = await mirror("refused", await anybody().request("GET", "/log/checkpoint"));
  const right = cosign(copy.at);
  const line = right.trimEnd().split("\n").at(-1);
  const [, name, base64] = /^— (\S+) (\S+)$/.exec(line);
  const bytes = Buffer.from(base64, "base64");
  bytes[bytes.length - 1] ^= 1;
  const refusals = [
    [right.replace(line, `— ${name} ${bytes.toString("base64")}`), 422, "proof.bad_cosignature"],
    [cosign(copy.at, join(folder, "stranger")), 403, "proof.unknown_witness"],
    [right.replace(copy.note.root, Buffer.alloc(32).toString("base64")), 409, "proof.other_checkpoint"],
    [right.replace(`\n${copy.note.size}\n`, "\n99999999\n"), 404, "log.no_checkpoint"],
    [copy.note.text, 422, "proof.bad_note"],
    ["", 422, "proof.bad_note"],
  ];
  for (const [note, status, code] of refusals) {
    const answer = await send(note);
    assert.deepEqual([answer.status, answer.body.code], [status, code]);
    assert.ok(answer.body.detail.length > 20 && answer.body.detail_en.length > 20);
  }
  const json = await anybody().request("POST", "/log/cosignature", { json: {} });
  assert.equal(json.status, 415);
});

test("a witness does not cosign a log that was cut, or one whose tiles are not its own", async () => {
  const early = await anybody().request("GET", "/log/checkpoint");
  const cut = await mirror("cut", early);
  for (let i = 0; i < 3; i += 1) {
    await office.committee.do(await closing(), "scope.refuse", { reason: "Không thuộc phạm vi phản biện." });
  }
  const late = await mirror("late", await anybody().request("GET", "/log/checkpoint"));
  assert.ok(late.note.size > cut.note.size);
  cosign(late.at);
  assert.throws(() => cosign(cut.at), (failure) => failure.status === 1 && /ít hơn/.test(failure.stderr));

  await office.committee.do(await closing(), "scope.refuse", { reason: "Không thuộc phạm vi phản biện." });
  const torn = await mirror("torn", await anybody().request("GET", "/log/checkpoint"));
  for (const level of torn.levels) {
    for (const path of tilesOf(torn.note.size, level)) {
      writeFileSync(join(torn.at, path), (await read(path)).map((byte) => byte ^ 1));
    }
  }
  assert.throws(() => cosign(torn.at), (failure) => failure.status === 1 && /viết lại/.test(failure.stderr));
});
