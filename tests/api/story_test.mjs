// The main job end to end over the real server: a draft goes from registration to closure, and an
// auditor traces it. Each test is one part of the story; opinions, recommendations and answers are
// real and are looked for again in the exports.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { draftText, Office, today } from "./office.mjs";
import { root } from "./contract.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const overview = async (who, id) => (await who.get(`/dossiers/${id}`)).body;
const stateIds = (dossier) => dossier.states.map((s) => s.id);
const offer = (dossier, event) => dossier.offers.find((o) => o.event === event);

test("a registered draft becomes a tree, gets an arrival number, and warns of a short notice", async () => {
  const uploaded = await office.registrar.upload("du-thao.txt", Buffer.from(draftText));
  assert.equal(uploaded.status, 201);
  assert.deepEqual(
    (({ articles, clauses, points }) => ({ articles, clauses, points }))(uploaded.body.outline.counts),
    { articles: 4, clauses: 4, points: 3 },
  );
  const id = await office.register({ received_on: today(), planned_submission_on: today(9), code: "15/TTr-SNV" });
  const dossier = await overview(office.registrar, id);
  assert.match(dossier.arrival_code, /^\d{2,}$/);
  assert.deepEqual(stateIds(dossier).slice(-1), ["scope_proposal"]);
  const notice = dossier.notices.find((n) => n.id === "short_notice");
  assert.ok(notice.text.vi.includes("9 ngày"), notice.text.vi);
  assert.ok(notice.basis.includes("Điều 36"));
});

test("a duplicate of number, code and body is flagged, and may be registered on purpose", async () => {
  const fields = { code: "77/TTr-SNV", title: "Bản thứ nhất" };
  await office.register(fields);
  await assert.rejects(office.register({ ...fields, title: "Bản thứ hai" }), /dossier\.duplicate/);
  const id = await office.register({ ...fields, title: "Bản thứ hai", duplicate_confirmed: true });
  const dossier = await overview(office.registrar, id);
  assert.ok(dossier.notices.some((n) => n.id === "duplicate"));
});

test("a draft that the body sends in waits for the registrar, who numbers or returns it", async () => {
  const uploaded = await office.drafter.upload("du-thao.txt", Buffer.from("Điều 1. Phạm vi\nNội dung.\nĐiều 2. Hiệu lực\nNội dung.\n"));
  const host = office.registrar.account.organisation.id;
  const sent = await office.drafter.post("/dossiers", {
    event: "dossier.send_in", title: "Kế hoạch gửi đến", draft_kind: "plan", host, drafts: [uploaded.body.file.hash],
  });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const id = sent.body.dossier;
  assert.equal((await overview(office.registrar, id)).arrival_code, "");
  await office.registrar.do(id, "dossier.accept");
  assert.notEqual((await overview(office.registrar, id)).arrival_code, "");
});

test("a refusal needs a reason and ends there", async () => {
  const id = await office.register();
  const none = await office.specialist.command(id, "scope.propose", { remark: "chưa chọn hình thức" });
  assert.equal(none.status, 409);
  assert.ok(none.body.detail.includes("ít nhất một hình thức"), none.body.detail);
  await office.specialist.do(id, "scope.propose", { written: true });
  const without = await office.committee.command(id, "scope.refuse", {});
  assert.equal(without.status, 422);
  assert.equal(without.body.fields[0].pointer, "/data/reason");
  await office.committee.do(id, "scope.refuse", { reason: "Không thuộc phạm vi phản biện." });
  const dossier = await overview(office.committee, id);
  assert.equal(dossier.ended, true);
  assert.deepEqual(dossier.tasks, []);
});

test("from opinions to closure, with the exports and the history", async () => {
  const { id, opinions, recommendations } = await office.toIssued({ title: "Nghị quyết đi hết đường" });
  let dossier = await overview(office.drafter, id);
  assert.match(dossier.issue_code, /^\d{2,}\/MTTQ-BTT$/);
  assert.equal(dossier.ledger.received, 3);
  assert.equal(dossier.ledger.in_recommendations, 3);

  const early = await office.drafter.command(id, "answers.submit");
  assert.equal(early.status, 409);
  assert.ok(early.body.detail.includes("KN-001") && early.body.detail.includes("KN-002"), early.body.detail);
  const bare = await office.drafter.command(id, "answer.give", { recommendation: recommendations[0], disposition: "not_accepted", text: "" });
  assert.equal(bare.status, 422, "a refusal needs a justification");
  await office.drafter.do(id, "answer.give", { recommendation: recommendations[0], disposition: "partly_accepted", text: "Nâng lên 65 triệu đồng theo khả năng ngân sách." });
  await office.drafter.do(id, "answer.give", { recommendation: recommendations[1], disposition: "accepted", text: "Đã bổ sung báo cáo." });
  const next = await office.drafter.upload("ban-2.txt", Buffer.from(draftText.replace("50 triệu", "65 triệu")));
  await office.drafter.do(id, "version.add", { file: next.body.file.hash, note: "Bản tiếp thu" });
  await office.drafter.do(id, "answers.submit");

  dossier = await overview(office.specialist, id);
  assert.equal(dossier.versions.length, 2);
  assert.ok(offer(dossier, "dossier.close").blockers[0].vi.includes("KN-001"));
  const refused = await office.specialist.command(id, "dossier.close");
  assert.equal(refused.status, 409);
  assert.ok(refused.body.detail.includes("KN-001"), refused.body.detail);

  await office.specialist.do(id, "answer.return", { recommendation: recommendations[0], reason: "Chưa nêu căn cứ." });
  assert.deepEqual(stateIds(await overview(office.specialist, id)).slice(-1), ["checking"], "others may be marked as well");
  await office.specialist.do(id, "answers.return");
  assert.deepEqual(stateIds(await overview(office.specialist, id)).slice(-1), ["awaiting_answer"]);
  await office.drafter.do(id, "answer.give", { recommendation: recommendations[0], disposition: "partly_accepted", text: "Nâng lên 65 triệu đồng, theo dự toán năm." });
  await office.drafter.do(id, "answers.submit");
  for (const recommendation of recommendations) await office.specialist.do(id, "answer.accept", { recommendation });
  await office.specialist.do(id, "dossier.close", { issued_code: "45/2026/NQ-HĐND" });
  assert.equal((await overview(office.specialist, id)).ended, true);

  for (const kind of ["synthesis.xlsx", "synthesis.docx", "criticism.docx"]) {
    const file = await office.specialist.get(`/dossiers/${id}/${kind}`);
    assert.equal(file.status, 200, kind);
    assert.equal(file.bytes.subarray(0, 2).toString(), "PK", kind);
    assert.match(file.headers.get("content-disposition"), /^attachment/);
  }

  const akn = await office.specialist.get(`/dossiers/${id}/versions/1/akn`);
  assert.equal(akn.status, 200);
  assert.match(akn.headers.get("content-type"), /^application\/akn\+xml/);
  assert.match(akn.headers.get("content-disposition"), /^attachment/);
  const again = await office.registrar.upload("lai.xml", akn.bytes);
  const read = (await office.specialist.get(`/dossiers/${id}/versions/1`)).body.outline;
  assert.deepEqual(again.body.outline.provisions, read.provisions, "what is downloaded is the same draft when it comes back");
  assert.equal((await office.specialist.get(`/dossiers/${id}/versions/99/akn`)).status, 404);

  const history = (await office.auditor.get(`/dossiers/${id}/history`)).body;
  assert.deepEqual(history.items.map((e) => e.sequence), history.items.map((_, i) => i + 1));
  const closing = history.items.find((e) => e.event === "dossier.close");
  assert.deepEqual(closing.to.map((s) => s.id), ["closed"]);
  assert.deepEqual(closing.from.map((s) => s.id), ["checking"]);
  assert.equal(closing.actor.id, office.specialist.account.id);
  const acts = await office.auditor.get(`/dossiers/${id}/history?act=opinion_given`);
  assert.equal(acts.body.items.length, 3);
  const file = (await office.auditor.get(`/dossiers/${id}/history.json`)).body;
  assert.equal(file.events.length, history.items.length);
  assert.equal(opinions.length, 3);
});

test("an auditor sees every dossier and can change none", async () => {
  const id = await office.toConsultation();
  const page = (await office.auditor.get("/dossiers?limit=200")).body;
  assert.ok(page.items.some((d) => d.id === id));
  assert.deepEqual((await overview(office.auditor, id)).offers, []);
  for (const [command, data] of [
    ["dossier.pause", { reason: "x" }],
    ["opinion.enter", { version: 1, heading: "other", stance: "other", text: "x", said_by: { name: "x" }, source: "paper" }],
    ["review.request", { organisations: [office.union.account.organisation.id] }],
  ]) {
    assert.equal((await office.auditor.command(id, command, data)).status, 403, command);
  }
});

test("the office enters opinions for others, with said-by and entered-by apart", async () => {
  const id = await office.toConsultation();
  const nobody = await office.registrar.command(id, "opinion.enter", { version: 1, heading: "impact", stance: "disagree", text: "Ý kiến tại hội nghị.", source: "conference" });
  assert.equal(nobody.status, 422);
  await office.registrar.do(id, "opinion.enter", {
    version: 1, provision: "art_2__para_2__point_đ", heading: "impact", stance: "disagree",
    text: "Ý kiến tại hội nghị.", source: "conference", said_by: { name: "Đại diện tổ dân phố 3 (mẫu)" },
  });
  const { items } = (await office.registrar.get(`/dossiers/${id}/opinions`)).body;
  assert.equal(items[0].said_by.name, "Đại diện tổ dân phố 3 (mẫu)");
  assert.equal(items[0].entered_by.id, office.registrar.account.id);
  assert.equal(items[0].entered_for_other, true);
  assert.ok(items[0].provision.label.includes("đ"), items[0].provision.label);
});

test("merging is reversible", async () => {
  const { id, opinions } = await office.toSynthesis();
  const made = await office.specialist.do(id, "recommendation.make", { text: "Nâng mức.", opinions: [opinions[0]] });
  const recommendation = made.created[0];
  await office.specialist.do(id, "opinion.merge", { recommendation, opinions: [opinions[1]] });
  const again = await office.specialist.command(id, "recommendation.make", { text: "Khác.", opinions: [opinions[1]] });
  assert.equal(again.status, 409, "an opinion is in one recommendation at most");
  await office.specialist.do(id, "opinion.split", { recommendation, opinions: [opinions[1]] });
  const blocked = await office.specialist.command(id, "criticism.submit");
  assert.equal(blocked.status, 409);
  assert.ok(blocked.body.detail.includes("YK-002"), blocked.body.detail);
});

test("nobody approves what they submitted", async () => {
  const { id, opinions } = await office.toSynthesis();
  await office.head.do(id, "recommendation.make", { text: "Một kiến nghị.", opinions });
  const document = await office.submit(id, office.head);
  const decision = { route: "duyet", step: "truong-don-vi", verdict: "approve", document };
  const own = await office.head.command(id, "route.decide", decision);
  assert.equal(own.status, 403, JSON.stringify(own.body));
  assert.equal(own.body.code, "route.own_work");
});

test("the criticism document is issued once, with one number", async () => {
  const { id } = await office.toApproval();
  await office.approve(id);
  const { revision } = await overview(office.registrar, id);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => office.registrar.command(id, "criticism.issue", { issued_on: today() }, { revision })),
  );
  assert.equal(answers.filter((a) => a.status === 200).length, 1);
  const book = (await office.registrar.get(`/registers/outgoing?year=${today().slice(0, 4)}`)).body;
  assert.equal(book.items.filter((e) => e.dossier.id === id).length, 1);
  assert.equal(new Set(book.items.map((e) => e.number)).size, book.items.length);
});

test("pause, resume, withdraw, recall and reopen exist, always with a reason", async () => {
  const { id } = await office.toIssued();
  const steps = [
    [office.committee, "dossier.pause", "paused"],
    [office.committee, "dossier.resume", "awaiting_answer"],
    [office.committee, "criticism.recall", "synthesis"],
    [office.drafter, "dossier.withdraw", "withdrawn"],
    [office.committee, "dossier.reopen", "synthesis"],
  ];
  for (const [who, event, state] of steps) {
    assert.equal((await who.command(id, event, {})).status, 422, `${event} without a reason`);
    await who.do(id, event, { reason: "Theo đề nghị bằng văn bản." });
    assert.deepEqual(stateIds(await overview(office.specialist, id)).slice(-1), [state], event);
  }
});

test("the inbox leads each person to the next step", async () => {
  const id = await office.toConsultation({ title: "Hồ sơ cho hộp việc" });
  await office.askReviewers(id, [office.women]);
  const { mine } = (await office.women.get("/inbox")).body;
  const task = mine.find((item) => item.dossier.id === id);
  assert.equal(task.task.label.vi, "Góp ý vào dự thảo");
  assert.equal(task.task.due_on, today(10) <= task.task.due_on ? task.task.due_on : "too early");
  const others = (await office.specialist.get("/inbox")).body.others;
  assert.ok(others.some((item) => item.dossier.id === id && item.task?.organisation.id === office.women.account.organisation.id));
  const first = (await office.specialist.get("/inbox?others=1")).body;
  assert.deepEqual(first.others, others.slice(0, 1));
  assert.equal(first.others_more, others.length > 1);
  assert.equal(first.mine_more, false);
  assert.equal((await office.specialist.get("/inbox?others=501")).status, 422);
});

test("the real decree gives its 7 chapters, 38 articles, 116 clauses and 94 points", async (t) => {
  const decree = join(root, "..", "shared", "data", "drafts", "30_2020_ND_CP.docx");
  if (!existsSync(decree)) return t.skip("the shared folder with real texts is not there");
  const uploaded = await office.registrar.upload("30_2020_ND_CP.docx", readFileSync(decree));
  const { chapters, articles, clauses, points } = uploaded.body.outline.counts;
  assert.deepEqual({ chapters, articles, clauses, points }, { chapters: 7, articles: 38, clauses: 116, points: 94 });
});
