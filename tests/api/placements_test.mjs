// Opinions follow the text into a new version over the real server: what is certain is placed, what is
// not waits for a person, and two versions are compared provision by provision.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Office, draftText } from "./office.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

// An article put in before the third, whose second clause is divided.
const nextText = draftText
  .replace("Điều 4. Hiệu lực", "Điều 5. Hiệu lực")
  .replace("Điều 3. Mức hỗ trợ\n", "Điều 3. Giải thích từ ngữ\nVùng nguy cơ là nơi cơ quan khí tượng đã cảnh báo đất đá trượt xuống khu dân cư.\nĐiều 4. Mức hỗ trợ\n");

async function addVersion(id, text) {
  const uploaded = await office.specialist.upload("ban-moi.txt", Buffer.from(text));
  await office.specialist.do(id, "version.add", { file: uploaded.body.file.hash, note: "Bản tiếp thu" });
}

async function consultationWithTwoVersions(text = nextText) {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  const opinion = await office.giveOpinion(office.union, id, "art_3__para_1", "Mức 50 triệu đồng là thấp.", {
    selector: [{ type: "TextQuoteSelector", exact: "50 triệu đồng", prefix: "Mỗi hộ được hỗ trợ ", suffix: "." }],
  });
  await office.giveOpinion(office.farmers, id, "", "Cần đánh giá nguồn kinh phí.");
  await addVersion(id, text);
  return { id, opinion };
}

const placements = async (id, query = "") => (await office.specialist.get(`/dossiers/${id}/placements${query}`)).body;

test("an opinion goes with its clause to the article's new number", async () => {
  const { id, opinion } = await consultationWithTwoVersions();
  const found = await placements(id);
  assert.equal(found.version, 2);
  assert.deepEqual([found.placed, found.waiting, found.confirmed], [1, 0, 0]);
  const [item] = found.items;
  assert.equal(item.opinion, opinion);
  assert.equal(item.placement.provision.label, "Khoản 1 Điều 4");
  assert.equal(item.placement.outcome, "renumbered");
  assert.equal(item.from_text.label, "Khoản 1 Điều 3");
  assert.equal(item.to_text.text, "Mỗi hộ được hỗ trợ 50 triệu đồng.");
  const { items } = (await office.specialist.get(`/dossiers/${id}/opinions`)).body;
  assert.equal(items[0].provision.eid, "art_3__para_1"); // where it was said stays
  assert.equal(items[0].placement.provision.eid, "art_4__para_1");
  assert.equal(items[0].selector[0].prefix, "Mỗi hộ được hỗ trợ "); // to the letter
  assert.equal(items[1].placement, null); // on the whole draft
  const history = (await office.specialist.get(`/dossiers/${id}/history?act=placements_made`)).body;
  assert.equal(history.items.length, 1);
  assert.match(history.items[0].summary.vi, /đặt lại 1/);
});

test("what is not certain waits, is confirmed, and can be opened again", async () => {
  // The clause is gone and something else stands in its place.
  const { id, opinion } = await consultationWithTwoVersions(draftText
    .replace("1. Mỗi hộ được hỗ trợ 50 triệu đồng.", "1. Ngân sách tỉnh chi trả qua tài khoản."));
  const waiting = await placements(id, "?state=waiting");
  assert.equal(waiting.waiting, 1);
  assert.equal(waiting.items[0].opinion, opinion);
  const dossier = (await office.specialist.get(`/dossiers/${id}`)).body;
  assert.ok(dossier.notices.some((n) => n.id === "placements_waiting" && n.text.vi.includes("YK-001")));

  const refused = await office.specialist.command(id, "placements.confirm", { placements: [{ opinion, provision: "art_99" }] });
  assert.equal(refused.status, 422);
  assert.equal(refused.body.fields[0].pointer, "/data/placements/0/provision");
  const neither = await office.specialist.command(id, "placements.confirm", { placements: [{ provision: "art_1" }] });
  assert.equal(neither.status, 422);
  const stranger = await office.union.command(id, "placements.confirm", { placements: [{ opinion, provision: "art_1" }] });
  assert.equal(stranger.status, 403);

  await office.specialist.do(id, "placements.confirm", { placements: [{ opinion, provision: "art_3__para_2" }] });
  const confirmed = await placements(id, "?state=confirmed");
  assert.equal(confirmed.items[0].placement.provision.label, "Khoản 2 Điều 3");
  assert.equal(confirmed.items[0].placement.by.name, office.specialist.account.name);
  await office.specialist.do(id, "placements.reopen", { opinions: [opinion], reason: "Xem lại với cơ quan soạn thảo." });
  assert.equal((await placements(id)).waiting, 1);
  await office.specialist.do(id, "placements.confirm", { placements: [{ opinion, provision: "" }] });
  assert.equal((await placements(id)).items[0].placement.provision.eid, "");
});

test("what was placed comes page by page, and what is confirmed meanwhile moves nothing", async () => {
  const { id } = await consultationWithTwoVersions(draftText
    .replace("1. Mỗi hộ được hỗ trợ 50 triệu đồng.", "1. Ngân sách tỉnh chi trả qua tài khoản."));
  for (const text of ["Ý kiến thứ hai.", "Ý kiến thứ ba."]) {
    await office.giveOpinion(office.union, id, "art_3__para_1", text);
  }
  const first = await placements(id, "?state=waiting&limit=1");
  assert.deepEqual([first.items.length, first.waiting], [1, 3]);
  assert.notEqual(first.next_cursor, "");
  await office.specialist.do(id, "placements.confirm", { placements: [{ opinion: first.items[0].opinion, provision: "" }] });
  const second = await placements(id, `?state=waiting&limit=1&cursor=${first.next_cursor}`);
  const third = await placements(id, `?state=waiting&limit=1&cursor=${second.next_cursor}`);
  assert.deepEqual([second, third].map((page) => page.items[0].text), ["Ý kiến thứ hai.", "Ý kiến thứ ba."]);
  assert.equal(third.next_cursor, "");
  assert.equal((await office.specialist.get(`/dossiers/${id}/placements?cursor=made-up`)).status, 422);
  assert.equal((await office.specialist.get(`/dossiers/${id}/placements?limit=0`)).status, 422);
});

test("two versions are compared in both directions", async () => {
  const { id } = await consultationWithTwoVersions(nextText.replace("thêm 20 triệu đồng", "thêm 30 triệu đồng"));
  const compared = (await office.specialist.get(`/dossiers/${id}/versions/1/compare/2`)).body;
  assert.equal(compared.before.number, 1);
  assert.equal(compared.summary.inserted, 1);
  const row = compared.rows.find((r) => r.after?.eid === "art_4__para_2");
  assert.equal(row.before.label, "Khoản 2 Điều 3");
  assert.equal(row.outcome, "renumbered");
  assert.ok(row.reworded);
  assert.deepEqual(row.paragraphs[0].pieces.filter((p) => p.fate !== "kept").map((p) => p.text.trim()), ["20", "30"]);
  const back = (await office.specialist.get(`/dossiers/${id}/versions/2/compare/1`)).body;
  assert.equal(back.summary.deleted, 1);
  const same = (await office.specialist.get(`/dossiers/${id}/versions/2/compare/2`)).body;
  assert.equal(same.summary.unchanged, same.rows.length);
  assert.equal((await office.specialist.get(`/dossiers/${id}/versions/1/compare/9`)).status, 404);
  assert.equal((await office.specialist.get(`/dossiers/${id}/placements?state=lost`)).status, 422);
});
