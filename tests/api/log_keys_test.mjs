// The log's key changed by the real binary: refused beside a running server, finished or undone after a kill at any
// step; what was signed before and after is checked with every key the log had, by `phanbien verify` and by node's own
// signatures; and whose cosignatures a reader demands.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createPrivateKey, sign, verify } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "./client.mjs";
import { numbers } from "./numbers.mjs";
import { Office } from "./office.mjs";
import { binary, copyData, onPostgresql, placeOf, Server } from "./server.mjs";
import { entriesOf, isSignedBy, readKey, readNote, tilesOf } from "./tlog.mjs";

const scratch = mkdtempSync(join(tmpdir(), "phanbien-keys-"));
const place = (name) => join(scratch, name);
const data = place("office");
after(() => rmSync(scratch, { recursive: true }));

const run = (...words) => spawnSync(binary, words, { encoding: "utf8", env: {} });
const done = (...words) => {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 0, `${words.join(" ")}: ${stdout}${stderr}`);
  return stdout.trim();
};
const verified = (what, ...more) => {
  const { status, stdout, stderr } = run("verify", what, "--format", "json", ...more);
  assert.equal(stderr, "");
  return { status, ...JSON.parse(stdout) };
};
const doubts = ({ doubts: found }) => found.map(({ where, en }) => `${where}: ${en}`).join("\n");
const stranger = () => done("log", "key", ...placeOf(place("stranger")));

// Key 0 is the first, the others came one after the other: 1 behind some work, 2 behind some more.
const keys = [];
let id;
let older;
let refusedBeside;
before(async () => {
  await (await new Server({ data: place("stranger") }).start()).stop();
  let office = await Office.open({ data });
  id = await office.register({ title: "Trước khi đổi khóa" });
  refusedBeside = run("log", "rotate-key", ...placeOf(data));
  await office.close();
  keys.push(done("log", "key", ...placeOf(data)));
  older = place("older");
  writeFileSync(older, `${done("log", "checkpoint", ...placeOf(data))}\n`);
  keys.push(done("log", "rotate-key", ...placeOf(data)));
  done("export", "log", place("right-behind"), ...placeOf(data));
  office = await Office.open({ data });
  await office.specialist.do(id, "scope.propose", { written: true });
  await office.close();
  keys.push(done("log", "rotate-key", "--keep", place("kept.key"), ...placeOf(data)));
  office = await Office.open({ data, arguments: ["--demo", "--public-log"] });
  await office.committee.do(id, "scope.refuse", { reason: "Không thuộc phạm vi phản biện." });
  await office.close();
  done("export", "log", place("log"), ...placeOf(data));
  done("export", "dossier", id, "--to", place("dossier.zip"), "--since", older, ...placeOf(data));
});

test("beside a running server it is refused, and says what to do", () => {
  assert.equal(refusedBeside.status, 1);
  assert.match(refusedBeside.stderr, /another phanbien is .*; stop it first/);
});

test("the keys are listed, and the file holds the newest alone", () => {
  assert.equal(new Set(keys).size, 3);
  const lines = done("log", "keys", ...placeOf(data)).split("\n").map((line) => line.split(" "));
  assert.deepEqual(lines.map(([, key]) => key), keys);
  assert.equal(lines[0][0], "0");
  assert.ok(Number(lines[1][0]) < Number(lines[2][0]));
  assert.equal(done("log", "key", ...placeOf(data)), keys[2]);
  assert.deepEqual(readdirSync(data).filter((name) => name.startsWith("log.key")), ["log.key"]);
  assert.equal(statSync(join(data, "log.key")).mode & 0o777, 0o600);
  assert.equal(statSync(place("kept.key")).mode & 0o777, 0o600);
  assert.notEqual(readFileSync(place("kept.key"), "utf8"), readFileSync(join(data, "log.key"), "utf8"));
});

test("right behind a change both keys sign, and the new one alone from then on", () => {
  const [first, second, third] = keys.map(readKey);
  const both = readNote(readFileSync(join(place("right-behind"), "checkpoint"), "utf8"));
  assert.equal(both.signatures.length, 2);
  assert.ok(isSignedBy(both, first) && isSignedBy(both, second));
  const alone = readNote(readFileSync(join(place("log"), "checkpoint"), "utf8"));
  assert.equal(alone.signatures.length, 1);
  assert.ok(isSignedBy(alone, third));
  for (const key of keys.slice(0, 2)) {
    const found = verified(place("right-behind"), "--key", key, "--against", older);
    assert.equal(found.status, 0, doubts(found));
    assert.deepEqual([found.key, found.key_changes], [keys[1], 1]);
  }
  const note = readFileSync(join(place("right-behind"), "checkpoint"), "utf8");
  const lines = note.slice(note.indexOf("\n\n") + 2).trimEnd().split("\n");
  for (const line of lines) {
    const copy = place("one-line");
    cpSync(place("right-behind"), copy, { recursive: true });
    writeFileSync(join(copy, "checkpoint"), note.replace(`${line}\n`, ""));
    assert.equal(verified(copy, "--key", keys[0]).status, 1, "one of the two is missing");
  }
});

// What stands in the log, with nothing of the server's: the leaf and its statement.
function changeIn(folder, position) {
  const { size } = readNote(readFileSync(join(folder, "checkpoint"), "utf8"));
  const file = join(folder, tilesOf(size, "entries")[Math.floor(position / 256)]);
  const bytes = readFileSync(file);
  const entries = entriesOf(bytes);
  const at = entries.slice(0, position % 256).reduce((sum, entry) => sum + 2 + entry.length, 0);
  return { file, bytes, at, leaf: entries[position % 256] };
}
const changedAt = () => done("log", "keys", ...placeOf(data)).split("\n").slice(1).map((line) => Number(line.split(" ")[0]) - 1);

test("the event bears both signatures over the statement that the specification has", () => {
  changedAt().forEach((position, i) => {
    const leaf = JSON.parse(changeIn(place("log"), position).leaf.toString());
    assert.deepEqual([leaf.act, leaf.key_before, leaf.key_after, leaf.doc], ["log_key_changed", keys[i], keys[i + 1], undefined]);
    const statement = Buffer.from(`phanbien/log-key-change@v1\n${readKey(keys[0]).name}\n${position}\n${keys[i]}\n${keys[i + 1]}\n`);
    assert.ok(verify(null, statement, readKey(keys[i]).key, Buffer.from(leaf.signature_before, "base64")));
    assert.ok(verify(null, statement, readKey(keys[i + 1]).key, Buffer.from(leaf.signature_after, "base64")));
  });
});

test("log and dossier hold by every key the log had, and by no other", () => {
  for (const key of keys) {
    for (const what of ["log", "dossier.zip"]) {
      const found = verified(place(what), "--key", key, "--against", older);
      assert.equal(found.status, 0, doubts(found));
      assert.deepEqual([found.key, found.key_changes], [keys[2], 2]);
    }
    const { status, stdout } = run("fsck", "--key", key, ...placeOf(data));
    assert.equal(status, 0, stdout);
  }
  const { stdout } = run("verify", place("log"), "--key", keys[0]);
  assert.match(stdout, /khóa đã đổi 2 lần.*changed 2 times/);
  for (const what of ["log", "dossier.zip"]) assert.equal(verified(place(what), "--key", stranger()).status, 1);
  assert.equal(run("fsck", ...placeOf(data)).status, 0);
});

test("fifty changes around a change of key are each found", () => {
  const next = numbers(20261130);
  const copy = place("changed");
  cpSync(place("log"), copy, { recursive: true });
  const places = changedAt().map((position) => changeIn(copy, position));
  for (let i = 0; i < 50; i += 1) {
    const { file, bytes, at, leaf } = places[i % 2];
    const wrong = Buffer.from(bytes);
    wrong[Math.min(wrong.length - 1, Math.max(0, at - 20) + next(leaf.length + 40))] ^= 1 << next(8);
    writeFileSync(file, wrong);
    assert.equal(verified(copy, "--key", keys[i % 3]).status, 1, `change ${i}`);
    writeFileSync(file, bytes);
  }
  assert.equal(verified(copy, "--key", keys[0]).status, 0, "put back");
});

test("a checkpoint by a key that was replaced is refused, whoever trusts which key", () => {
  const copy = place("stolen");
  cpSync(place("log"), copy, { recursive: true });
  const [, , , , text] = /^(PRIVATE\+KEY)\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(readFileSync(place("kept.key"), "utf8").trim());
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(text, "base64").subarray(1)]);
  const secret = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const { text: signed, origin } = readNote(readFileSync(join(copy, "checkpoint"), "utf8"));
  const line = Buffer.concat([Buffer.from(readKey(keys[1]).id, "hex"), sign(null, Buffer.from(signed), secret)]);
  writeFileSync(join(copy, "checkpoint"), `${signed}\n— ${origin} ${line.toString("base64")}\n`);
  for (const key of keys) {
    const found = verified(copy, "--key", key);
    assert.equal(found.status, 1);
    assert.match(doubts(found), /replaced/);
  }
});

test("the server signs with the new key, and says where it took the old one's place", async () => {
  const changes = changedAt();
  const office = await Office.open({ data, arguments: ["--demo", "--public-log"] });
  const told = (await office.auditor.get("/log/key")).body;
  assert.deepEqual(told, { vkey: keys[2], changes, witnesses: [] });
  const { bytes } = await new Client(office.server.url).request("GET", "/log/checkpoint");
  assert.ok(isSignedBy(readNote(bytes.toString("utf8")), readKey(keys[2])));
  const zip = await office.auditor.get(`/dossiers/${id}/proof.zip`);
  await office.close();
  writeFileSync(place("http.zip"), zip.bytes);
  const found = verified(place("http.zip"), "--key", keys[0]);
  assert.equal(found.status, 0, doubts(found));
});

test("a server does not start with a key that was replaced", async () => {
  const copy = place("old-key");
  copyData(data, copy);
  cpSync(place("kept.key"), join(copy, "log.key"));
  const { status, stderr } = run("log", "checkpoint", ...placeOf(copy));
  assert.equal(status, 1);
  assert.match(stderr, /the log does not verify/);
});

test("a reader demands cosignatures, and a witness follows the log past its changed key", () => {
  const [one, two] = ["one", "two"].map((name) => place(`witness-${name}`));
  const [first, second] = [one, two].map((by) => done("log", "witness-key", "--by", by));
  const cosign = (folder, key, by) => `${done("log", "cosign", folder, "--log", key, "--by", by)}\n`;
  cosign(place("right-behind"), keys[0], one);
  const copy = place("cosigned");
  cpSync(place("log"), copy, { recursive: true });
  writeFileSync(join(copy, "checkpoint"), cosign(copy, keys[2], one));
  const cut = run("log", "cosign", place("right-behind"), "--log", keys[1], "--by", one);
  assert.equal(cut.status, 1);
  assert.match(cut.stderr, /ít hơn/);

  const demanded = (...more) => verified(copy, "--key", keys[0], ...more);
  const found = demanded("--witness", first);
  assert.equal(found.status, 0, doubts(found));
  assert.deepEqual(found.witnessed.map(({ name }) => name), [readKey(first).name]);
  const missing = demanded("--witness", first, "--witness", second);
  assert.equal(missing.status, 1);
  assert.match(doubts(missing), new RegExp(`1/2.*none of: ${readKey(second).name}`));
  assert.equal(demanded("--witness", first, "--witness", second, "--witnesses", "1").status, 0);
  assert.equal(verified(place("log"), "--key", keys[0], "--witness", first).status, 1);
  assert.equal(verified(place("dossier.zip"), "--key", keys[0], "--witness", first).status, 1);
  for (const wrong of [["--witness", first, "--witness", first], ["--witness", keys[0]], ["--witnesses", "1"], ["--witness", first, "--witnesses", "0"]]) {
    assert.equal(run("verify", copy, "--key", keys[0], ...wrong).status, 2, wrong.join(" "));
  }
});

// A small office, whose key is changed by a process that is killed before its n-th call of a kind.
function killedAt(call, n, small) {
  const copy = place(`killed-${call}-${n}`);
  copyData(small, copy);
  const { status, signal } = spawnSync("strace", [
    "-f", "-qq", "-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${n}`,
    binary, "log", "rotate-key", ...placeOf(copy),
  ], { encoding: "utf8", env: { PATH: process.env.PATH } });
  return { copy, killed: signal === "SIGKILL" || status === 137 };
}

test("killed at any step, the next start finishes the change or undoes it", async (context) => {
  const probe = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]);
  if (probe.status !== 0) return context.skip("strace is not there, or may not trace");
  const small = place("small");
  await (await new Server({ data: small }).start()).stop();
  const first = done("log", "key", ...placeOf(small));
  const seen = { finished: 0, undone: 0, left: 0 };
  const steps = onPostgresql ? 5 : 11;
  const calls = ["openat", "fsync", "rename", ...(onPostgresql ? ["sendto"] : ["fdatasync", "pwrite64"])];
  for (const call of calls) {
    const whole = callsOf(call, small); // the steps of the change are among the last of them
    assert.ok(whole > 0, call);
    for (let n = Math.max(1, whole - steps); n <= whole; n += 1) {
      const { copy, killed } = killedAt(call, n, small);
      if (!killed) continue; // another thread made that call this time
      seen.left += existsSync(join(copy, "log.key.next")) ? 1 : 0;
      const lines = done("log", "keys", ...placeOf(copy)).split("\n");
      assert.ok(lines.length <= 2 && lines[0].endsWith(first), lines.join("\n"));
      assert.equal(done("log", "key", ...placeOf(copy)), lines.at(-1).split(" ")[1]);
      assert.ok(!existsSync(join(copy, "log.key.next")));
      seen[lines.length === 2 ? "finished" : "undone"] += 1;
      const folder = `${copy}-log`;
      done("export", "log", folder, ...placeOf(copy));
      const found = verified(folder, "--key", first);
      assert.equal(found.status, 0, `${call} ${n}: ${doubts(found)}`);
      done("log", "rotate-key", ...placeOf(copy));
      rmSync(copy, { recursive: true });
      rmSync(folder, { recursive: true });
    }
  }
  assert.ok(seen.finished > 0 && seen.undone > 0 && seen.left > 0, JSON.stringify(seen));
});

// How often the main thread of a change that is let alone makes the call, at most.
function callsOf(call, small) {
  const copy = place("counted");
  const lines = place("calls");
  copyData(small, copy);
  const { status } = spawnSync("strace", ["-f", "-qq", "-o", lines, "-e", `trace=${call}`, binary, "log", "rotate-key", ...placeOf(copy)], { env: { PATH: process.env.PATH } });
  assert.equal(status, 0);
  rmSync(copy, { recursive: true });
  const made = new Map();
  for (const line of readFileSync(lines, "utf8").split("\n").filter((it) => it.includes(`${call}(`))) {
    const thread = line.split(" ")[0];
    made.set(thread, (made.get(thread) ?? 0) + 1);
  }
  return Math.max(...made.values());
}
