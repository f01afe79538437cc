// Several people and several tries at once: retries do nothing twice, the second of two gets told what
// the first did, numbers are never given twice.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Office, today } from "./office.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const opinion = (text) => ({
  command: "opinion.enter",
  data: { version: 1, heading: "other", stance: "other", text, said_by: { name: "Người dân (mẫu)" }, source: "paper" },
});

test("the same Idempotency-Key fifty times in parallel has one effect and one answer", async () => {
  const id = await office.toConsultation();
  const headers = { "Idempotency-Key": randomUUID() };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => office.registrar.post(`/dossiers/${id}/commands`, opinion("Một lần"), { headers })),
  );
  assert.deepEqual([...new Set(answers.map((a) => a.status))], [200]);
  assert.equal(new Set(answers.map((a) => a.body.created[0])).size, 1);
  assert.equal(answers.filter((a) => !a.body.replayed).length, 1);
  const { items } = (await office.registrar.get(`/dossiers/${id}/opinions`)).body;
  assert.equal(items.length, 1);
});

test("the same key with another body is refused", async () => {
  const id = await office.toConsultation();
  const headers = { "Idempotency-Key": randomUUID() };
  assert.equal((await office.registrar.post(`/dossiers/${id}/commands`, opinion("Lần đầu"), { headers })).status, 200);
  const other = await office.registrar.post(`/dossiers/${id}/commands`, opinion("Khác hẳn"), { headers });
  assert.equal(other.status, 422);
  assert.equal(other.body.code, "idempotency.mismatch");
});

test("registering twice with one key makes one dossier", async () => {
  const uploaded = await office.registrar.upload("x.txt", Buffer.from("Điều 1. A\nNội dung.\n"));
  const body = { event: "dossier.register", title: "Một hồ sơ", draft_kind: "plan", drafting_body: office.body, drafts: [uploaded.body.file.hash] };
  const headers = { "Idempotency-Key": randomUUID() };
  const first = await office.registrar.post("/dossiers", body, { headers });
  const second = await office.registrar.post("/dossiers", body, { headers });
  assert.equal(first.status, 201);
  assert.equal(second.body.dossier, first.body.dossier);
});

test("of two people acting on one dossier the second gets 412 with what changed", async () => {
  const id = await office.register();
  const { revision } = (await office.specialist.get(`/dossiers/${id}`)).body;
  await office.head.do(id, "scope.propose", { written: true }, { revision });
  const late = await office.specialist.command(id, "scope.propose", { conference: true }, { revision });
  assert.equal(late.status, 412);
  assert.ok(late.body.revision > revision);
  assert.ok(late.body.changes.length >= 1);
  assert.equal(late.body.changes[0].actor.id, office.head.account.id);
  assert.ok(late.body.detail.length > 20 && late.body.detail_en.length > 20);
});

test("200 races between two deciders: exactly one wins each", async () => {
  const id = await office.toConsultation();
  let { revision } = (await office.registrar.get(`/dossiers/${id}`)).body;
  for (let race = 0; race < 200; race += 1) {
    const answers = await Promise.all([
      office.registrar.command(id, "opinion.enter", opinion(`a${race}`).data, { revision }),
      office.specialist.command(id, "opinion.enter", opinion(`b${race}`).data, { revision }),
    ]);
    const won = answers.filter((a) => a.status === 200);
    assert.equal(won.length, 1);
    assert.ok(answers.some((a) => a.status === 412));
    revision = won[0].body.revision;
  }
});

test("forty drafts registered at once get forty numbers without a gap", async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => office.register({ title: `Dự thảo ${i}` })));
  const book = (await office.registrar.get(`/registers/incoming?year=${today().slice(0, 4)}`)).body;
  const numbers = book.items.map((e) => e.number).sort((a, b) => a - b);
  assert.deepEqual(numbers, numbers.map((_, i) => i + 1));
  assert.ok(ids.every((id) => book.items.some((e) => e.dossier.id === id)));
});

test("If-Match that is no revision is refused, not ignored", async () => {
  const id = await office.toConsultation();
  for (const value of ["abc", "12", '"-1"', '"99999999999999999999"', "*"]) {
    const answer = await office.registrar.post(`/dossiers/${id}/commands`, opinion("x"), { headers: { "If-Match": value } });
    assert.ok([400, 412, 422].includes(answer.status), `${value}: ${answer.status}`);
  }
});

test("a 412 tells the fifty newest changes, and a reader without the history its own kind of them", async () => {
  const id = await office.register();
  await office.specialist.do(id, "scope.propose", { written: true });
  for (let i = 0; i < 60; i += 1) {
    const { body } = await office.registrar.upload(`tai-lieu-${i}.txt`, Buffer.from(`Tài liệu ${i}`));
    await office.registrar.do(id, "document.attach", { file: body.file.hash, document_kind: "other", title: `Tài liệu ${i}` });
  }
  const { revision } = (await office.registrar.get(`/dossiers/${id}`)).body;
  const late = await office.head.command(id, "dossier.pause", { reason: "x" }, { revision: 1 });
  const late2 = late.status === 412 ? late : await office.committee.command(id, "dossier.pause", { reason: "x" }, { revision: 1 });
  assert.equal(late2.status, 412);
  assert.equal(late2.body.revision, revision);
  assert.equal(late2.body.changes.length, 50);
  assert.equal(late2.body.changes.at(-1).sequence, revision);
  const page = (await office.registrar.get(`/dossiers/${id}/history?after=${revision - 5}&limit=2`)).body.items;
  assert.deepEqual(page.map((e) => e.sequence), [revision - 4, revision - 3]);
  assert.equal((await office.registrar.get(`/dossiers/${id}/history?limit=ba`)).status, 422);

  await office.committee.do(id, "scope.accept", { lead: "Ban Dân chủ" });
  const drafter = await office.drafter.command(id, "dossier.withdraw", { reason: "x" }, { revision });
  assert.equal(drafter.status, 412);
  const [moved] = drafter.body.changes.filter((c) => c.event === "scope.accept");
  assert.ok(moved && moved.to.length > 0, "the drafting body is told that the dossier moved");
  assert.deepEqual(moved.data, {}, "but not what the host wrote in its form");
});
