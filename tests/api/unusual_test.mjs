// What an auditor looks at first: each kind of unusual event is provoked on the real server and found, with its
// rule and its event; by nobody else.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { demoPassword } from "./client.mjs";
import { Office, today } from "./office.mjs";
import { binary, placeOf } from "./server.mjs";

const scratch = mkdtempSync(join(tmpdir(), "phanbien-unusual-"));
const data = join(scratch, "data");
const start = { data, arguments: ["--demo", "--uploads-per-hour", "1000"] };

let office;
before(async () => {
  office = await Office.open(start);
});
after(async () => {
  if (office) await office.close();
  rmSync(scratch, { recursive: true });
});

const found = async (query = "", who = office.auditor) => (await who.get(`/audit/unusual?limit=200${query}`)).body.items;

// The newest of a kind, and that it is told whole.
async function newest(kind) {
  const [item] = await found(`&kind=${kind}`);
  assert.ok(item, `nothing of the kind ${kind}`);
  assert.equal(item.kind.id, kind);
  for (const words of [item.kind.label, item.kind.rule, item.event.label, item.event.summary]) assert.ok(words.vi && words.en);
  const { items } = (await office.auditor.get("/history?limit=200")).body;
  assert.ok(items.some(({ position, event }) => position === item.position && event.id === item.event.id));
  return item;
}

function signInFrom(localAddress, username) {
  const { hostname, port } = new URL(office.server.url);
  const body = JSON.stringify({ username, password: demoPassword });
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, localAddress, method: "POST", path: "/api/v1/session", headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

test("an ordinary procedure leaves nothing unusual", async () => {
  const { id } = await office.toIssued({ title: "Nghị quyết đi đúng lối" });
  assert.deepEqual(await found(`&dossier=${id}`), []);
});

test("setting aside what one entered oneself", async () => {
  const id = await office.toConsultation({ title: "Nghị quyết có ý kiến tự loại" });
  const entered = await office.specialist.do(id, "opinion.enter", { version: 1, provision: "art_3", heading: "impact", stance: "disagree", text: "Mức thấp.", source: "paper", said_by: { name: "Bà Én" } });
  await office.specialist.do(id, "written.close");
  await office.specialist.do(id, "opinion.set_aside", { opinion: entered.created[0], reason: "Ngoài phạm vi." });
  const item = await newest("own_work");
  assert.equal(item.dossier.id, id);
  assert.equal(item.event.actor.id, office.specialist.account.id);
  assert.match(item.event.summary.vi, /YK-001/);
});

test("a decision behind its due date, and an approval stopped on its way", async () => {
  const { id } = await office.toApproval({ title: "Nghị quyết bị trả lại muộn", received_on: today(), planned_submission_on: today() });
  // The day before the submission has passed: the system says so at once, and moves the revision.
  const elapsed = async () => (await office.auditor.get(`/dossiers/${id}/history?act=moved`)).body.items.some(({ event }) => event === "due.criticism_in_time");
  while (!(await elapsed())) await delay(50);
  await office.head.do(id, "criticism.return", { reason: "Thiếu căn cứ." });
  const late = await newest("after_due");
  assert.deepEqual([late.dossier.id, late.event.act], [id, "acted_late"]);
  assert.match(late.event.summary.vi, /“.*trước ngày trình” có hạn \d\d\/\d\d\/\d{4}/);
  const stopped = await newest("approval_overridden");
  assert.deepEqual([stopped.dossier.id, stopped.event.act], [id, "route_withdrawn"]);
});

test("ended with obligations open, and reopened", async () => {
  const { id, recommendations } = await office.toIssued({ title: "Nghị quyết đóng khi còn nợ" });
  for (const recommendation of recommendations) await office.drafter.do(id, "answer.give", { recommendation, disposition: "accepted", text: "Đã sửa." });
  await office.drafter.do(id, "answers.submit");
  await office.committee.do(id, "dossier.close_open", { reason: "Nghị quyết đã được thông qua." });
  assert.equal((await newest("closed_unbalanced")).dossier.id, id);
  await office.committee.do(id, "dossier.reopen", { reason: "Có phản ánh mới." });
  assert.equal((await newest("reopened")).dossier.id, id);
  assert.deepEqual((await found(`&dossier=${id}`)).map((item) => item.kind.id), ["reopened", "closed_unbalanced"]);
});

test("a sign-in from a network not used before, and no sign-in from one that was", async () => {
  assert.equal(await signInFrom("127.0.0.9", "phunu"), 201);
  assert.deepEqual(await found("&kind=new_place"), []);
  assert.equal(await signInFrom("127.7.7.7", "phunu"), 201);
  const item = await newest("new_place");
  assert.equal(item.event.actor.id, office.women.account.id);
  assert.match(item.event.summary.vi, /127\.7\.7\.0\/24/);
  assert.equal(item.dossier, null);
  assert.equal(await signInFrom("127.7.7.8", "phunu"), 201);
  assert.equal((await found("&kind=new_place")).length, 1);
});

test("a role that was added", async () => {
  const { account } = office.council;
  const put = (roles) => office.administrator.request("PUT", `/api/v1/accounts/${account.id}`, { json: { name: account.name, post: account.post, roles, active: true } });
  assert.equal((await put([...account.roles, "registrar"])).status, 204);
  const item = await newest("rights_raised");
  assert.equal(item.event.actor.id, office.administrator.account.id);
  assert.match(item.event.summary.vi, new RegExp(`${account.name.replace(/[()]/g, "\\$&")} được thêm vai trò “Văn thư`));
  assert.equal((await put(account.roles)).status, 204);
  assert.equal((await found("&kind=rights_raised")).length, 1);
});

test("page by page, between days, of one person; all kinds are named", async () => {
  const all = await found();
  const { kinds } = (await office.auditor.get("/audit/unusual")).body;
  assert.equal(kinds.length, 10);
  const pages = [];
  let cursor = "";
  do {
    const page = (await office.auditor.get(`/audit/unusual?limit=2&cursor=${cursor}`)).body;
    pages.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  assert.deepEqual(pages, all);
  assert.deepEqual(await found(`&from=${today(1)}`), []);
  assert.deepEqual(await found(`&from=${today()}&until=${today()}`), all);
  const own = await found(`&actor=${office.committee.account.id}`);
  assert.ok(own.length > 0 && own.every(({ event }) => event.actor.id === office.committee.account.id));
  for (const wrong of ["kind=ordinary", "from=yesterday", "cursor=made-up", "what=else"]) assert.equal((await office.auditor.get(`/audit/unusual?${wrong}`)).status, 422, wrong);
  for (const who of [office.specialist, office.committee, office.administrator, office.union]) assert.equal((await who.get("/audit/unusual")).status, 403);
});

test("an erasure; and the list is what the log says, made anew or not", async () => {
  const id = await office.toConsultation({ title: "Nghị quyết có lời bị xóa" });
  await office.specialist.do(id, "opinion.enter", { version: 1, provision: "art_3", heading: "impact", stance: "disagree", text: "Nhà tôi bị ngập.", source: "paper", said_by: { name: "Lường Thị Xoa" } });
  const { code } = (await office.specialist.get(`/dossiers/${id}`)).body;
  const before_it = await found();
  await office.server.stop();
  const run = (...words) => spawnSync(binary, [...words, ...placeOf(data)], { encoding: "utf8", input: "" });
  const erased = run("erase", "opinion", "YK-001", "--dossier", code, "--ground", "khoản 1 Điều 14 Luật 91/2025/QH15", "--yes");
  assert.equal(erased.status, 0, erased.stdout + erased.stderr);
  const checked = run("rebuild", "--check");
  assert.equal(checked.status, 0, checked.stdout);
  assert.equal(run("rebuild").status, 0);
  office = await Office.open(start);
  const item = await newest("erased");
  assert.equal(item.dossier.id, id);
  assert.match(item.event.summary.vi, /Căn cứ: khoản 1/);
  const still = (await found()).filter(({ position }) => position < item.position);
  assert.deepEqual(still.map((one) => [one.position, one.kind.id]), before_it.map((one) => [one.position, one.kind.id]));
});
