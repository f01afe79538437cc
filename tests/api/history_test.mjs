// What is told of the past: a dossier's leaves, what is about one provision or one file, what happened in
// the whole office.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { draftText, Office } from "./office.mjs";

let office;
let dossier;
before(async () => {
  office = await Office.open();
  dossier = await office.toIssued({ title: "Nghị quyết có lịch sử" });
});
after(() => office.close());

const entries = async (query = "", who = office.auditor) => (await who.get(`/dossiers/${dossier.id}/history${query}`)).body.items;

test("the leaves are those of the events shown, and follow one another", async () => {
  const { items } = (await office.auditor.get(`/dossiers/${dossier.id}/leaves`)).body;
  const shown = await entries();
  assert.equal(items.length, shown.length);
  let previous = "0".repeat(64);
  for (const [i, { leaf, position }] of items.entries()) {
    const hash = createHash("sha256").update("\0").update(leaf).digest("hex");
    const { id, ts, act, actor, doc, doc_seq, doc_prev } = JSON.parse(leaf);
    assert.equal(hash, shown[i].hash);
    assert.deepEqual([id, ts, act, actor], [shown[i].id, shown[i].at, shown[i].act, shown[i].actor.id || "system"]);
    assert.deepEqual([doc, doc_seq, doc_prev], [dossier.id, i + 1, previous]);
    assert.ok(i === 0 || position > items[i - 1].position);
    previous = hash;
  }
  assert.equal((await office.union.get(`/dossiers/${dossier.id}/leaves`)).status, 403);
  assert.equal((await office.auditor.get("/dossiers/none/leaves")).status, 404);
});

test("the log's key is told to whoever is signed in", async () => {
  const { vkey } = (await office.union.get("/log/key")).body;
  assert.match(vkey, /^[^+\s]+\+[0-9a-f]{8}\+A[A-Za-z0-9+/]+=*$/);
});

test("what is about a provision is followed from what was said to its answer", async () => {
  const acts = async (query) => (await entries(query)).map((event) => event.act);
  const about = await acts("?provision=art_3&version=1");
  assert.deepEqual(about.filter((act) => act === "opinion_given").length, 2);
  assert.ok(about.includes("recommendation_made"));
  assert.deepEqual(await acts("?provision=art_3__para_1"), about);
  assert.deepEqual(await acts("?provision=art_4"), []);
  assert.deepEqual(await acts("?provision=art_3&version=2"), []);
  assert.deepEqual(await acts("?provision=art_3&act=opinion_given&limit=1"), ["opinion_given"]);
});

test("a file is found where it is vouched for, in its dossier and in the office", async () => {
  const hash = createHash("sha256").update(draftText).digest("hex");
  const inDossier = await entries(`?file=${hash}`);
  assert.ok(inDossier.some((event) => event.act === "version_added"));
  assert.ok(inDossier.length < (await entries()).length);
  const { items } = (await office.auditor.get(`/history?file=${hash}&limit=200`)).body;
  for (const { id } of inDossier) assert.ok(items.some(({ event }) => event.id === id));
  assert.deepEqual((await office.auditor.get(`/history?file=${"0".repeat(64)}`)).body, { items: [], next_cursor: "" });
});

test("the whole office's history is read page by page, newest first, and only by auditors", async () => {
  const pages = (await office.auditor.pages("/history?limit=70")).flatMap(({ items }) => items);
  const positions = pages.map((item) => item.position);
  assert.deepEqual(positions, Array.from({ length: positions.length }, (_, i) => positions.length - 1 - i));
  const shown = await entries();
  const own = pages.filter((item) => item.dossier?.id === dossier.id).reverse();
  assert.deepEqual(own.map(({ event }) => event), shown);
  assert.equal(own[0].dossier.title, "Nghị quyết có lịch sử");
  assert.ok(pages.some((item) => item.dossier === null && item.event.act === "session_opened" && item.event.label.vi === "Đăng nhập"));
  for (const who of [office.specialist, office.administrator, office.union]) assert.equal((await who.get("/history")).status, 403);
  assert.equal((await office.auditor.get("/history?cursor=made-up")).status, 422);
});

test("of one person, and between two days", async () => {
  const { account } = office.union;
  const { items } = (await office.auditor.get(`/history?actor=${account.id}&limit=200`)).body;
  assert.ok(items.length > 2);
  assert.ok(items.every(({ event }) => event.actor.id === account.id));
  const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  const next = new Date(Date.now() + 31 * 3600e3).toISOString().slice(0, 10);
  assert.ok((await office.auditor.get(`/history?from=${day}&until=${next}`)).body.items.length > 0);
  assert.deepEqual((await office.auditor.get(`/history?from=${next}`)).body.items, []);
  assert.deepEqual((await office.auditor.get("/history?until=2000-01-01")).body.items, []);
  assert.equal((await office.auditor.get("/history?from=yesterday")).status, 422);
});
