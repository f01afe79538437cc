// A dossier whose access is restricted, on the real server: nothing of it leaks to whoever has no part in it, and
// each reading of those who have is recorded before it is answered.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signedIn } from "./client.mjs";
import { Office, draftText } from "./office.mjs";
import { Server } from "./server.mjs";

const title = "Nghị quyết có thông tin đời tư Quậtmùng";
const password = "Suoi-Trong-27";

let office;
let id;
let outsider; // a clerk of the host who has done nothing in it
before(async () => {
  office = await Office.open();
  ({ id } = await office.toIssued({ title }));
  const { organisation } = office.specialist.account;
  const made = await office.administrator.post("/accounts", { username: "chuyenvien2", name: "Chuyên viên khác (mẫu)", post: "Chuyên viên", organisation: organisation.id, roles: ["specialist"], password: "Suoi-Trong-26" });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const first = await signedIn(office.server, "chuyenvien2", "Suoi-Trong-26");
  assert.equal((await first.post("/session/password", { old_password: "Suoi-Trong-26", new_password: password })).status, 204);
  outsider = await signedIn(office.server, "chuyenvien2", password);
});
after(() => office.close());

const listed = async (who) => (await who.get("/dossiers?limit=200")).body.items.some((one) => one.id === id);
const found = async (who) => (await who.get(`/search?${new URLSearchParams({ q: "nguồn kinh phí" })}`)).body.items.some((hit) => hit.dossier.id === id);
const reads = async (who = office.auditor) => (await who.get(`/dossiers/${id}/history/reads`)).body.items;

test("before it is restricted the other clerk finds it, and no reading is recorded", async () => {
  assert.equal((await outsider.get(`/dossiers/${id}`)).status, 200);
  assert.equal(await listed(outsider), true);
  assert.equal(await found(outsider), true);
  assert.deepEqual(await reads(), []);
});

test("a leader restricts it with a reason; a clerk may not", async () => {
  assert.equal((await office.specialist.command(id, "access.restrict", { reason: "Thử" })).status, 403);
  assert.equal((await office.committee.command(id, "access.restrict", { reason: "" })).status, 422);
  const { offers } = (await office.committee.get(`/dossiers/${id}`)).body;
  assert.match(offers.find((one) => one.event === "access.restrict").fields[0].label.vi, /bí mật nhà nước/);
  await office.committee.do(id, "access.restrict", { reason: "Có thông tin đời tư." });
  const { restricted } = (await office.committee.get(`/dossiers/${id}`)).body;
  assert.equal(restricted.reason, "Có thông tin đời tư.");
  assert.equal(restricted.by.id, office.committee.account.id);
});

test("nothing of it leaks to whoever has no part in it", async () => {
  const paths = ["", "/history", "/history/reads", "/opinions", "/recommendations", "/versions/1", "/leaves", "/synthesis.xlsx", "/history.json", "/proof.zip", "/obligations", "/procedure"];
  for (const path of paths) assert.equal((await outsider.get(`/dossiers/${id}${path}`)).status, 404, path);
  const { versions } = (await office.specialist.get(`/dossiers/${id}`)).body;
  assert.equal((await outsider.get(`/dossiers/${id}/files/${versions[0].file.hash}`)).status, 404);
  assert.equal((await outsider.command(id, "opinion.set_aside", { opinion: "x", reason: "y" }, { revision: 1 })).status, 404);
  assert.equal(await listed(outsider), false);
  assert.equal(await found(outsider), false);
  const { mine, others } = (await outsider.get("/inbox")).body;
  assert.ok([...mine, ...others].every((item) => item.dossier.id !== id));
  const { items } = (await outsider.get(`/registers/outgoing?year=${new Date().getFullYear()}`)).body;
  const line = items.find((item) => item.dossier.id === id);
  assert.match(line.dossier.title, /hạn chế tiếp cận/);
  for (const text of ["/inbox", "/dossiers?limit=200", `/registers/incoming?year=${new Date().getFullYear()}`]) {
    assert.ok(!JSON.stringify((await outsider.get(text)).body).includes("Quậtmùng"), text);
  }
});

test("those with a part find and read it; each reading is recorded once, and moves no revision", async () => {
  const people = [office.registrar, office.specialist, office.head, office.committee, office.drafter, office.union];
  const revisions = new Set();
  for (const who of [...people, office.auditor]) {
    for (let i = 0; i < 2; i += 1) {
      const answer = await who.get(`/dossiers/${id}`);
      assert.equal(answer.status, 200);
      revisions.add(answer.body.revision);
    }
    assert.equal(await listed(who), true);
  }
  assert.equal(revisions.size, 1);
  await office.specialist.get(`/dossiers/${id}/opinions`);
  await office.specialist.get(`/dossiers/${id}/synthesis.xlsx`);
  const all = await reads();
  for (const who of people) assert.equal(all.filter((one) => one.who.id === who.account.id && one.what.vi === "Hồ sơ").length, 1);
  const own = all.filter((one) => one.who.id === office.specialist.account.id).map((one) => one.what.vi);
  for (const what of ["Hồ sơ", "Ý kiến góp ý", "Bản tải về"]) assert.ok(own.includes(what), what);
  assert.ok(all.every((one) => one.who.id !== outsider.account.id));
  const { items } = (await office.auditor.get(`/history?limit=200&actor=${office.union.account.id}`)).body;
  assert.equal(items.filter(({ event }) => event.act === "dossier_read").length, 1);
  assert.equal(await found(office.specialist), false, "its words are read where it is opened");
});

test("whatever the way on which its words come, the reading is recorded", async () => {
  const { id: other } = await office.toApproval({ title: "Nghị quyết hạn chế thứ hai", text: draftText });
  await office.committee.do(other, "access.restrict", { reason: "Có thông tin đời tư." });
  const readBy = async (who, dossier = other) => {
    const { items } = (await office.committee.get(`/dossiers/${dossier}/history/reads`)).body;
    return items.filter((one) => one.who.id === who.account.id).map((one) => one.what.vi);
  };
  // An auditor is told the events of every dossier whole, beside each other.
  for (let i = 0; i < 2; i += 1) {
    const { items } = (await office.auditor.get(`/history?limit=200&actor=${office.union.account.id}`)).body;
    assert.ok(items.some(({ dossier, event }) => dossier?.id === other && event.data.text), "with what was said");
  }
  assert.deepEqual(await readBy(office.auditor), ["Lịch sử"]);

  // A command on a revision that is old is answered with what happened since.
  assert.deepEqual(await readBy(office.specialist), []);
  const late = await office.specialist.command(other, "criticism.submit", { document: "x" }, { revision: 1 });
  assert.equal(late.status, 412);
  assert.ok(late.body.changes.some((one) => Object.keys(one.data).length > 0));
  assert.deepEqual(await readBy(office.specialist), ["Lịch sử"]);
  const strange = await outsider.command(other, "criticism.submit", { document: "x" }, { revision: 1 });
  assert.equal(strange.status, 404);
  assert.deepEqual(await readBy(outsider), []);

  // What is only supposed of its route, and held against its recommendations, is of the dossier too.
  assert.equal((await office.specialist.post(`/dossiers/${other}/routes/duyet/what-if`, { days: [{ step: "truong-don-vi", days: 7 }] })).status, 200);
  assert.deepEqual((await readBy(office.specialist)).sort(), ["Lịch sử", "Tài liệu, tuyến duyệt"]);
  const table = (await office.drafter.get(`/dossiers/${id}/synthesis.xlsx`)).bytes;
  const { hash } = (await office.drafter.upload("da-dien.xlsx", table)).body.file;
  assert.ok(!(await readBy(office.drafter, id)).includes("Kiến nghị, trả lời"));
  assert.equal((await office.drafter.post(`/dossiers/${id}/answers/preview`, { file: hash })).status, 200);
  assert.ok((await readBy(office.drafter, id)).includes("Kiến nghị, trả lời"));
});

test("where no reading can be recorded none is had", async (t) => {
  const reading = await new Server({ data: office.server.data, arguments: ["--read-only"] }).start();
  t.after(() => reading.stop());
  const auditor = await signedIn(reading, "kiemtoan");
  assert.equal((await auditor.get(`/dossiers/${id}`)).body.code, "store.read_only");
  const { items } = (await auditor.get(`/history?limit=200&actor=${office.union.account.id}`)).body;
  const given = items.filter(({ dossier, event }) => dossier && event.act === "opinion_given");
  const [theirs, others] = [true, false].map((wanted) => given.filter(({ dossier }) => /hạn chế|Quậtmùng/.test(dossier.title) === wanted));
  assert.ok(theirs.length > 0 && theirs.every(({ event }) => Object.keys(event.data).length === 0), "that it happened, and no more");
  assert.ok(others.every(({ event }) => event.data.text));
});

test("what is listed as unusual is a reading, too", async () => {
  const other = await office.toConsultation({ title: "Nghị quyết hạn chế thứ ba" });
  const entered = await office.specialist.do(other, "opinion.enter", { version: 1, provision: "art_3", heading: "impact", stance: "disagree", text: "Mức thấp.", source: "paper", said_by: { name: "Bà Én" } });
  await office.specialist.do(other, "written.close");
  await office.specialist.do(other, "opinion.set_aside", { opinion: entered.created[0], reason: "Nhập nhầm." });
  await office.committee.do(other, "access.restrict", { reason: "Có thông tin đời tư." });
  const [item] = (await office.auditor.get(`/audit/unusual?dossier=${other}`)).body.items;
  assert.match(item.event.data.reason, /Nhập nhầm/);
  const { items } = (await office.committee.get(`/dossiers/${other}/history/reads`)).body;
  assert.deepEqual(items.map((one) => [one.who.id, one.what.vi]), [[office.auditor.account.id, "Lịch sử"]]);
});

test("its history tells it, and it is opened again", async () => {
  await office.head.do(id, "access.open", { reason: "Đã công khai." });
  assert.equal((await outsider.get(`/dossiers/${id}`)).status, 200);
  assert.equal(await listed(outsider), true);
  const { items } = (await office.auditor.get(`/dossiers/${id}/history`)).body;
  const acts = items.map((one) => one.act);
  assert.deepEqual(acts.slice(-2), ["access_restricted", "access_opened"]);
  assert.match(items.at(-2).summary.vi, /Có thông tin đời tư/);
  const before_it = (await reads()).length;
  await office.women.get(`/dossiers/${id}`);
  assert.equal((await reads()).length, before_it);
});
