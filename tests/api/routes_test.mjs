// Approval routes over the wire: the whole way by several people, who may what, two at once, a document that
// changes, acting for somebody else, what-if, reminders, approving many.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { RouteOffice, staff } from "./routes/office.mjs";

let office;
before(async () => { office = await RouteOffice.open(); });
after(async () => { await office.close(); });

const stepOf = (run, id) => run.steps.find((step) => step.id === id);
const statusOf = (run) => Object.fromEntries(run.steps.map((step) => [step.id, step.status]));
const inbox = async (who) => (await who.get("/inbox")).body;
const waiting = async (who, id) => (await inbox(who)).mine.filter((item) => item.approval && item.dossier.id === id);
const code = (answer) => [answer.status, answer.body.code];

test("a route says who is asked, for whom, by when and why, and what each may do", async () => {
  const { id, document } = await office.submit();
  const run = await office.route(id, office.head);
  assert.deepEqual([run.outcome, run.document.hash, run.author.name], ["running", document, staff.author.name]);
  assert.equal(run.document.file.name, "bao-cao.txt");
  assert.deepEqual(statusOf(run), { "truong-don-vi": "open", "chanh-van-phong": "waiting", "phu-trach": "waiting", ky: "waiting" });
  assert.deepEqual(run.left_out.map((it) => [it.id, it.condition]), [["tap-the", { vi: "việc quan trọng, cần tập thể Thường trực cho ý kiến", en: "important: the standing committee has to agree together" }]]);
  const open = stepOf(run, "truong-don-vi");
  assert.deepEqual(open.waits_for.map((it) => it.person.name), [staff.head.name]);
  assert.deepEqual(open.mine.verdicts, ["approve", "send_back", "refuse", "pass_on", "ask_advice"]);
  assert.deepEqual(open.mine.standings.map((it) => it.post), ["truong-ban"]);
  assert.equal(open.working_days_left, 2);
  assert.match(open.due_because.vi, /2 ngày làm việc/);
  const signing = stepOf(run, "ky");
  const chair = signing.seats.find((seat) => seat.post === "chu-tich");
  assert.deepEqual([chair.holder.name, chair.asked.name, chair.chain.map((it) => it.name)], [staff.chair.name, staff.deputy.name, [staff.chair.name]]);
  assert.deepEqual(signing.other_than, ["phu-trach"]);
  assert.ok(run.findings.length > 0 && run.findings.every((it) => it.vi && it.en));
  assert.equal(stepOf(await office.route(id, office.author), "truong-don-vi").mine, null);
});

test("the whole way: head, office and content side by side, signed for an absent chair", async () => {
  const { id, document } = await office.submit();
  const [mine] = await waiting(office.head, id);
  assert.deepEqual([mine.kind, mine.approval.step, mine.approval.working_days_left, mine.approval.document], ["approval", "truong-don-vi", 2, document]);
  const elsewhere = (await inbox(office.author)).others.find((item) => item.dossier.id === id && item.approval);
  assert.equal(elsewhere.approval.who, staff.head.name);

  await office.approve(office.head, id, "truong-don-vi", document, { remark: "Đồng ý trình." });
  assert.deepEqual(statusOf(await office.route(id)), { "truong-don-vi": "done", "chanh-van-phong": "open", "phu-trach": "open", ky: "waiting" });
  assert.equal((await waiting(office.head, id)).length, 0);
  await office.approve(office.chief, id, "chanh-van-phong", document);
  await office.approve(office.charge, id, "phu-trach", document);

  const run = await office.route(id, office.deputy);
  const { standings } = stepOf(run, "ky").mine;
  assert.deepEqual(standings.map((it) => [it.post, it.chain.length]), [["pct-phong-trao", 0], ["chu-tich", 1]]);
  // Whoever approved the content does not sign (four eyes).
  assert.deepEqual(code(await office.decide(office.charge, id, "ky", "approve", document)), [409, "route.four_eyes"]);
  await office.approve(office.deputy, id, "ky", document, { post: "chu-tich" });
  const done = await office.route(id);
  assert.deepEqual([done.outcome, done.ends_on], ["approved", null]);
  const signed = done.decisions.at(-1);
  assert.deepEqual([signed.person.name, signed.holder.name, signed.post_label.vi], [staff.deputy.name, staff.chair.name, "Chủ tịch"]);
  const { states } = (await office.author.get(`/dossiers/${id}`)).body;
  assert.equal(states.at(-1).id, "approved");
  const told = (await office.author.get(`/dossiers/${id}/history`)).body.items.map((it) => it.summary.vi);
  assert.ok(told.some((it) => it.includes(`thay ${staff.chair.name}`)), told.join("\n"));
});

test("two who decide at once are both heard; the same person twice is heard once", async () => {
  const { id, document } = await office.submit({ important: true });
  const twice = await Promise.all([1, 2].map(() => office.decide(office.head, id, "truong-don-vi", "approve", document)));
  assert.deepEqual(twice.map((it) => it.status).sort(), [200, 409]);
  assert.equal(twice.find((it) => it.status === 409).body.code, "route.already_decided");
  await Promise.all([office.approve(office.chief, id, "chanh-van-phong", document), office.approve(office.charge, id, "phu-trach", document)]);
  assert.equal(stepOf(await office.route(id), "tap-the").quorum, 2);
  await Promise.all([office.deputy, office.member].map((who) => office.approve(who, id, "tap-the", document)));
  const run = await office.route(id);
  assert.deepEqual([stepOf(run, "tap-the").approved, stepOf(run, "tap-the").status, stepOf(run, "ky").status], [2, "done", "open"]);
});

test("a document that changes meanwhile is refused, told apart, and decided on again", async () => {
  const { id, document } = await office.submit();
  await office.approve(office.head, id, "truong-don-vi", document);
  const newer = await office.attach(id, 80);
  const stale = await office.decide(office.chief, id, "chanh-van-phong", "approve", document);
  assert.deepEqual(code(stale), [412, "route.document_changed"]);
  const run = await office.route(id, office.head);
  assert.deepEqual([run.document.hash, run.document.seen.hash], [newer, document]);
  assert.deepEqual(stepOf(run, "truong-don-vi").asked_again.map((it) => it.name), [staff.head.name]);
  const [again] = await waiting(office.head, id);
  assert.deepEqual([again.approval.document, again.approval.seen_document], [newer, document]);

  const changes = (await office.head.get(`/dossiers/${id}/documents/changes?from=${document}&to=${newer}`)).body;
  assert.deepEqual([changes.changed, changes.added, changes.removed], [1, 0, 0]);
  const { pieces } = changes.paragraphs.find((it) => it.fate === "changed");
  assert.deepEqual(pieces.filter((it) => it.fate !== "kept").map((it) => [it.fate, it.text.trim()]), [["removed", "50"], ["added", "80"]]);
  await office.approve(office.head, id, "truong-don-vi", newer);
});

test("who changes the document meanwhile is named and approves nothing of it", async () => {
  const { id } = await office.submit();
  assert.deepEqual((await office.route(id)).revisers, []);
  const newer = await office.attach(id, 90, office.colleague);
  assert.deepEqual((await office.route(id)).revisers.map((it) => it.name), [staff.colleague.name]);
  const passed = await office.decide(office.head, id, "truong-don-vi", "pass_on", newer, { to: "colleague" });
  assert.deepEqual(code(passed), [422, "route.request"]);
  await office.approve(office.head, id, "truong-don-vi", newer);
});

test("only texts are compared, only those of the dossier, only by who may read them", async () => {
  const { id, document } = await office.submit();
  const changes = (who, from, to) => who.get(`/dossiers/${id}/documents/changes?from=${from}&to=${to}`);
  const elsewhere = await office.author.upload("khac.txt", Buffer.from("Khác."));
  assert.deepEqual(code(await changes(office.author, document, elsewhere.body.file.hash)), [404, "file.missing"]);
  assert.deepEqual(code(await changes(office.stranger, document, document)), [404, "dossier.missing"]);
  assert.equal((await changes(office.author, document, document)).body.changed, 0);
  const picture = await office.author.upload("anh.pdf", Buffer.from("%PDF-1.4 không phải chữ"));
  await office.author.do(id, "document.attach", { document_kind: "report", title: "Bản quét", file: picture.body.file.hash });
  const refused = await changes(office.author, document, picture.body.file.hash);
  assert.deepEqual(code(refused), [422, "document.unreadable"]);
  assert.match(refused.body.detail, /anh\.pdf/);
});

test("sent back to a step it is decided anew there; to the author it ends and can begin again", async () => {
  const { id, document } = await office.submit();
  await office.approve(office.head, id, "truong-don-vi", document);
  const charge = stepOf(await office.route(id, office.charge), "phu-trach").mine;
  assert.deepEqual(charge.send_back_to.map((it) => it.id), ["truong-don-vi"]);
  const silent = await office.decide(office.charge, id, "phu-trach", "send_back", document, { to: "truong-don-vi" });
  assert.deepEqual([silent.status, silent.body.fields[0].pointer], [422, "/data/remark"]);
  assert.equal((await office.decide(office.charge, id, "phu-trach", "send_back", document, { to: "truong-don-vi", remark: "Bổ sung số liệu." })).status, 200);
  assert.equal(statusOf(await office.route(id))["truong-don-vi"], "open");
  assert.equal((await office.decide(office.head, id, "truong-don-vi", "send_back", document, { remark: "Viết lại." })).status, 200);
  assert.equal((await office.route(id)).outcome, "sent_back");
  await office.author.do(id, "report.submit", {});
  const runs = (await office.author.get(`/dossiers/${id}/routes`)).body.items;
  assert.deepEqual(runs.map((it) => it.outcome), ["sent_back", "running"]);
});

test("a colleague decides instead, another advises, and both may read it from then on", async () => {
  const { id, document } = await office.submit();
  const people = (await office.head.get(`/dossiers/${id}/routes/duyet/people?text=nam`)).body;
  assert.deepEqual(people.items.map((it) => [it.id, it.posts[0].vi, it.away]), [["colleague", "Phó Trưởng ban", false]]);
  const all = (await office.head.get(`/dossiers/${id}/routes/duyet/people`)).body.items.map((it) => it.id);
  assert.ok(!all.includes("author") && !all.includes("head"));
  assert.equal((await office.member.get(`/dossiers/${id}/routes`)).status, 404);
  const asked = await office.decide(office.head, id, "truong-don-vi", "ask_advice", document, { to: "member", remark: "Có trái quy định không?" });
  assert.equal(asked.status, 200);
  const run = await office.route(id, office.member);
  assert.deepEqual(stepOf(run, "truong-don-vi").mine.verdicts, ["advise"]);
  assert.equal((await waiting(office.member, id))[0].approval.for_advice, true);
  assert.equal((await office.decide(office.member, id, "truong-don-vi", "advise", document, { remark: "Không trái." })).status, 200);
  assert.equal(stepOf(await office.route(id), "truong-don-vi").advice[0].answer, "Không trái.");
  assert.equal((await office.decide(office.head, id, "truong-don-vi", "pass_on", document, { to: "colleague" })).status, 200);
  await office.approve(office.colleague, id, "truong-don-vi", document);
  assert.deepEqual((await office.route(id)).decisions.at(-1).chain.map((it) => it.name), [staff.head.name]);
});

test("what-if says what would be different and saves nothing", async () => {
  const { id } = await office.submit();
  const suppose = (body, who = office.author) => who.post(`/dossiers/${id}/routes/duyet/what-if`, body);
  const before = await office.route(id);
  const { revision } = (await office.author.get(`/dossiers/${id}`)).body;
  const longer = (await suppose({ days: [{ step: "truong-don-vi", days: 7 }] })).body;
  assert.ok(longer.ends_on > before.ends_on);
  assert.ok(longer.differences.length > 0);
  assert.equal(stepOf(longer, "truong-don-vi").days, 7);
  assert.deepEqual([stepOf(longer.before, "truong-don-vi").days, longer.before.ends_on], [2, before.ends_on], "beside it as it is");
  const from = stepOf(before, "truong-don-vi").opens_on;
  const away = (await suppose({ absences: [{ person: "chief", from, until: "2099-12-31" }] })).body;
  assert.equal(stepOf(away, "chanh-van-phong").seats[0].asked, null);
  assert.ok(away.obstacles.some((it) => it.step === "chanh-van-phong"));
  // Several at once, of both kinds.
  const both = (await suppose({
    absences: [{ person: "chief", from, until: "2099-12-31" }, { person: "deputy", from, until: "2099-12-31" }],
    days: [{ step: "truong-don-vi", days: 5 }, { step: "phu-trach", days: 6 }],
  })).body;
  assert.deepEqual(["truong-don-vi", "phu-trach"].map((it) => stepOf(both, it).days), [5, 6]);
  assert.equal(stepOf(both, "ky").seats.find((seat) => seat.post === "pct-phong-trao").asked, null);
  assert.deepEqual((await suppose({})).body.differences, []);
  assert.deepEqual(await office.route(id), before);
  assert.equal((await office.author.get(`/dossiers/${id}`)).body.revision, revision);
  const wrong = await suppose({ absences: [{ person: "nobody", from: "2026-12-02", until: "2026-12-01" }], days: [{ step: "none", days: 0 }] });
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.body.fields.map((it) => it.pointer).sort(), ["/absences/0/person", "/days/0/days", "/days/0/step"]);
  assert.deepEqual(code(await suppose({}, office.stranger)), [404, "dossier.missing"]);
});

test("a reminder is kept with its time; nobody is reminded where nobody is waited for", async () => {
  const { id } = await office.submit();
  const remind = (who, step) => who.post(`/dossiers/${id}/commands`, { command: "route.remind", data: { route: "duyet", step } });
  assert.equal(stepOf(await office.route(id), "truong-don-vi").reminded_at, null);
  assert.equal((await office.route(id)).may_remind, true);
  assert.equal((await remind(office.author, "truong-don-vi")).status, 200);
  assert.match(stepOf(await office.route(id), "truong-don-vi").reminded_at, /^20/);
  assert.deepEqual(code(await remind(office.author, "ky")), [409, "route.not_open"]);
});

test("many are approved in one go only where the step's rule says so", async () => {
  const made = [await office.submit({ amount: 31 }), await office.submit({ amount: 32 })];
  for (const { id, document } of made) {
    assert.equal((await waiting(office.head, id))[0].approval.bulk, true);
    await office.approve(office.head, id, "truong-don-vi", document, { bulk: true });
  }
  const { id, document } = made[0];
  assert.equal((await waiting(office.charge, id))[0].approval.bulk, false);
  assert.deepEqual(code(await office.decide(office.charge, id, "phu-trach", "approve", document, { bulk: true })), [409, "route.one_by_one"]);
  assert.equal(statusOf(await office.route(id))["phu-trach"], "open");
});

test("strangers learn nothing of a route, and who is not asked cannot decide", async () => {
  const { id, document } = await office.submit();
  for (const path of ["/routes", "/routes/duyet/people"]) assert.deepEqual(code(await office.stranger.get(`/dossiers/${id}${path}`)), [404, "dossier.missing"]);
  assert.equal((await inbox(office.stranger)).others.length, 0);
  assert.equal((await office.decide(office.stranger, id, "truong-don-vi", "approve", document)).status, 404);
  assert.deepEqual(code(await office.decide(office.author, id, "truong-don-vi", "approve", document)), [403, "route.own_work"]);
  assert.deepEqual(code(await office.decide(office.deputy, id, "truong-don-vi", "approve", document)), [403, "route.not_asked"]);
  assert.deepEqual(code(await office.author.get(`/dossiers/${id}/routes/none/people`)), [404, "route.missing"]);
});

test("the load of a period counts each person's open steps of the office's routes", async () => {
  const first = stepOf(await office.route((await office.submit()).id), "truong-don-vi").opens_on;
  const until = new Date(Date.parse(first) + 30 * 86_400_000).toISOString().slice(0, 10);
  const { items } = (await office.author.get(`/routes/load?first=${first}&last=${until}`)).body;
  const head = items.find((it) => it.person.id === "head");
  assert.ok(head.approvals >= 1);
  assert.equal(head.posts[0].vi, "Trưởng ban");
  assert.deepEqual(items.map((it) => it.approvals), items.map((it) => it.approvals).sort((a, b) => b - a));
  assert.deepEqual((await office.stranger.get(`/routes/load?first=${first}&last=${until}`)).body.items, []);
  assert.equal((await office.author.get(`/routes/load?first=${until}&last=${first}`)).status, 422);
  assert.equal((await office.author.get("/routes/load")).status, 422);
});

