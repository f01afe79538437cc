// Answers on their way over the real server: drafted in private and published together, filled offline in the
// exported table and taken back, traced to the change that carries them out, and objected to.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Office, draftText } from "./office.mjs";
import { unzip, zip } from "./zip.mjs";

let office;
before(async () => { office = await Office.open({ arguments: ["--demo", "--uploads-per-hour", "1000", "--exports-per-hour", "1000"] }); });
after(async () => { await office.close(); });

const recommendationsOf = async (who, id) => (await who.get(`/dossiers/${id}/recommendations`)).body.items;
const draft = (id, recommendation, disposition, text, more = {}) =>
  office.drafter.command(id, "answer.draft", { recommendation, disposition, text, ...more });

// The exported spreadsheet with cells replaced, as somebody who fills it in leaves it.
function filled(bytes, cells) {
  const parts = unzip(bytes);
  const sheet = "xl/worksheets/sheet1.xml";
  let text = parts.get(sheet).toString();
  for (const [cell, words] of Object.entries(cells)) {
    const place = new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`);
    assert.match(text, place, cell);
    text = text.replace(place, `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`);
  }
  parts.set(sheet, Buffer.from(text));
  return zip(parts);
}

test("a draft is its own body's until it is published, and then everybody's at once", async () => {
  const { id, recommendations } = await office.toIssued({ title: "Nghị quyết có bản soạn" });
  assert.equal((await draft(id, recommendations[0], "partly_accepted", "Bản soạn riêng của sở.")).status, 200);
  const [mine] = await recommendationsOf(office.drafter, id);
  assert.equal(mine.draft.text, "Bản soạn riêng của sở.");
  assert.equal(mine.answer.status, "none");
  for (const who of [office.specialist, office.auditor]) {
    const [theirs] = await recommendationsOf(who, id);
    assert.equal(theirs.draft, null);
    const history = (await who.get(`/dossiers/${id}/history`)).body.items;
    const entry = history.find((e) => e.act === "answer_drafted");
    assert.deepEqual(entry.data, {});
    assert.ok(!JSON.stringify(history).includes("riêng của sở"));
    const file = await who.get(`/dossiers/${id}/history.json`);
    if (file.status === 200) assert.ok(!file.bytes.toString().includes("riêng của sở"));
  }
  const whole = await office.drafter.command(id, "answer.publish", {});
  assert.equal(whole.status, 409);
  assert.equal(whole.body.code, "answers.incomplete");
  assert.ok(whole.body.detail.includes("KN-002"), whole.body.detail);
  await office.drafter.do(id, "answer.draft", { recommendation: recommendations[1], disposition: "accepted" });
  await office.drafter.do(id, "answer.publish", {});
  const seen = await recommendationsOf(office.specialist, id);
  assert.deepEqual(seen.map((r) => r.answer.status), ["given", "given"]);
  await office.drafter.do(id, "answers.submit");
});

test("two who draft at once: the second sees the first", async () => {
  const { id, recommendations } = await office.toIssued({ title: "Nghị quyết hai người soạn" });
  const [{ stamp }] = await recommendationsOf(office.drafter, id);
  assert.equal((await draft(id, recommendations[0], "accepted", "Người thứ nhất.", { base: stamp })).status, 200);
  const second = await draft(id, recommendations[0], "accepted", "Người thứ hai.", { base: stamp });
  assert.equal(second.status, 412);
  assert.equal(second.body.code, "answer.changed");
  assert.equal((await recommendationsOf(office.drafter, id))[0].draft.text, "Người thứ nhất.");
});

test("a table filled offline comes back as drafts, whole or not at all", async () => {
  const { id, recommendations } = await office.toIssued({ title: "Nghị quyết điền ngoại tuyến" });
  const exported = await office.drafter.get(`/dossiers/${id}/synthesis.xlsx`);
  const other = await office.toIssued({ title: "Nghị quyết khác" });
  const upload = async (bytes) => (await office.drafter.upload("da-dien.xlsx", bytes)).body.file.hash;
  const preview = (file, dossier = id, who = office.drafter) => who.post(`/dossiers/${dossier}/answers/preview`, { file });

  const untouched = (await preview(await upload(exported.bytes))).body;
  assert.deepEqual([untouched.rows.length, untouched.same, untouched.missing.length], [0, 2, 0]);

  // KN-001 with its two opinions stands in rows 14 to 16, KN-002 below it.
  const file = await upload(filled(exported.bytes, { D14: "Không tiếp thu", E14: "Vượt khả năng ngân sách.", D17: "Không tiếp thu" }));
  assert.equal((await preview(file, other.id)).body.code, "answers.wrong_dossier");
  assert.equal((await preview(file, id, office.specialist)).status, 403);
  const { rows } = (await preview(file)).body;
  assert.deepEqual(rows.map((r) => [r.key, r.theirs.disposition, r.troubles.map((t) => t.id)]), [
    ["KN-001", "not_accepted", []],
    ["KN-002", "not_accepted", ["no_justification"]],
  ]);

  // Meanwhile a colleague drafts KN-001 here.
  await office.drafter.do(id, "answer.draft", { recommendation: recommendations[0], disposition: "accepted", text: "Đồng nghiệp soạn." });
  const take = (row, more = {}) => ({ recommendation: row.recommendation, base: row.base, ...row.theirs, ...more });
  const late = await office.drafter.command(id, "answer.import", { file, rows: rows.map((r) => take(r, { text: "Lý do." })) });
  assert.equal(late.status, 412);
  assert.equal(late.body.code, "answer.changed");
  const again = (await preview(file)).body.rows;
  assert.deepEqual(again[0].troubles.map((t) => t.id), ["both_answered"]);
  assert.equal(again[0].ours.text, "Đồng nghiệp soạn.");
  const bare = await office.drafter.command(id, "answer.import", { file, rows: again.map((r) => take(r)) });
  assert.equal(bare.status, 422);
  assert.equal(bare.body.fields[0].pointer, "/data/rows/1/text");
  assert.equal((await recommendationsOf(office.drafter, id))[0].draft.text, "Đồng nghiệp soạn.", "nothing of it was taken");

  await office.drafter.do(id, "answer.import", { file, rows: [take(again[1], { text: "Đã có báo cáo." })], left_out: ["KN-001"] });
  const after = await recommendationsOf(office.drafter, id);
  assert.deepEqual(after.map((r) => r.draft.text), ["Đồng nghiệp soạn.", "Đã có báo cáo."]);
  await office.drafter.do(id, "answer.publish", {});
  const imported = (await office.auditor.get(`/dossiers/${id}/history?act=answers_imported`)).body.items;
  assert.equal(imported[0].data.left_out[0], "KN-001");
  const foreign = await preview((await office.drafter.upload("khac.xlsx", Buffer.from("PK không phải"))).body.file.hash);
  assert.equal(foreign.status, 415);
});

test("what was promised is traced to its change, and an objection is heard", async () => {
  const { id, opinions, recommendations } = await office.toIssued({ title: "Nghị quyết đối chiếu" });
  for (const recommendation of recommendations) {
    await office.drafter.do(id, "answer.draft", { recommendation, disposition: "accepted", text: "Đã sửa." });
  }
  await office.drafter.do(id, "answer.publish", {});
  const next = await office.drafter.upload("ban-2.txt", Buffer.from(draftText.replace("50 triệu", "80 triệu")));
  await office.drafter.do(id, "version.add", { file: next.body.file.hash });
  await office.drafter.do(id, "answers.submit");

  const ledger = async () => (await office.specialist.get(`/dossiers/${id}/obligations`)).body;
  const first = await ledger();
  const { received, ...ends } = first.counts;
  assert.equal(Object.values(ends).reduce((sum, n) => sum + n, 0), received);
  assert.equal(first.balanced, true);
  assert.deepEqual(first.taken_up.map((p) => p.state), ["waiting", "waiting"]);
  const [proposal] = first.taken_up[0].proposals;
  assert.equal(proposal.eid, "art_3__para_1");
  assert.ok(proposal.paragraphs.flat().some((piece) => piece.fate === "added" && piece.text.includes("80")));
  await office.specialist.do(id, "answer.trace", { recommendation: recommendations[0], version: 2, provisions: [proposal.eid] });
  await office.specialist.do(id, "answer.trace", { recommendation: recommendations[1], version: 2 });
  assert.deepEqual((await ledger()).taken_up.map((p) => p.state), ["found", "not_found"]);

  const own = (await office.union.get(`/dossiers/${id}/opinions`)).body.items.find((o) => o.id === opinions[0]);
  assert.equal(own.outcome.disposition, "accepted");
  assert.equal(own.outcome.may_object, true);
  assert.equal((await office.farmers.command(id, "objection.raise", { opinion: opinions[0], text: "Không phải của tôi." })).status, 422);
  await office.union.do(id, "objection.raise", { opinion: opinions[0], text: "Chưa thỏa đáng." });
  const [objection] = (await ledger()).objections;
  assert.equal(objection.opinion_code, "YK-001");
  await office.specialist.do(id, "objection.answer", { objection: objection.id, text: "Đồng ý, cần nêu rõ hơn.", ask_again: true });
  const [answer] = await recommendationsOf(office.specialist, id);
  assert.equal(answer.answer.status, "returned");
  assert.equal((await ledger()).balanced, false);
});

test("a promise is looked for where its provision stands now", async () => {
  const { id, recommendations } = await office.toIssued({ title: "Nghị quyết đổi số điều" });
  for (const recommendation of recommendations) {
    await office.drafter.do(id, "answer.draft", { recommendation, disposition: "accepted", text: "Đã sửa." });
  }
  await office.drafter.do(id, "answer.publish", {});
  // The clause goes to another article, and other words take its number.
  const text = draftText.replace("50 triệu", "80 triệu")
    .replace("Điều 4. Hiệu lực", "Điều 5. Hiệu lực")
    .replace("Điều 3. Mức hỗ trợ\n", "Điều 3. Giải thích từ ngữ\n1. Vùng nguy cơ là nơi cơ quan khí tượng đã cảnh báo đất đá trượt.\nĐiều 4. Mức hỗ trợ\n");
  const next = await office.drafter.upload("ban-2.txt", Buffer.from(text));
  await office.drafter.do(id, "version.add", { file: next.body.file.hash });
  const { taken_up: [promised] } = (await office.specialist.get(`/dossiers/${id}/obligations`)).body;
  assert.equal(promised.provision.eid, "art_3__para_1");
  assert.deepEqual(promised.proposals.map((p) => [p.eid, p.label, p.fate, p.outcome]), [["art_4__para_1", "Khoản 1 Điều 4", "changed", "renumbered"]]);
  const changed = promised.proposals[0].paragraphs.flat().filter((piece) => piece.fate !== "kept");
  assert.deepEqual(changed.map((piece) => piece.text.trim()), ["50", "80"]);
});

test("every kind of paper is made by its template, and the office may bring its own", async () => {
  const { id } = await office.toIssued({ title: "Nghị quyết có văn bản theo mẫu" });
  const { items, fields } = (await office.specialist.get("/paper-templates")).body;
  assert.deepEqual(items.map((t) => t.kind), ["criticism", "invitation", "minutes", "request", "answer", "closing"]);
  assert.ok(fields.some((f) => f.name === "recommendations" && f.list === "recommendations"));
  for (const { kind } of items.filter((item) => item.kind !== "closing")) { // that one is made of what has ended
    const paper = (await office.specialist.get(`/dossiers/${id}/papers/${kind}`)).body;
    const text = JSON.stringify(paper.items);
    assert.ok(!text.includes("{{"), kind);
    assert.equal((await office.specialist.get(`/dossiers/${id}/papers/${kind}/file`)).status, 200);
  }
  const criticism = JSON.stringify((await office.specialist.get(`/dossiers/${id}/papers/criticism`)).body.items);
  for (const words of ["KN-001", "KN-002", "Nâng mức hỗ trợ lên 80 triệu đồng."]) assert.ok(criticism.includes(words), words);
  assert.equal((await office.union.get(`/dossiers/${id}/papers/criticism`)).status, 403);
  assert.equal((await office.specialist.get(`/dossiers/${id}/papers/poem`)).status, 404);

  const built = (await office.administrator.get("/paper-templates/request/file")).bytes;
  const changed = async (from, to) => {
    const parts = unzip(built);
    parts.set("word/document.xml", Buffer.from(parts.get("word/document.xml").toString().replace(from, to)));
    return (await office.administrator.upload("mau-rieng.docx", zip(parts))).body.file.hash;
  };
  const put = (who, file) => who.request("PUT", "/api/v1/paper-templates/request", { json: { file } });
  const wrong = await put(office.administrator, await changed("{{received_on}}", "{{ngay_nhan}}"));
  assert.equal(wrong.status, 422);
  assert.ok(wrong.body.detail.includes("{{ngay_nhan}}"), wrong.body.detail);
  const good = await changed("Kính gửi:", "Kính gửi quý cơ quan:");
  assert.equal((await put(office.specialist, good)).status, 403);
  assert.equal((await put(office.administrator, good)).status, 204);
  const paper = (await office.specialist.get(`/dossiers/${id}/papers/request`)).body;
  assert.equal(paper.own.name, "mau-rieng.docx");
  assert.ok(JSON.stringify(paper.items).includes("Kính gửi quý cơ quan:"));
  assert.equal((await put(office.administrator, "")).status, 204);
  assert.equal((await office.specialist.get(`/dossiers/${id}/papers/request`)).body.own, null);
});
