// What is erased on a legal ground is gone from every byte of the data, and the log still verifies.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { binary, databaseFiles, placeOf } from "./server.mjs";

const scratch = mkdtempSync(join(tmpdir(), "phanbien-erase-"));
const data = join(scratch, "data");
const start = { data, arguments: ["--demo", "--uploads-per-hour", "1000", "--exports-per-hour", "1000"] };
const ground = "khoản 1 Điều 14 Luật 91/2025/QH15, theo đơn của người góp ý";

// Words that stand nowhere else; of each the end, since an index may keep the beginning apart.
const name = "Lường Thị Xoathử";
const words = "Nhà tôi ở bản Quậtmùng bị ngập";
const corrected = "Nhà tôi ở bản Bướmvàng bị ngập";
const fileText = "Phiếu của bà Lường Thị Xoathử, thửa đất số 987654";
const traces = ["Xoathử", "xoathử", "oathu", "uậtmùng", "uatmung", "ướmvàng", "uomvang", "đất số 987654",
  Buffer.from(fileText).toString("base64").slice(0, 40)];

let office;
let dossier;
let code;
let file;
before(async () => {
  office = await Office.open(start);
  dossier = await office.toConsultation();
  await office.askReviewers(dossier);
  code = (await office.registrar.get(`/dossiers/${dossier}`)).body.code;
});
after(async () => {
  if (office) await office.close();
  rmSync(scratch, { recursive: true });
});

function run(...argumentsOf) {
  const { status, stdout, stderr } = spawnSync(binary, [...argumentsOf, ...placeOf(data)], { encoding: "utf8", input: "" });
  return { status, stdout, stderr };
}
const erase = (...rest) => run("erase", ...rest);
const found = () => {
  const bytes = databaseFiles(data).map((it) => readFileSync(it));
  return traces.filter((it) => bytes.some((part) => part.includes(Buffer.from(it))));
};

test("words of a person are given, revised, searched", async () => {
  const upload = await office.registrar.upload("Lường Thị Xoathử.txt", Buffer.from(fileText));
  file = upload.body.file.hash;
  const given = await office.registrar.do(dossier, "opinion.enter", {
    version: 1, provision: "art_3__para_1", heading: "impact", stance: "disagree", text: words, proposal: "Bỏ ở Quậtmùng",
    source: "paper", said_by: { name }, attachments: [file],
  });
  await office.registrar.do(dossier, "opinion.revise", { opinion: given.created[0], heading: "impact", stance: "disagree", text: corrected, proposal: "" });
  await office.giveOpinion(office.union, dossier, "art_3__para_1", "Nâng mức hỗ trợ.");
  const hits = (await office.specialist.get(`/search?${new URLSearchParams({ q: "Bướmvàng" })}`)).body.items;
  assert.equal(hits.length, 1);
  assert.equal((await office.registrar.get(`/dossiers/${dossier}/files/${file}`)).status, 200);
});

test("erasing wants a stopped server, known things and a ground that names nobody", async () => {
  const busy = erase("opinion", "YK-001", "--dossier", code, "--ground", ground, "--yes");
  assert.equal(busy.status, 1);
  assert.match(busy.stderr, /another phanbien is .*; stop it first/);
  await office.server.stop();
  assert.deepEqual(found().length > 0, true, "the search of the bytes finds what is there");
  assert.equal(erase("opinion", "YK-001", "--dossier", code).status, 2);
  for (const [order, why] of [
    [["opinion", "YK-001", "--dossier", code, "--ground", `Đơn của ${name}`], /names whoever is erased/],
    [["opinion", "YK-099", "--dossier", code, "--ground", ground], /no opinion YK-099/],
    [["opinion", "YK-001", "--dossier", "PB-1900-1", "--ground", ground], /no dossier PB-1900-1/],
    [["person", "Không Có Ai", "--dossier", code, "--ground", ground], /nobody|anybody of this name/],
    [["file", "0".repeat(64), "--ground", ground], /no file with this hash/],
  ]) {
    const refused = erase(...order, "--yes");
    assert.equal(refused.status, 1, order.join(" "));
    assert.match(refused.stderr, why);
  }
  const tried = erase("person", name, "--dossier", code, "--ground", ground, "--dry-run");
  assert.equal(tried.status, 0, tried.stderr);
  assert.match(tried.stdout, /YK-001[^]*Nothing was erased/);
  assert.equal(erase("person", name, "--dossier", code, "--ground", ground).status, 1, "nobody agreed");
  assert.ok(found().includes("ướmvàng"));
});

test("what is erased is in no byte of the data, and all that checks the log holds", () => {
  const erased = erase("person", name.toLowerCase(), "--dossier", code, "--ground", ground, "--yes");
  assert.equal(erased.status, 0, erased.stdout + erased.stderr);
  assert.match(erased.stdout, new RegExp(`YK-001[^]*${file}`));
  assert.deepEqual(found(), []);
  const checked = run("rebuild", "--check");
  assert.equal(checked.status, 0, checked.stdout);
  const whole = run("fsck");
  assert.equal(whole.status, 0, whole.stdout + whole.stderr);
  const key = run("log", "key").stdout.trim();
  const exported = join(scratch, "log");
  assert.equal(run("export", "log", exported).status, 0);
  const verified = spawnSync(binary, ["verify", exported, "--key", key], { encoding: "utf8" });
  assert.equal(verified.status, 0, verified.stdout);
  const again = erase("person", name, "--dossier", code, "--ground", ground, "--yes");
  assert.equal(again.status, 0, again.stderr);
  assert.match(again.stdout, /Nothing is left to erase/);
});

test("its place says so; nobody finds it, changes it or gets the file", async () => {
  office = await Office.open(start);
  const { items } = (await office.registrar.get(`/dossiers/${dossier}/opinions`)).body;
  const [gone, kept] = items;
  assert.equal(gone.erased, true);
  assert.match(gone.text, /^Đã xóa ngày .* theo: khoản 1 Điều 14 .* \/ Erased on \d{4}-\d\d-\d\d: /);
  assert.deepEqual([gone.proposal, gone.stance, gone.code], ["", "disagree", "YK-001"]);
  assert.equal(gone.said_by.name, "(đã xóa / erased)");
  assert.deepEqual([kept.erased, kept.text], [false, "Nâng mức hỗ trợ."]);
  for (const q of ["Bướmvàng", "Quậtmùng"]) {
    assert.deepEqual((await office.specialist.get(`/search?${new URLSearchParams({ q })}`)).body.items, []);
  }
  const refused = await office.registrar.command(dossier, "opinion.revise", { opinion: gone.id, heading: "impact", stance: "disagree", text: "Lại", proposal: "" });
  assert.deepEqual([refused.status, refused.body.code], [409, "opinion.erased"]);
  const missing = await office.registrar.get(`/dossiers/${dossier}/files/${file}`);
  assert.deepEqual([missing.status, missing.body.code], [410, "file.erased"]);
  assert.match(missing.body.detail, /theo: khoản 1 Điều 14/);
  const history = (await office.auditor.get(`/dossiers/${dossier}/history?act=erased`)).body.items;
  assert.equal(history.length, 1);
  assert.match(history[0].summary.vi, /YK-001 1 tệp\. Căn cứ: khoản 1/);
  const { events } = (await office.auditor.get(`/dossiers/${dossier}/history.json`)).body;
  const emptied = events.filter((it) => it.erased_at !== null);
  assert.equal(emptied.length, 2);
  for (const it of emptied) assert.equal(JSON.parse(it.payload).text, "");
});
