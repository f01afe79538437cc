// Who may see and do what: every reading route of a dossier for every role, strangers, foreign
// organisations, and the wall between an office's administrator and its dossiers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "./client.mjs";
import { Office, people, today } from "./office.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const parts = ["", "/versions/1", "/versions/1/akn", "/opinions", "/recommendations", "/history", "/history.json", "/proof.zip", "/synthesis.xlsx", "/synthesis.docx", "/criticism.docx"];

async function statuses(who, id) {
  const out = {};
  for (const part of parts) out[part] = (await who.get(`/dossiers/${id}${part}`)).status;
  return out;
}

test("a foreign dossier answers exactly like a missing one, on every route and to every command", async () => {
  const id = await office.toConsultation();
  for (const stranger of [office.women, office.administrator]) {
    for (const part of parts) {
      const foreign = await stranger.get(`/dossiers/${id}${part}`);
      const missing = await stranger.get(`/dossiers/00000000-0000-7000-8000-000000000000${part}`);
      assert.equal(foreign.status, 404, part);
      assert.deepEqual(foreign.body, missing.body, part);
    }
    const foreign = await stranger.command(id, "opinion.give", { version: 1, heading: "other", stance: "other", text: "x" });
    const missing = await stranger.command("00000000-0000-7000-8000-000000000000", "opinion.give", { version: 1, heading: "other", stance: "other", text: "x" });
    assert.equal(foreign.status, 404);
    assert.deepEqual(foreign.body, missing.body);
  }
});

test("a reviewer reads the draft and its own opinions, nothing else", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id, [office.union, office.farmers]);
  await office.giveOpinion(office.union, id, "art_1", "Ý kiến của công đoàn");
  await office.giveOpinion(office.farmers, id, "art_1", "Ý kiến của nông dân");
  const { items } = (await office.union.get(`/dossiers/${id}/opinions`)).body;
  assert.deepEqual(items.map((o) => o.text), ["Ý kiến của công đoàn"]);
  const seen = await statuses(office.union, id);
  assert.equal(seen["/versions/1"], 200);
  for (const part of ["/history", "/history.json", "/proof.zip", "/synthesis.xlsx", "/criticism.docx"]) assert.equal(seen[part], 403, part);
  assert.deepEqual((await office.union.get(`/dossiers/${id}/recommendations`)).status, 403);
  const other = (await office.farmers.get(`/dossiers/${id}/opinions`)).body.items[0].id;
  const theft = await office.union.command(id, "opinion.withdraw", { opinion: other, reason: "x" });
  const unknown = await office.union.command(id, "opinion.withdraw", { opinion: "khong-co", reason: "x" });
  assert.equal(theft.status, 422);
  assert.deepEqual(theft.body, unknown.body, "a foreign opinion answers like a missing one");
});

test("the drafting body reads recommendations only once the criticism document is issued", async () => {
  const { id } = await office.toApproval();
  assert.equal((await office.drafter.get(`/dossiers/${id}/recommendations`)).status, 403);
  assert.equal((await office.drafter.get(`/dossiers/${id}/opinions`)).status, 403);
  await office.approve(id);
  await office.registrar.do(id, "criticism.issue", { issued_on: today() });
  assert.equal((await office.drafter.get(`/dossiers/${id}/recommendations`)).body.items.length, 2);
});

test("no role can raise an event that the procedure gives to another", async () => {
  const { id } = await office.toIssued();
  for (const role of Object.keys(people)) {
    if (role === "drafter") continue;
    const { status } = await office[role].command(id, "answers.submit", {});
    assert.ok([403, 404].includes(status), `${role}: ${status}`);
  }
});

test("files are attachments, for those who may read the dossier, and only its own", async () => {
  const id = await office.register();
  const { versions } = (await office.registrar.get(`/dossiers/${id}`)).body;
  const file = await office.registrar.get(`/dossiers/${id}/files/${versions[0].file.hash}`);
  assert.equal(file.status, 200);
  assert.match(file.headers.get("content-disposition"), /^attachment/);
  assert.equal(file.headers.get("x-content-type-options"), "nosniff");
  assert.equal((await office.women.get(`/dossiers/${id}/files/${versions[0].file.hash}`)).status, 404);
  const foreign = await office.registrar.upload("khac.txt", Buffer.from("Điều 1. Khác\nNội dung khác hẳn.\n"));
  assert.equal((await office.registrar.get(`/dossiers/${id}/files/${foreign.body.file.hash}`)).status, 404);
});

test("lists show what is one's own: the register, the inbox, the dossiers", async () => {
  const id = await office.register({ title: "Chỉ của văn phòng này" });
  assert.ok(!(await office.women.get("/dossiers?limit=200")).body.items.some((d) => d.id === id));
  assert.ok((await office.drafter.get("/dossiers?limit=200")).body.items.some((d) => d.id === id));
  assert.equal((await office.women.get(`/registers/incoming?year=${today().slice(0, 4)}`)).body.items?.length ?? 0, 0);
});

test("only an administrator manages accounts, and sees no dossier by that", async () => {
  for (const role of Object.keys(people).filter((r) => r !== "administrator")) {
    assert.equal((await office[role].get("/accounts")).status, 403, role);
    assert.equal((await office[role].post("/accounts", { username: "x", name: "x", organisation: office.body, roles: [], password: "Xx1!xxxxxxxx" })).status, 403, role);
  }
  const made = await office.administrator.post("/accounts", {
    username: "nguoimoi", name: "Người mới (mẫu)", organisation: office.body, roles: ["drafter"], password: "Moi-Tinh-2026",
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const fresh = new Client(office.server.url);
  assert.equal((await fresh.signIn("nguoimoi", "Moi-Tinh-2026")).status, 201);
  const blocked = await fresh.get("/inbox");
  assert.equal(blocked.status, 403);
  assert.equal(blocked.body.code, "password.must_change");
  assert.equal((await fresh.post("/session/password", { old_password: "Moi-Tinh-2026", new_password: "Khac-Han-2027" })).status, 204);
  assert.equal((await fresh.get("/inbox")).status, 200);
  assert.equal((await office.administrator.get("/dossiers")).body.items.length, 0);
});

test("nobody without a session reaches anything", async () => {
  const id = await office.register();
  const nobody = new Client(office.server.url);
  for (const path of ["/session", "/inbox", "/dossiers", `/dossiers/${id}`, "/procedures", "/procedures/phan-bien", `/dossiers/${id}/procedure`, "/organisations", "/accounts", "/sessions", "/registers/incoming?year=2026"]) {
    assert.equal((await nobody.get(path)).status, 401, path);
  }
  assert.equal((await nobody.post(`/dossiers/${id}/commands`, { command: "dossier.pause", data: { reason: "x" } })).status, 401);
});

test("a list counts and pages only what its reader may open", async () => {
  await office.register();
  await office.register();
  const none = (await office.administrator.get("/dossiers?limit=1")).body;
  assert.deepEqual(none, { items: [], next_cursor: "", total: 0 });
  // The demo asked the women's union about two dossiers: those are all it may find.
  const asked = (await office.women.get("/dossiers?limit=2")).body;
  assert.deepEqual([asked.items.length, asked.total, asked.next_cursor], [2, 2, ""]);
  const hosted = (await office.registrar.get("/dossiers?limit=1")).body;
  assert.equal(hosted.items.length, 1);
  assert.ok(hosted.total >= 2 && hosted.next_cursor);
  const all = (await office.auditor.get("/dossiers?limit=1")).body;
  assert.ok(all.total >= hosted.total);
});

test("the drafting body waits for the host, and is not told who was asked to review", async () => {
  const id = await office.toConsultation();
  await office.askReviewers(id, [office.union, office.farmers]);
  const tasks = async (who) => (await who.get("/inbox")).body.others.filter((i) => i.kind === "task" && i.dossier.id === id).map((i) => i.task);
  assert.equal((await tasks(office.specialist)).filter((t) => t.id === "review").length, 2);
  assert.equal((await tasks(office.drafter)).filter((t) => t.id === "review").length, 0);
});

test("a document of the host stays with the host, in the dossier, the files and the history", async () => {
  const id = await office.register();
  const attach = async (who, name, kind) => {
    const { body } = await who.upload(name, Buffer.from(`Nội dung ${name}`));
    await who.do(id, "document.attach", { file: body.file.hash, document_kind: kind, title: name });
    return body.file.hash;
  };
  const note = await attach(office.registrar, "ghi-chu.txt", "other");
  const own = await attach(office.drafter, "to-trinh.txt", "submission");
  const seen = (await office.drafter.get(`/dossiers/${id}`)).body;
  assert.deepEqual(seen.documents.map((d) => d.file.hash), [own]);
  assert.equal(seen.access.documents, true);
  assert.equal((await office.drafter.get(`/dossiers/${id}/files/${note}`)).status, 404);
  assert.equal((await office.drafter.get(`/dossiers/${id}/files/${own}`)).status, 200);
  assert.equal((await office.specialist.get(`/dossiers/${id}/files/${note}`)).status, 200);
  assert.equal((await office.specialist.get(`/dossiers/${id}`)).body.documents.length, 2);
});
