// One dossier's export over HTTP and from the command line, and `phanbien verify` on it: as it was made, and
// after each of a thousand single changes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { numbers } from "./numbers.mjs";
import { Office } from "./office.mjs";
import { binary, placeOf } from "./server.mjs";
import { unzip, zip } from "./zip.mjs";

const scratch = mkdtempSync(join(tmpdir(), "phanbien-proof-"));
const data = join(scratch, "office");
after(() => rmSync(scratch, { recursive: true }));

const run = (...words) => spawnSync(binary, words, { encoding: "utf8" });
const place = (name) => join(scratch, name);
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// As schemas/dossier-export.md has it: every byte follows from the parts' names and contents.
const storedZip = (parts) => zip(parts, { flags: 0, day: 0x21 });

let office;
let id;
let other;
let over_http;
before(async () => {
  await (await Office.open({ data })).close();
  writeFileSync(place("older"), run("log", "checkpoint", ...placeOf(data)).stdout);
  office = await Office.open({ data });
  const { id: issued, recommendations } = await office.toIssued();
  id = issued;
  other = (await office.toSynthesis({ title: "Nghị quyết khác" })).id;
  await office.drafter.do(id, "answer.draft", { recommendation: recommendations[0], disposition: "accepted", text: "Lời riêng của sở." });
  over_http = await office.auditor.get(`/dossiers/${id}/proof.zip`);
  await office.close();
});

const verified = (file, ...more) => {
  const { status, stdout, stderr } = run("verify", file, "--format", "json", ...more);
  assert.equal(stderr, "");
  return { status, ...JSON.parse(stdout) };
};
const key = () => ["--key", run("log", "key", ...placeOf(data)).stdout.trim()];
const exported = (name, ...more) => run("export", "dossier", id, "--to", place(name), ...placeOf(data), ...more);

test("what an auditor downloads holds, without the words that a body keeps to itself", () => {
  assert.equal(over_http.status, 200);
  assert.equal(over_http.mediaType, "application/zip");
  assert.match(over_http.headers.get("content-disposition"), /^attachment/);
  writeFileSync(place("http.zip"), over_http.bytes);
  const found = verified(place("http.zip"), ...key());
  assert.deepEqual(found.doubts, []);
  assert.equal(found.status, 0);
  assert.equal(found.dossier, id);
  assert.equal(found.withheld, 1);
  assert.equal(found.payloads, found.events - 1);
  assert.ok(found.files >= 2, "the draft and the document");
  assert.ok(!over_http.bytes.toString().includes("Lời riêng của sở."));
});

test("the command line exports the same bytes for the same log, to a new file only", () => {
  assert.equal(exported("one.zip").status, 0);
  assert.equal(exported("two.zip").status, 0);
  const bytes = readFileSync(place("one.zip"));
  assert.deepEqual(readFileSync(place("two.zip")), bytes);
  const again = exported("one.zip");
  assert.equal(again.status, 1);
  assert.match(again.stderr, /is there already/);
  const found = verified(place("one.zip"), ...key());
  assert.equal(found.status, 0, JSON.stringify(found.doubts));
  assert.equal(found.withheld, 0);
  assert.ok(bytes.includes("Lời riêng của sở."));
  const parts = unzip(bytes);
  assert.deepEqual(storedZip([...parts]), bytes, "the container is as specified");
  for (const [name, part] of parts) {
    if (name.startsWith("files/")) assert.equal(sha256(part), name.slice("files/".length));
  }
});

test("the history for people stands on its own, in both languages", () => {
  const page = unzip(readFileSync(place("one.zip"))).get("history.html").toString();
  assert.match(page, /<html lang="vi">/);
  assert.match(page, /<p lang="en">/);
  assert.match(page, /Lịch sử hồ sơ/);
  assert.doesNotMatch(page, /<script|<link|<img|https?:|@import|url\(/i);
});

test("it says in words what was checked, and what no such file can show", () => {
  const { status, stdout } = run("verify", place("one.zip"), ...key());
  assert.equal(status, 0);
  assert.match(stdout, /numbered without a gap/);
  assert.match(stdout, /whether its last events were left out: only the whole log shows that/);
  assert.doesNotMatch(stdout, /proves nothing about the signer/);
  assert.match(stdout, /ĐÚNG: /);
  const without = run("verify", place("one.zip"));
  assert.equal(without.status, 0);
  assert.match(without.stdout, /không chứng minh gì về người ký/);
});

test("a checkpoint that was kept is held against it", () => {
  assert.equal(exported("since.zip", "--since", place("older")).status, 0);
  const found = verified(place("since.zip"), ...key(), "--against", place("older"));
  assert.deepEqual(found.doubts, []);
  assert.ok(found.older > 0 && found.older < found.size);
  const forged = readFileSync(place("older"), "utf8").replace(/^(.*\n)(\d+)/, (_, origin, size) => `${origin}${Number(size) - 1}`);
  writeFileSync(place("forged"), forged);
  assert.equal(verified(place("since.zip"), ...key(), "--against", place("forged")).status, 1);
  assert.equal(exported("never.zip", "--since", place("forged")).status, 1);
  // Asked for, so never passed over.
  writeFileSync(place("nothing"), "");
  assert.equal(exported("never.zip", "--since", place("nothing")).status, 1);
  for (const older of [place("nothing"), ""]) {
    const { status, stderr } = run("verify", place("since.zip"), ...key(), "--against", older);
    assert.equal(status, 1, older);
    assert.match(stderr, /so the log cannot be held against it/);
  }
});

test("wrong calls are told apart from doubts", () => {
  assert.equal(run("verify").status, 2);
  assert.equal(run("verify", place("one.zip"), "--key", "x").status, 2);
  assert.equal(run("verify", place("one.zip"), "--key", "").status, 2);
  assert.equal(run("verify", place("missing.zip")).status, 2);
  const absent = run("verify", place("missing.zip"), ...key());
  assert.equal(absent.status, 1);
  assert.equal(absent.stdout, "");
  assert.match(absent.stderr, /there is no .*missing\.zip/);
  assert.equal(run("export", "dossier", ...placeOf(data)).status, 2);
  assert.equal(run("export", "dossier", "khong-co", ...placeOf(data)).status, 1);
});

test("a thousand single changes are each found", () => {
  const own = readFileSync(place("since.zip"));
  const parts = [...unzip(own)];
  assert.equal(run("export", "dossier", other, "--to", place("other.zip"), ...placeOf(data)).status, 0);
  const foreign = unzip(readFileSync(place("other.zip")));
  const known = key();
  const any = numbers(20261129);
  const changed = place("changed.zip");
  const flipped = (bytes) => {
    const copy = Buffer.from(bytes);
    copy[any(copy.length)] ^= 1 << any(8);
    return copy;
  };
  const changes = [
    () => flipped(own),
    () => own.subarray(0, any(own.length)),
    (all, at) => { all[at] = [all[at][0], flipped(all[at][1])]; },
    (all, at) => { all.splice(at, 1); },
    (all, at, to) => { [all[at], all[to]] = [all[to], all[at]]; },
    (all, at, to) => { [all[at], all[to]] = [[all[at][0], all[to][1]], [all[to][0], all[at][1]]]; },
    (all, at, to) => { all.splice(to, 0, [`${all[at][0]}x`, all[at][1]]); },
    (all, at, to) => { all.splice(to, 0, all[at]); },
    (all, at) => { all[at] = [`${all[at][0]}x`, all[at][1]]; },
    (all, at) => { all[at] = [all[at][0], foreign.get(all[at][0]) ?? Buffer.from("x")]; },
  ];
  for (let made = 0; made < 1000; ) {
    const all = [...parts];
    const at = any(all.length);
    const to = (at + 1 + any(all.length - 1)) % all.length;
    const bytes = changes[any(changes.length)](all, at, to) ?? storedZip(all);
    if (bytes.equals(own)) continue; // the two were equal
    writeFileSync(changed, bytes);
    const { status, stdout } = run("verify", changed, ...known);
    assert.equal(status, 1, `change ${made}\n${stdout}`);
    ++made;
  }
});
