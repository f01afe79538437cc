// Several procedures at once over the real server: one without a draft goes from its creation to its
// end, told in the words of its own definition, beside a dossier of another procedure.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Office, today } from "./office.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const overview = async (who, id) => (await who.get(`/dossiers/${id}`)).body;
const listed = async (who, query = "") => (await who.get(`/dossiers${query}`)).body.items;

const propose = (more = {}) =>
  office.specialist.post("/dossiers", {
    procedure: "giam-sat", event: "supervision.propose", title: "Giám sát việc quản lý chợ",
    drafting_body: office.body, data: { ground: "programme", scope: "Các chợ loại 3" }, ...more,
  });
const start = async (more) => {
  const answer = await propose(more);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.dossier;
};

test("everybody sees the procedures in use; a creation only who may start by it", async () => {
  const of = async (who) => (await who.get("/procedures")).body.items;
  const items = await of(office.specialist);
  assert.ok(items.length > 1);
  assert.equal(new Set(items.map((p) => p.id)).size, items.length);
  const supervision = items.find((p) => p.id === "giam-sat");
  assert.equal(supervision.code, "GS");
  assert.equal(supervision.counterpart.label.vi, "Cơ quan, tổ chức được giám sát");
  const [creation] = supervision.creations;
  assert.deepEqual([creation.draft, creation.counterpart, creation.by], ["none", "required", "host"]);
  const ground = creation.fields.find((field) => field.id === "ground");
  assert.equal(ground.type, "choice");
  assert.ok(ground.items.some((item) => item.id === "programme"));
  assert.deepEqual((await of(office.auditor)).find((p) => p.id === "giam-sat").creations, []);
});

test("one procedure in full, and an unknown one refused", async () => {
  const { body } = await office.specialist.get("/procedures/giam-sat");
  assert.ok(body.chart.states.some((state) => state.id === "awaiting_report"));
  assert.ok(body.data.some((item) => item.id === "session_on" && item.type === "date"));
  assert.equal((await office.specialist.get("/procedures/khong-co")).status, 404);
  assert.equal((await office.specialist.get("/procedure", { raw: true })).status, 404);
  const unknown = await propose({ procedure: "khong-co" });
  assert.equal(unknown.status, 422);
  assert.equal(unknown.body.code, "procedure.unknown");
});

test("a start is refused field by field", async () => {
  const wrong = await propose({ data: { ground: "song" }, drafting_body: "" });
  assert.equal(wrong.status, 422);
  const pointers = wrong.body.fields.map((field) => field.pointer).sort();
  assert.deepEqual(pointers, ["/data/ground", "/data/scope", "/drafting_body"]);
  const file = await office.specialist.upload("a.txt", Buffer.from("Điều 1. Phạm vi\nNội dung.\n"));
  assert.equal((await propose({ drafts: [file.body.file.hash] })).status, 422);
  const registrar = await office.registrar.post("/dossiers", {
    procedure: "giam-sat", event: "supervision.propose", title: "T", drafting_body: office.body, data: {},
  });
  assert.equal(registrar.status, 403);
});

test("each procedure numbers its own dossiers and shows its own words", async () => {
  const supervision = await overview(office.specialist, await start());
  const criticism = await overview(office.specialist, await office.register());
  assert.match(supervision.code, /^GS-\d{4}-\d{4}$/);
  assert.match(criticism.code, /^PB-\d{4}-\d{4}$/);
  assert.equal(supervision.procedure.label.vi, "Giám sát");
  const ground = supervision.data.find((item) => item.id === "ground");
  assert.equal(ground.value, "programme");
  assert.ok(ground.shown.vi.startsWith("Chương trình phối hợp"));
  const rows = await listed(office.specialist, "?procedure=giam-sat");
  assert.ok(rows.some((row) => row.id === supervision.id));
  assert.ok(rows.every((row) => row.procedure.id === "giam-sat"));
  const row = rows.find((it) => it.id === supervision.id);
  assert.deepEqual(row.states.map((state) => state.label.vi), ["Xây dựng kế hoạch"]);
  const { mine } = (await office.specialist.get("/inbox")).body;
  const task = mine.find((item) => item.dossier.id === supervision.id).task;
  assert.equal(task.label.vi, "Xây dựng kế hoạch tổ chức đoàn giám sát");
  assert.ok(mine.some((item) => item.dossier.id === criticism.id));
});

test("a supervision goes to its end, and the supervised body knows of it from the notice on", async () => {
  const id = await start({ title: "Giám sát đi hết đường" });
  const found = async () => (await listed(office.drafter)).some((row) => row.id === id);
  await office.specialist.do(id, "plan.submit", { session_on: today(), members: "Năm người" });
  const own = await office.specialist.command(id, "plan.approve");
  assert.equal(own.status, 403);
  await office.committee.do(id, "plan.approve");
  await office.committee.do(id, "team.decide", { leader: "Phó Chủ tịch (mẫu)" });
  assert.equal(await found(), false);
  assert.equal((await office.drafter.get(`/dossiers/${id}`)).status, 404);
  await office.registrar.do(id, "notice.send", { issued_on: today() });
  assert.equal(await found(), true);
  assert.ok((await office.drafter.get("/inbox")).body.mine.some((item) => item.dossier.id === id));
  await office.drafter.do(id, "report.send", { summary: "Đã thực hiện đủ." });
  await office.specialist.do(id, "session.held", {
    held_on: today(), opened: true, reported: true, discussed: true, explained: true, summed_up: true,
  });
  await office.specialist.do(id, "team_report.submit", { summary: "Hai việc chưa làm." });
  const { created: [recommendation] } = await office.specialist.do(id, "recommendation.make", { text: "Sửa mái chợ.", opinions: [] });
  await office.specialist.do(id, "conclusion.submit", { conclusion: "Đạt yêu cầu." });
  await office.committee.do(id, "conclusion.sign", { signer: "Phó Chủ tịch (mẫu)" });
  await office.registrar.do(id, "conclusion.issue", { issued_on: today() });
  await office.drafter.do(id, "answer.give", { recommendation, disposition: "accepted" });
  await office.drafter.do(id, "answers.submit");
  await office.specialist.do(id, "answer.accept", { recommendation });
  await office.specialist.do(id, "dossier.close", { remark: "Đã trả lời đủ." });

  const dossier = await overview(office.auditor, id);
  assert.equal(dossier.ended, true);
  assert.match(dossier.issue_code, /\/MTTQ-BTT$/);
  assert.deepEqual(dossier.versions, []);
  const { procedure, in_use, now, way } = (await office.auditor.get(`/dossiers/${id}/procedure`)).body;
  assert.equal(procedure.id, "giam-sat");
  assert.equal(in_use, true);
  assert.deepEqual(now, ["closed"]);
  const visited = way.map((stay) => stay.state);
  const order = ["plan_drafting", "plan_approval", "team_decision", "notifying", "awaiting_report", "session", "team_report", "concluding", "awaiting_answer", "checking", "closed"];
  assert.deepEqual(visited.filter((state) => order.includes(state)), order);
  assert.ok(way.every((stay) => (stay.left_at === null) === now.includes(stay.state)));
  assert.equal(way.find((stay) => stay.state === "session").event, "report.send");
  const history = (await office.auditor.get(`/dossiers/${id}/history`)).body.items;
  assert.equal(history[0].event, "supervision.propose");
  assert.equal(history[0].label.vi, "Đề xuất giám sát");
  assert.ok((await office.registrar.get(`/registers/outgoing?year=${today().slice(0, 4)}`)).body.items.some((item) => item.dossier.id === id));
});
