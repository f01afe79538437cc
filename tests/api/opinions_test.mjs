// Opinions on selected words, with files and minutes; files of opinions taken in, taken back and got
// out; opinions that say the same, answered once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draftText, Office } from "./office.mjs";

let office;
before(async () => { office = await Office.open({ arguments: ["--demo", "--uploads-per-hour", "1000", "--exports-per-hour", "1000"] }); });
after(async () => { await office.close(); });

const words = "50 triệu đồng";
const provisionText = "Mỗi hộ được hỗ trợ 50 triệu đồng.";
const start = [...provisionText].join("").indexOf(words);
const selected = (more = {}) => [
  { type: "TextQuoteSelector", exact: words, prefix: "được hỗ trợ", suffix: "." },
  { type: "TextPositionSelector", start, end: start + [...words].length, ...more },
];
const opinion = (more = {}) => ({ version: 1, provision: "art_3__para_1", heading: "impact", stance: "agree_with_changes", text: "Nâng mức.", ...more });
const opinionsOf = async (who, id) => (await who.get(`/dossiers/${id}/opinions`)).body.items;

const minutes = `BIÊN BẢN HỘI NGHỊ
1. Ông Lò Văn Mẫu (Hội Nông dân xã Mường Mẫu): Tại khoản 1 Điều 3, đề nghị nâng mức hỗ trợ.
Mức hiện nay chưa đủ làm móng nhà.
2. Bà Quàng Thị Thử (Hội Phụ nữ xã): Nhất trí với dự thảo.
`;
const defaults = { heading: "other", stance: "other", source: "conference" };

async function upload(who, name, bytes) {
  const answer = await who.upload(name, Buffer.from(bytes));
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.file.hash;
}
const preview = (who, id, body) => who.post(`/dossiers/${id}/opinions/preview`, body);
const take = (who, id, body) => who.post(`/dossiers/${id}/opinions/imports`, body);

test("selected words are kept as the standard's selectors, and held against the text", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  await office.union.do(id, "opinion.give", opinion({ selector: selected() }));
  const [given] = await opinionsOf(office.union, id);
  assert.equal(given.quote, words);
  assert.deepEqual(given.selector, selected());
  const moved = await office.union.command(id, "opinion.give", opinion({ selector: selected({ start: start - 1, end: start + [...words].length - 1 }) }));
  assert.equal(moved.status, 422);
  assert.equal(moved.body.code, "selection.mismatch");
  const foreign = await office.union.command(id, "opinion.give", opinion({ selector: [{ type: "CssSelector", value: "p" }] }), {});
  assert.equal(foreign.status, 422);
});

test("opinions are counted by provision and stance as they come and go", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const counts = async (who = office.specialist) => (await who.get(`/dossiers/${id}/opinions/counts`)).body;
  assert.deepEqual(await counts().then(({ total, items }) => ({ total, items })), { total: 0, items: [] });
  const give = (more) => office.union.command(id, "opinion.give", opinion(more));
  const [first] = (await give()).body.created;
  await give({ stance: "agree" });
  await give({ provision: "art_1", stance: "agree" });
  await office.union.do(id, "opinion.give", { version: 1, heading: "other", stance: "agree", text: "Nhất trí." });
  const told = await counts();
  assert.equal(told.total, 4);
  assert.deepEqual(told.items.map(({ provision, stance, count }) => [provision.eid, provision.label, stance, count]), [
    ["art_1", "Điều 1", "agree", 1],
    ["art_3__para_1", "Khoản 1 Điều 3", "agree", 1],
    ["art_3__para_1", "Khoản 1 Điều 3", "agree_with_changes", 1],
    ["", "", "agree", 1],
  ]);
  assert.equal(told.revision, (await office.specialist.get(`/dossiers/${id}`)).body.revision);
  await office.union.do(id, "opinion.withdraw", { opinion: first, reason: "Nhầm" });
  assert.deepEqual((await counts()).items.map(({ count }) => count), [1, 1, 1]);
  const drafter = await office.drafter.get(`/dossiers/${id}/opinions/counts`);
  assert.equal(drafter.status, 403);
});

const fromPortal = (text, more = {}) => opinion({ text, said_by: { name: "Người dân (mẫu)" }, source: "paper", ...more });

test("opinions forwarded together are taken in their order, each with an event of its own", async () => {
  const id = await office.toConsultation();
  const texts = Array.from({ length: 100 }, (_, i) => `Ý kiến số ${i + 1}`);
  const key = "forwarded-1";
  const before = (await office.registrar.get(`/dossiers/${id}`)).body.revision;
  const send = (opinions) => office.registrar.command(id, "opinion.enter_many", { opinions }, { revision: before, key });
  const opinions = texts.map((text) => fromPortal(text));
  const answer = await send(opinions);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.body.revision, before + 100);
  const given = await opinionsOf(office.registrar, id);
  assert.deepEqual(given.map((o) => o.text), texts);
  assert.deepEqual(given.map((o) => o.id), answer.body.created);
  assert.equal(given[99].code, "YK-100");
  const events = (await office.auditor.get(`/dossiers/${id}/history?act=opinion_given&limit=200`)).body.items;
  assert.equal(events.length, 100);

  const again = await send(opinions);
  assert.equal(again.body.replayed, true);
  assert.deepEqual(again.body.created, answer.body.created);
  assert.equal((await send(opinions.slice(1))).body.code, "idempotency.mismatch");
  assert.equal((await opinionsOf(office.registrar, id)).length, 100);
});

test("opinions forwarded together are all taken or none, by whoever may give one", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const refused = async (who, command, opinions) => (await who.command(id, command, { opinions })).body;
  const places = (problem) => problem.fields.map((field) => field.pointer);
  const wrong = await refused(office.registrar, "opinion.enter_many", [fromPortal("Một"), fromPortal("Hai", { provision: "art_99" })]);
  assert.equal(wrong.status, 422);
  assert.deepEqual(places(wrong), ["/data/opinions/1/provision"]);
  const unread = await refused(office.registrar, "opinion.enter_many", [fromPortal("Một"), fromPortal("")]);
  assert.deepEqual(places(unread), ["/data/opinions/1/text"]);
  const moved = selected({ start: start - 1, end: start + [...words].length - 1 });
  const misquoted = await refused(office.union, "opinion.give_many", [opinion({ selector: selected() }), opinion({ selector: moved })]);
  assert.equal(misquoted.code, "selection.mismatch");
  assert.deepEqual(places(misquoted), ["/data/opinions/1/selector"]);
  const many = await refused(office.registrar, "opinion.enter_many", Array(101).fill(fromPortal("x")));
  assert.deepEqual(places(many), ["/data/opinions"]);
  assert.equal((await refused(office.union, "opinion.enter_many", [fromPortal("x")])).status, 403);
  assert.equal((await refused(office.registrar, "opinion.give_many", [opinion()])).status, 403);
  assert.equal((await opinionsOf(office.registrar, id)).length, 0);

  await office.union.do(id, "opinion.give_many", { opinions: [opinion({ selector: selected() }), opinion({ text: "Hai." })] });
  assert.deepEqual((await opinionsOf(office.union, id)).map((o) => [o.text, o.said_by.organisation.id]),
    [["Nâng mức.", office.union.account.organisation.id], ["Hai.", office.union.account.organisation.id]]);
  const figures = (await office.registrar.request("GET", "/metrics")).bytes.toString();
  assert.match(figures, /^phanbien_commands_total\{command="opinion.give_many",outcome="done"\} [1-9]/m);
});

test("a file that comes with an opinion is read by whoever may read the opinion", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const file = await upload(office.union, "phieu.txt", "Phiếu góp ý số 17");
  await office.union.do(id, "opinion.give", opinion({ attachments: [file] }));
  const path = `/dossiers/${id}/files/${file}`;
  assert.equal((await office.union.get(path)).bytes.toString(), "Phiếu góp ý số 17");
  assert.equal((await office.specialist.get(path)).status, 200);
  assert.equal((await office.farmers.get(path)).status, 404);
  const theirs = await office.farmers.command(id, "opinion.give", opinion({ attachments: [file] }));
  assert.equal(theirs.status, 422, "to know a hash gives no right to the file");
});

test("of a file with very many wrong rows all are counted, and the first are told", async () => {
  const id = await office.toConsultation();
  const file = await upload(office.registrar, "bien-ban.txt", `BIÊN BẢN HỘI NGHỊ\n${Array.from({ length: 150 }, (_, i) => `${i + 1}. Ông Lò Văn Mẫu ${i + 1} (Hội Nông dân xã): Nhất trí với dự thảo.\n`).join("")}`);
  const wrong = await take(office.registrar, id, { file, defaults: {} });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body.detail, /^Có 150 dòng sai/);
  assert.match(wrong.body.detail_en, /^150 rows/);
  assert.equal(wrong.body.fields.length, 100);
});

test("minutes of a conference are shown as rows, taken all or none, and taken back", async () => {
  const id = await office.toConsultation();
  const file = await upload(office.registrar, "bien-ban.txt", minutes);
  const kept = await office.registrar.do(id, "document.attach", { document_kind: "minutes", title: "Biên bản hội nghị", file });
  const shown = await preview(office.registrar, id, { file, defaults: { ...defaults, minutes: kept.created[0] } });
  assert.equal(shown.status, 200, JSON.stringify(shown.body));
  assert.deepEqual(shown.body.rows.map((r) => [r.row, r.provision.eid, r.said_by.name]), [
    [2, "art_3__para_1", "Ông Lò Văn Mẫu, Hội Nông dân xã Mường Mẫu"],
    [4, "", "Bà Quàng Thị Thử, Hội Phụ nữ xã"],
  ]);
  assert.ok(shown.body.rows.every((r) => r.mistakes.length === 0));
  assert.equal((await opinionsOf(office.registrar, id)).length, 0, "a preview saves nothing");

  const wrong = await take(office.registrar, id, { file, defaults: {} });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.body.code, "import.rows_wrong");
  assert.equal((await opinionsOf(office.registrar, id)).length, 0);

  const taken = await take(office.registrar, id, { file, defaults: { ...defaults, minutes: kept.created[0] }, left_out: [4] });
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
  const [one, ...others] = await opinionsOf(office.registrar, id);
  assert.equal(others.length, 0);
  assert.equal(one.import, taken.body.created[0]);
  assert.equal(one.minutes, kept.created[0]);
  assert.ok(one.text.endsWith("móng nhà."));
  const [batch] = (await office.specialist.get(`/dossiers/${id}/opinions/imports`)).body.items;
  assert.deepEqual(batch.left_out.map((r) => r.row), [4]);
  assert.equal(batch.taken, 1);

  const again = await preview(office.registrar, id, { file, defaults });
  assert.deepEqual(again.body.rows[0].mistakes.map((m) => [m.code, m.blocks]), [["opinion.repeated", false]]);

  await office.registrar.do(id, "opinion.import_withdraw", { import: batch.id, reason: "Nhầm biên bản" });
  const [after_undo] = await opinionsOf(office.registrar, id);
  assert.equal(after_undo.status, "withdrawn");
  const ledger = (await office.specialist.get(`/dossiers/${id}`)).body.ledger;
  assert.equal(ledger.received, 1);
  assert.equal(ledger.withdrawn, 1);
  const acts = (await office.auditor.get(`/dossiers/${id}/history`)).body.items.map((e) => e.act);
  assert.deepEqual(acts.slice(-3), ["opinions_imported", "opinion_given", "import_withdrawn"]);
});

test("only who may enter opinions imports, and nobody else's upload", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const file = await upload(office.registrar, "bien-ban.txt", minutes);
  assert.equal((await preview(office.specialist, id, { file, defaults })).status, 422, "another one's upload");
  const own = await upload(office.union, "bien-ban.txt", minutes);
  assert.equal((await preview(office.union, id, { file: own, defaults })).status, 403);
  assert.equal((await take(office.union, id, { file: own, defaults })).status, 403);
  assert.equal((await preview(office.farmers, id, { file: own })).status, 403);
  const none = await upload(office.registrar, "trong.txt", "Không có ai phát biểu.");
  const refused = await preview(office.registrar, id, { file: none });
  assert.equal(refused.body.code, "table.none");
});

for (const kind of ["xlsx", "docx"]) {
  test(`what is exported as .${kind} can be imported again`, async () => {
    const { id } = await office.toSynthesis();
    const exported = await office.specialist.get(`/dossiers/${id}/opinions.${kind}`);
    assert.equal(exported.status, 200);
    const other = await office.toConsultation({ text: draftText.replace("Điều 4. Hiệu lực thi hành", "Điều 4. Hiệu lực") });
    const file = await upload(office.registrar, `y-kien.${kind}`, exported.bytes);
    const shown = await preview(office.registrar, other, { file });
    assert.equal(shown.status, 200, JSON.stringify(shown.body));
    assert.deepEqual(shown.body.rows.flatMap((r) => r.mistakes), []);
    const taken = await take(office.registrar, other, { file });
    assert.equal(taken.status, 200, JSON.stringify(taken.body));
    const essence = (all) => all.map((o) => [o.provision.eid, o.heading, o.stance, o.text, o.proposal, o.source, o.said_by.organisation?.id]);
    assert.deepEqual(essence(await opinionsOf(office.specialist, other)), essence(await opinionsOf(office.specialist, id)));

    const back = await preview(office.specialist, id, { file: await upload(office.specialist, `y-kien.${kind}`, exported.bytes) });
    assert.ok(back.body.rows.every((r) => r.mistakes.some((m) => m.code === "opinion.repeated")), "all are there already");
  });
}

test("a person chooses the columns and the head row", async () => {
  const { id } = await office.toSynthesis();
  const exported = await office.specialist.get(`/dossiers/${id}/opinions.xlsx`);
  const file = await upload(office.specialist, "y-kien.xlsx", exported.bytes);
  const guessed = (await preview(office.specialist, id, { file })).body;
  assert.ok(guessed.head_row > 0);
  const columns = { ...guessed.columns, provision: null, heading: null };
  const chosen = (await preview(office.specialist, id, { file, columns, defaults: { heading: "other" } })).body;
  assert.deepEqual(chosen.columns.provision, null);
  assert.ok(chosen.rows.every((r) => r.heading === "other" && r.provision.eid === ""));
  const swapped = (await preview(office.specialist, id, { file, columns: { ...guessed.columns, provision: guessed.columns.text } })).body;
  assert.ok(swapped.rows.every((r) => r.mistakes.some((m) => m.code === "provision.unknown" && m.blocks)));
  assert.equal((await preview(office.specialist, id, { file, table: 7 })).status, 422);
});

test("who tries to close over open requests is told the names of those who have not finished", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const refused = await office.specialist.command(id, "written.close");
  assert.equal(refused.status, 409);
  assert.ok(refused.body.detail.includes(office.union.account.organisation.name), refused.body.detail);
  for (const text of [refused.body.detail, refused.body.detail_en]) assert.doesNotMatch(text, /\{org:/);
});

test("opinions that say the same are proposed, clustered by a person, answered once and split again", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const same = "Đề nghị nâng mức hỗ trợ mỗi hộ lên 80 triệu đồng cho phù hợp giá vật liệu hiện nay.";
  const ids = [];
  for (const [who, text] of [[office.union, same], [office.farmers, same.toUpperCase()], [office.farmers, `${same} Xin cảm ơn.`], [office.union, "Bỏ khoản này."]]) {
    ids.push(await office.giveOpinion(who, id, "art_3__para_1", text));
  }
  await office.finishReview(office.union, id);
  await office.finishReview(office.farmers, id);
  await office.specialist.do(id, "written.close");
  const clusters = async () => (await office.specialist.get(`/dossiers/${id}/clusters`)).body;
  const before_any = await clusters();
  assert.deepEqual(before_any.items, []);
  assert.equal(before_any.proposals.length, 1);
  assert.deepEqual(before_any.proposals[0].opinions, ids.slice(0, 3));
  assert.ok(before_any.proposals[0].likeness < 1);
  assert.equal((await office.union.get(`/dossiers/${id}/clusters`)).status, 403);

  await office.specialist.do(id, "opinion.cluster", { opinions: ids.slice(0, 3) });
  const [cluster] = (await clusters()).items;
  assert.equal(cluster.living, 3);
  assert.deepEqual((await clusters()).proposals, []);

  const made = await office.specialist.do(id, "recommendation.make", { provision: "art_3__para_1", text: "Nâng mức.", opinions: [ids[1]] });
  const in_recommendation = (await opinionsOf(office.specialist, id)).filter((o) => o.recommendation === made.created[0]);
  assert.deepEqual(in_recommendation.map((o) => o.id), ids.slice(0, 3), "the cluster goes as one");
  const { ledger } = (await office.specialist.get(`/dossiers/${id}`)).body;
  assert.equal(ledger.received, 4);
  assert.equal(ledger.in_recommendations, 3);
  assert.equal(ledger.loose, 1);

  await office.specialist.do(id, "opinion.uncluster", { cluster: cluster.id, opinions: [ids[2]] });
  assert.equal((await clusters()).items[0].living, 2);
  await office.specialist.do(id, "cluster.dissolve", { cluster: cluster.id });
  assert.deepEqual((await clusters()).items, []);
  assert.ok((await opinionsOf(office.specialist, id)).every((o) => o.cluster === ""));
});
