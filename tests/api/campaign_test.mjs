// A dossier with more opinions than one answer holds: read page by page, each opinion once, by whoever
// may read them; its history as well.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";

const page = 5000; // as many as one page may have
const together = 100; // as many as one request may bring
const many = 4 * page + together;

let office;
let id;
before(async () => {
  office = await Office.open();
  id = await office.toConsultation();
  await office.askReviewers(id);
  await office.giveOpinion(office.farmers, id, "art_1", "Ý kiến của nơi khác.");
  for (let given = 0; given < many; given += together) {
    const opinions = Array.from({ length: together }, (_, i) => ({ version: 1, provision: i % 2 ? "art_1" : "", heading: "other", stance: "agree", text: `Ý kiến ${given + i}.` }));
    await office.union.do(id, "opinion.give_many", { opinions });
  }
});
after(async () => { await office.close(); });

// Answers of megabytes, which are not held against openapi.yaml; small ones below are.
const pages = (who, part) => who.pages(`/dossiers/${id}/${part}?limit=${page}`, { raw: true });
const lengths = (read) => read.map(({ items }) => items.length);

test("all of them in one answer is refused with the way out", async () => {
  const { status, body } = await office.specialist.get(`/dossiers/${id}/opinions`);
  assert.equal(status, 413);
  assert.equal(body.code, "opinions.too_many");
});

test("each opinion is on one page, in the order given", async () => {
  const read = await pages(office.specialist, "opinions");
  assert.deepEqual(lengths(read), [page, page, page, page, many + 1 - 4 * page]);
  const [{ items: first }] = read;
  const codes = read.flatMap(({ items }) => items).map(({ code }) => code);
  assert.equal(new Set(codes).size, many + 1);
  assert.deepEqual([codes[0], codes[1], codes.at(-1)], ["YK-001", "YK-002", `YK-${many + 1}`]);
  const one = (await office.specialist.get(`/dossiers/${id}/opinions?limit=1`)).body;
  assert.deepEqual(one.items[0], first[0]);
  const second = (await office.specialist.get(`/dossiers/${id}/opinions?limit=1&cursor=${encodeURIComponent(one.next_cursor)}`)).body;
  assert.deepEqual(second.items[0], first[1]);
});

test("each obligation is on one page, and the counts are of all", async () => {
  assert.equal((await office.specialist.get(`/dossiers/${id}/obligations`)).status, 413);
  const read = await pages(office.specialist, "obligations");
  assert.deepEqual(lengths(read), [page, page, page, page, many + 1 - 4 * page]);
  assert.equal(new Set(read.flatMap(({ items }) => items).map(({ code }) => code)).size, many + 1);
  for (const { counts } of read) assert.deepEqual([counts.received, counts.loose, counts.unanswered], [many + 1, many + 1, 0]);
});

test("who may read only their own finds them on as few pages", async () => {
  const [{ items }] = await pages(office.farmers, "opinions");
  assert.deepEqual(items.map(({ text }) => text), ["Ý kiến của nơi khác."]);
});

test("a page that cannot be is refused", async () => {
  for (const query of ["limit=0", `limit=${page + 1}`, "limit=x", "limit=5&cursor=abcdefgh1"]) {
    const { status } = await office.specialist.get(`/dossiers/${id}/opinions?${query}`);
    assert.equal(status, 422, query);
  }
});

test("the history is read a page at a time", async () => {
  const { revision, ledger } = (await office.specialist.get(`/dossiers/${id}`)).body;
  assert.equal(ledger.received, many + 1);
  const read = [];
  for (let items = { length: page }; items.length === page; read.push(...items)) {
    const after = read.at(-1)?.sequence ?? 0;
    ({ items } = (await office.specialist.get(`/dossiers/${id}/history?limit=${page}&after=${after}`, { raw: true })).body);
    assert.ok(items.length <= page);
  }
  assert.deepEqual(read.map(({ sequence }) => sequence), Array.from({ length: revision }, (_, i) => i + 1));
});

const peak = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${office.server.pid}/status`, "utf8"))[1]) / 1024;
const forgetPeak = () => writeFileSync(`/proc/${office.server.pid}/clear_refs`, "5");
const newest = async () => (await office.specialist.get(`/dossiers/${id}`)).body.revision;

test("the dossier as it was comes page by page, each opinion and each obligation once", async () => {
  const event = await newest();
  const refused = await office.specialist.get(`/dossiers/${id}/at?event=${event}`);
  assert.equal(refused.status, 413);
  assert.equal(refused.body.code, "opinions.too_many");
  const read = [];
  for (let cursor = ""; read.length === 0 || cursor; cursor = read.at(-1).opinions.next_cursor) {
    const more = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await office.specialist.get(`/dossiers/${id}/at?event=${event}&limit=${page}${more}`, { raw: true });
    assert.equal(status, 200);
    read.push(body);
  }
  for (const list of ["opinions", "obligations"]) {
    assert.deepEqual(lengths(read.map((then) => then[list])), [page, page, page, page, many + 1 - 4 * page]);
    assert.equal(new Set(read.flatMap((then) => then[list].items).map(({ code }) => code)).size, many + 1);
  }
  const few = (await office.specialist.get(`/dossiers/${id}/at?event=${event}&limit=2`)).body;
  assert.deepEqual(few.opinions.items, read[0].opinions.items.slice(0, 2));
  const early = (await office.specialist.get(`/dossiers/${id}/at?event=1000`, { raw: true })).body;
  assert.equal(early.moment.newest, event);
  assert.ok(early.opinions.items.length > 900 && early.opinions.next_cursor === "");
});

test("moments with more between them than can be compared are refused, others are compared", async () => {
  const last = await newest();
  const refused = await office.specialist.get(`/dossiers/${id}/differences?from=1&to=${last}`);
  assert.equal(refused.status, 413);
  assert.equal(refused.body.code, "differences.too_many");
  const { items } = (await office.specialist.get(`/dossiers/${id}/differences?from=${last - together}&to=${last}`)).body;
  assert.equal(items.filter(({ part, fate }) => part === "opinion" && fate === "added").length, together);
});

test("what looks back at a campaign takes the memory of a few pages, however many look", async () => {
  const last = await newest();
  const looks = [`at?event=${last}&limit=10`, `differences?from=${last - 10}&to=${last}`, "history?provision=art_1&limit=10", `at?event=${last - 1}&limit=10`];
  for (const look of looks) await office.specialist.get(`/dossiers/${id}/${look}`, { raw: true }); // what is kept is there
  forgetPeak();
  const before = peak();
  const answers = await Promise.all([...looks, ...looks].map((look) => office.specialist.get(`/dossiers/${id}/${look}`, { raw: true })));
  assert.deepEqual(answers.map(({ status }) => status), answers.map(() => 200));
  const grown = peak() - before;
  assert.ok(grown < 60, `${grown} MB`); // all events decoded are 60 MB for one of them
});

test("a recommendation of opinions of every page is answered for all", async () => {
  for (const who of [office.union, office.farmers]) await office.finishReview(who, id);
  await office.specialist.do(id, "written.close");
  const read = await office.opinionsOf(office.specialist, id);
  const chosen = [0, page, 2 * page + 7, many].map((place) => read[place].id);
  await office.specialist.do(id, "recommendation.make", { provision: "art_1", text: "Làm rõ.", opinions: chosen });
  const { ledger } = (await office.specialist.get(`/dossiers/${id}`)).body;
  assert.deepEqual([ledger.in_recommendations, ledger.loose], [4, many - 3]);
  const { counts } = (await office.specialist.get(`/dossiers/${id}/obligations?limit=1`)).body;
  assert.deepEqual([counts.loose, counts.unanswered], [many - 3, 4]);
  const { offers } = (await office.specialist.get(`/dossiers/${id}`)).body;
  const blocked = offers.flatMap((offer) => offer.blockers.map(({ vi }) => vi)).find((words) => words.includes("chưa gộp"));
  assert.match(blocked, /YK-002, .*, …$/); // of those that are left the first, and that there are more
});
