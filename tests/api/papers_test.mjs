// What papers say of the log behind them: the criticism document and the closing record with their QR code, read back
// by another program, and held against a later export by `phanbien verify --paper`. And `phanbien verify URL`: of the
// real server, and of one in between that changes, redirects, swells or refuses what it passes on.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { binary } from "./server.mjs";
import { unzip } from "./zip.mjs";

const scratch = mkdtempSync(join(tmpdir(), "phanbien-papers-"));
after(() => rmSync(scratch, { recursive: true }));
const place = (name) => join(scratch, name);

// Beside the server and the proxy of this very process: it must not stand still meanwhile.
function run(...words) {
  return new Promise((resolve) => {
    const child = spawn(binary, words, { env: {}, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"]) child[stream].on("data", (chunk) => (said[stream] += chunk));
    child.once("close", (status) => resolve({ status, ...said }));
  });
}

let office;
let key;
let id;
let recommendations;
before(async () => {
  office = await Office.open({ arguments: ["--demo", "--public-log", "--uploads-per-hour", "1000", "--exports-per-hour", "1000"] });
  key = /the log's key is (\S+)/.exec(office.server.log)[1];
  ({ id, recommendations } = await office.toIssued({ title: "Nghị quyết được in ra giấy" }));
});
after(() => office.close());

const paper = async (kind) => (await office.specialist.get(`/dossiers/${id}/papers/${kind}`)).body;
const file = async (path) => {
  const answer = await office.specialist.get(path);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.bytes;
};
async function exported(name) {
  writeFileSync(place(name), (await office.auditor.get(`/dossiers/${id}/proof.zip`)).bytes);
  return place(name);
}
async function verified(...words) {
  const { status, stdout, stderr } = await run("verify", ...words, "--key", key, "--format", "json");
  assert.equal(stderr, "");
  return { status, ...JSON.parse(stdout) };
}
const doubt = (found) => found.doubts.map((each) => each.en).join("; ");

// The picture of the code in a Word file.
const picture = (docx) => [...unzip(docx)].find(([name]) => /^word\/media\/proof\d+\.png$/.test(name))?.[1];
const changed = (code, name, to) => code.replace(new RegExp(`(\\?|&)${name}=[^&]*`), `$1${name}=${to}`);

test("the closing record is refused before there is an end", async () => {
  for (const path of [`/dossiers/${id}/papers/closing`, `/dossiers/${id}/papers/closing/file`]) {
    const answer = await office.specialist.get(path);
    assert.deepEqual([answer.status, answer.body.code], [409, "paper.not_ended"]);
  }
});

test("only the criticism document carries its number: no two documents of a year share one", async () => {
  const { issue_code } = (await office.specialist.get(`/dossiers/${id}`)).body;
  assert.match(issue_code, /^\d+\/MTTQ-BTT$/);
  const head = async (kind) => JSON.stringify((await paper(kind)).items).includes(`Số: ${issue_code}`);
  assert.ok(await head("criticism"));
  for (const kind of ["request", "invitation", "minutes"]) assert.ok(!(await head(kind)), kind);
});

test("a paper names the checkpoint that covers the dossier's last event, and is the same when it is made again", async () => {
  const { proof, items } = await paper("criticism");
  assert.match(proof.code, /^phanbien:1\?size=\d+&root=[A-Za-z0-9+/]{43}=&dossier=[0-9a-f-]{36}&index=\d+&origin=phanbien\.local\/[0-9a-f]+$/);
  assert.ok(proof.code.length <= 220, `${proof.code.length}`);
  assert.match(proof.picture, /^data:image\/png;base64,/);
  const words = JSON.stringify(items);
  assert.ok(words.includes(/root=([^&]*)/.exec(proof.code)[1]), "the root stands on it in words");
  assert.match(words, /Đọc qua điện thoại: \d{4}-\d{4}-\d{4}-\d{4}-\d{4}/);
  await office.register({ title: "Việc khác" });
  await new Promise((resolve) => setTimeout(resolve, 1_200)); // a checkpoint of the other one comes
  assert.equal((await paper("criticism")).proof.code, proof.code);
});

test("the Word files are well formed, and another program reads the code in them", async (t) => {
  const { proof } = await paper("criticism");
  const made = [await file(`/dossiers/${id}/papers/criticism/file`), await file(`/dossiers/${id}/criticism.docx`)];
  for (const docx of made) {
    const parts = unzip(docx);
    for (const [name, bytes] of parts) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const lint = spawnSync("xmllint", ["--noout", "-"], { input: bytes, encoding: "utf8" });
      assert.equal(lint.status, 0, `${name}: ${lint.stderr}`);
    }
    assert.match(parts.get("[Content_Types].xml").toString(), /Extension="png"/);
    assert.ok(picture(docx), "the picture is there");
    assert.deepEqual(picture(docx), Buffer.from(proof.picture.split(",")[1], "base64"));
  }
  writeFileSync(place("qr.png"), picture(made[0]));
  const read = spawnSync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", place("qr.png")], { encoding: "utf8" });
  if (read.error) {
    t.diagnostic("zbarimg (zbar-tools) is not installed: the code was not read back");
    return;
  }
  assert.equal(read.stdout.trimEnd(), proof.code);
});

test("a paper is held against a later export, after the dossier went on", async () => {
  const early = (await paper("criticism")).proof.code;
  const zip = await exported("early.zip");
  assert.equal((await verified(zip, "--paper", early)).since_paper, 0);
  await office.drafter.do(id, "answer.draft", { recommendation: recommendations[0], disposition: "accepted", text: "Tiếp thu." });
  const later = await exported("later.zip");
  const found = await verified(later, "--paper", early);
  assert.equal(doubt(found), "");
  assert.equal(found.status, 0);
  assert.equal(found.since_paper, 1);
  assert.ok(found.papers > 0);
  const newest = (await paper("criticism")).proof.code;
  assert.notEqual(newest, early);
  assert.match(doubt(await verified(zip, "--paper", newest)), /newer than this export/);
  const { stdout } = await run("verify", later, "--key", key, "--paper", early);
  assert.match(stdout, /the paper with the root \d{4}(-\d{4}){4} is of this dossier and log/);
});

test("a paper on which something was changed is told", async () => {
  const { proof } = await paper("criticism");
  const zip = await exported("changed.zip");
  const size = Number(/size=(\d+)/.exec(proof.code)[1]);
  const index = Number(/index=(\d+)/.exec(proof.code)[1]);
  const root = /root=([^&]*)/.exec(proof.code)[1];
  const other = Buffer.from(root, "base64");
  other[5] ^= 1;
  for (const [code, why] of [
    [changed(proof.code, "root", other.toString("base64")), /root on the paper is not that of this log/],
    [changed(proof.code, "size", size + 100_000), /newer than this export/],
    [changed(proof.code, "index", index - 1), /not in this export|not the dossier's last/],
    [changed(proof.code, "dossier", "0193f0aa-0000-7000-8000-000000000001"), /another dossier/],
    [changed(proof.code, "origin", "khac.example/log"), /another log/],
  ]) {
    const found = await verified(zip, "--paper", code);
    assert.equal(found.status, 1, code);
    assert.match(doubt(found), why);
  }
  for (const code of ["", "phanbien:1?", proof.code.slice(0, -1).replace("index", "Index"), changed(proof.code, "root", "x")]) {
    const { status, stderr } = await run("verify", zip, "--key", key, `--paper=${code}`);
    assert.equal(status, 2, code);
    assert.match(stderr, /QR/);
  }
  assert.equal((await run("verify", scratch, "--key", key, "--paper", proof.code)).status, 2);
});

test("a dossier closed with obligations open: the record tells it, and is under the checkpoint of the closing", async () => {
  for (const recommendation of recommendations) {
    await office.drafter.do(id, "answer.give", { recommendation, disposition: "accepted", text: "Tiếp thu." });
  }
  await office.drafter.do(id, "answers.submit");
  await office.committee.do(id, "dossier.close_open", { reason: "Cơ quan soạn thảo đã giải thể." });
  const closing = await paper("closing");
  const words = closing.items.map((item) => item.text).join("\n");
  assert.match(words, /PHIẾU KẾT THÚC HỒ SƠ/);
  assert.match(words, /Đóng khi còn nghĩa vụ/);
  assert.match(words, /Lý do đóng khi chưa đủ kết quả: Cơ quan soạn thảo đã giải thể\./);
  const counted = words.split("\n").map((line) => /^(–?)\s*([^:]+): (\d+)$/.exec(line)).filter(Boolean);
  const totals = [];
  for (const [, dash, , count] of counted) {
    if (dash) totals.at(-1).parts += Number(count);
    else totals.push({ total: Number(count), parts: 0 });
  }
  assert.equal(totals.length, 2);
  for (const { total, parts } of totals) assert.equal(parts, total);
  const zip = await exported("closed.zip");
  const found = await verified(zip, "--paper", closing.proof.code);
  assert.equal(doubt(found), "");
  assert.equal(found.since_paper, 0);
  assert.ok(picture(await file(`/dossiers/${id}/papers/closing/file`)));
});

test("the log is verified where the server gives it out, and beside a checkpoint that was kept", async () => {
  const kept = place("kept");
  writeFileSync(kept, await (await fetch(`${office.server.url}/log/checkpoint`)).text());
  for (const address of [office.server.url, `${office.server.url}/log`, `${office.server.url}/log/`]) {
    const found = await verified(address, "--against", kept);
    assert.equal(doubt(found), "");
    assert.equal(found.status, 0);
    assert.ok(found.entries > 100 && found.dossiers > 1);
    assert.ok(found.older > 0);
  }
  const { status, stdout } = await run("verify", office.server.url, "--key", key);
  assert.equal(status, 0);
  assert.match(stdout, /ĐÚNG: /);
});

// A server in between; `change(path, response, bytes)` may answer itself by returning true.
async function between(change, work) {
  const proxy = createServer(async (request, response) => {
    const answer = await fetch(office.server.url + request.url);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (change(request.url, response, bytes)) return;
    response.writeHead(answer.status);
    response.end(bytes);
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  try {
    return await work(`http://127.0.0.1:${proxy.address().port}`);
  } finally {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
}

test("one bit that a server in between changes is found, wherever it is", async () => {
  for (const where of ["/log/checkpoint", "/log/tile/0/000", "/log/tile/entries/000"]) {
    let touched = 0;
    const found = await between((path, _, bytes) => {
      if (path.startsWith(where)) {
        bytes[Math.floor(bytes.length / 2)] ^= 1;
        touched += 1;
      }
      return false;
    }, (address) => verified(address));
    assert.ok(touched > 0, where);
    assert.equal(found.status, 1, where);
    assert.ok(found.doubts.length > 0, where);
  }
});

test("a redirect, another status, a body without end and no server are refused plainly", async () => {
  const answers = [
    [(_, response) => response.writeHead(302, { Location: `${office.server.url}/log/checkpoint` }).end(), /answered 302.*redirects are not followed/],
    [(_, response) => response.writeHead(401).end(), /whoever is signed in only/],
    [(_, response) => response.writeHead(200).end(Buffer.alloc(33 << 20)), /larger than 32 MiB/],
    [(_, response) => response.destroy(), /cannot read checkpoint/],
    [(_, response) => response.writeHead(404).end(), /the file is missing/],
  ];
  for (const [answer, why] of answers) {
    const found = await between((path, response) => {
      answer(path, response);
      return true;
    }, (address) => verified(address));
    assert.equal(found.status, 1);
    assert.match(doubt(found), why);
  }
  assert.match(doubt(await verified("http://127.0.0.1:1")), /cannot read checkpoint/);
});

test("what is no address of a log, and plain HTTP to elsewhere, are wrong calls", async () => {
  for (const [address, why] of [
    ["http://khac.example", /--plain-http/],
    ["https://ai:matkhau@khac.example", /no address of a log/],
    [`${office.server.url}/log?x=1`, /no address of a log/],
    ["https://", /no address of a log/],
  ]) {
    const { status, stderr } = await run("verify", address, "--key", key);
    assert.equal(status, 2, address);
    assert.match(stderr, why);
  }
  assert.equal((await run("verify", office.server.url)).status, 2, "the key must be given");
  assert.equal((await run("verify", scratch, "--key", key, "--plain-http")).status, 2);
});
