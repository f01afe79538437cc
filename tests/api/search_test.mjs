// The search: what is found, in which order, and that nobody finds what they may not read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Office, today } from "./office.mjs";

let office;
let id;
let opinions;
before(async () => {
  office = await Office.open();
  id = await office.toConsultation({ title: "Nghị quyết về đường giao thông" });
  await office.askReviewers(id);
  opinions = {
    union: await office.giveOpinion(office.union, id, "art_3__para_1", "Zêta: đường làng cần hỗ trợ thêm, ủy ban xã làm."),
    farmers: await office.giveOpinion(office.farmers, id, "", "Zêta: ánh dương soi đương sự; hỗ và trợ."),
  };
});
after(async () => { await office.close(); });

const search = async (who, query) => (await who.get(`/search?${new URLSearchParams(query)}`)).body;
const items = async (who, query) => (await search(who, query)).items.map((hit) => hit.item);

test("as spelt comes before by its letters, and đ is never d", async () => {
  assert.deepEqual(await items(office.specialist, { q: "zêta đường", dossier: id }), [opinions.union, opinions.farmers]);
  assert.deepEqual(await items(office.specialist, { q: "zêta dương", dossier: id }), [opinions.farmers]);
  assert.deepEqual(await items(office.specialist, { q: "zêta uỷ", dossier: id }), [opinions.union], "a tone stands where either tradition puts it");
  assert.deepEqual(await items(office.specialist, { q: "zeta", dossier: id }), [opinions.farmers, opinions.union], "the newest first");
  const [hit] = (await search(office.specialist, { q: "zêta “hỗ trợ”" })).items;
  assert.equal(hit.item, opinions.union);
  assert.deepEqual(hit.excerpt.filter((p) => p.found).map((p) => p.text), ["Zêta", "hỗ", "trợ"]);
  assert.equal(hit.provision.label, "Khoản 1 Điều 3");
});

test("letters whose marks come apart are kept and found as one letter", async () => {
  const apart = "Đề nghị làm cầu Ngàn Phố trước mùa lũ.".normalize("NFD");
  const opinion = await office.giveOpinion(office.union, id, "art_1", apart);
  const kept = (await office.opinionsOf(office.union, id)).find((it) => it.id === opinion);
  assert.equal(kept.text, apart.normalize("NFC"));
  for (const form of ["NFC", "NFD"]) {
    assert.deepEqual(await items(office.union, { q: "ngàn phố".normalize(form), kind: "opinion" }), [opinion], form);
  }
  await office.union.do(id, "opinion.withdraw", { opinion, reason: "Gửi nhầm" });
});

test("a search is narrowed by field, person, day, provision and dossier", async () => {
  const of = (more) => items(office.specialist, { q: "zêta", ...more });
  assert.deepEqual(await of({ kind: "draft" }), []);
  assert.deepEqual(await of({ who: "nong dan" }), [opinions.farmers]);
  assert.deepEqual(await of({ provision: "art_3" }), [opinions.union]);
  assert.deepEqual(await of({ from: "2199-01-01" }), []);
  assert.equal((await of({ until: "2199-01-01" })).length, 2);
  assert.deepEqual(await of({ dossier: "nowhere" }), []);
  const drafts = await items(office.specialist, { q: "sạt lở", kind: "draft", dossier: id });
  assert.ok(drafts.includes("art_1"));
  for (const bad of [{ q: "" }, { q: "x", kind: "title" }, { q: "x", from: "hôm qua" }, { q: "x", cursor: "1.2" }]) {
    assert.equal((await office.specialist.get(`/search?${new URLSearchParams(bad)}`)).status, 422, JSON.stringify(bad));
  }
});

test("a reviewer finds their own opinions and the draft, a stranger nothing, an auditor all", async () => {
  assert.deepEqual(await items(office.union, { q: "zêta" }), [opinions.union]);
  assert.deepEqual(await items(office.farmers, { q: "zêta" }), [opinions.farmers]);
  assert.ok((await items(office.union, { q: "sạt lở", dossier: id })).length > 0);
  assert.deepEqual(await items(office.women, { q: "zêta" }), []);
  assert.deepEqual(await items(office.women, { q: "sạt lở", dossier: id }), []);
  assert.deepEqual(await items(office.drafter, { q: "zêta" }), [], "the drafting body does not read opinions under way");
  assert.equal((await items(office.auditor, { q: "zêta" })).length, 2);
  assert.deepEqual((await items(office.administrator, { q: "zêta" })), []);
});

test("what is revised, recommended and answered is found as it stands now", async () => {
  await office.union.do(id, "opinion.revise", { opinion: opinions.union, heading: "other", stance: "other", text: "Êtaz mới." });
  assert.deepEqual(await items(office.specialist, { q: "zêta" }), [opinions.farmers]);
  assert.deepEqual(await items(office.specialist, { q: "êtaz" }), [opinions.union]);
  await office.finishReview(office.union, id);
  await office.finishReview(office.farmers, id);
  await office.specialist.do(id, "written.close");
  const { created } = await office.specialist.do(id, "recommendation.make", { text: "Kappa: nâng mức.", opinions: [opinions.union, opinions.farmers] });
  assert.deepEqual(await items(office.specialist, { q: "kappa" }), created);
  assert.deepEqual(await items(office.drafter, { q: "kappa" }), []);
  await office.submit(id);
  await office.approve(id);
  await office.registrar.do(id, "criticism.issue", { issued_on: today() });
  assert.deepEqual(await items(office.drafter, { q: "kappa" }), created, "once issued, the drafting body reads it");
  await office.drafter.do(id, "answer.give", { recommendation: created[0], disposition: "accepted", text: "Lamđa: sẽ nâng." });
  const [answer] = (await search(office.drafter, { q: "lamđa" })).items;
  assert.equal(answer.kind, "answer");
  assert.equal(answer.code, "KN-001");
});

test("pages follow each other without a hit twice", async () => {
  const all = await items(office.auditor, { q: "hộ" });
  assert.ok(all.length > 3);
  const seen = [];
  let cursor = "";
  do {
    const page = await search(office.auditor, { q: "hộ", limit: 2, ...(cursor && { cursor }) });
    assert.ok(page.items.length <= 2);
    seen.push(...page.items.map((hit) => hit.item));
    cursor = page.next_cursor;
  } while (cursor);
  assert.deepEqual(seen, all);
});
