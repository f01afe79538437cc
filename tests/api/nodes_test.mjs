// Several servers of one office on one PostgreSQL database: what happens at one is so at the other, who
// would not fit in is refused, and whoever must be alone waits until nobody serves.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client, demoPassword, signedIn } from "./client.mjs";
import { root } from "./contract.mjs";
import { draftText, Office } from "./office.mjs";
import { binary, cutSessions, folderOfAnotherNode, onPostgresql, placeOf, Server } from "./server.mjs";

const skip = !onPostgresql && "needs PostgreSQL";
const folders = [];
let office;
let other;

before(async () => {
  if (skip) return;
  office = await Office.open();
  other = await new Server({ data: another(), arguments: ["--uploads-per-hour", "1000"] }).start();
});
after(async () => {
  if (skip) return;
  await other.stop();
  await office.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function another() {
  const folder = folderOfAnotherNode(office.server.data);
  folders.push(folder);
  return folder;
}

// The same session, at the other server.
function there(client) {
  const same = new Client(other.url);
  return Object.assign(same, { cookie: client.cookie, csrf: client.csrf, account: client.account });
}

const run = (...words) => spawnSync(binary, words, { encoding: "utf8", env: { PATH: process.env.PATH }, timeout: 60_000 });
const refusedStart = (data, ...more) => {
  const { status, stderr } = run("serve", "--listen", "127.0.0.1:0", ...placeOf(data), ...more);
  assert.notEqual(status, 0);
  return stderr;
};

test("a session opened at one is good at the other, and signing out ends it at both", { skip }, async () => {
  const here = await signedIn(office.server, "phunu");
  const elsewhere = there(here);
  assert.equal((await elsewhere.get("/session")).status, 200);
  assert.equal((await elsewhere.request("DELETE", "/api/v1/session")).status, 204);
  assert.equal((await here.get("/session")).status, 401);
});

test("what is uploaded and decided at one goes on at the other, and is in both their lists", { skip }, async () => {
  const hash = (await office.registrar.upload("du-thao.txt", Buffer.from(draftText))).body.file.hash;
  const registered = await there(office.registrar).post("/dossiers", {
    event: "dossier.register", title: "Nghị quyết hai máy chủ", draft_kind: "resolution", drafting_body: office.body, drafts: [hash],
  });
  assert.equal(registered.status, 201, JSON.stringify(registered.body));
  const { dossier } = registered.body;
  await office.specialist.do(dossier, "scope.propose", { written: true, same_level: true, rights_touched: true });
  await there(office.committee).do(dossier, "scope.accept", { lead: "Ban Dân chủ" });
  await office.specialist.do(dossier, "review.request", { organisations: [office.union.account.organisation.id], message: "Góp ý." });
  const opinion = { version: 1, provision: "art_3", heading: "soundness", stance: "agree", text: "Đồng ý." };
  const { revision } = (await office.union.get(`/dossiers/${dossier}`)).body;
  await there(office.union).do(dossier, "opinion.give", opinion, { revision });
  const stale = await office.union.command(dossier, "opinion.give", opinion, { revision });
  assert.equal(stale.status, 412, "the other's command has moved the revision");
  const views = [office.specialist, there(office.specialist)].map((who) => who.get(`/dossiers/${dossier}`));
  const [one, two] = (await Promise.all(views)).map(({ body }) => body);
  assert.deepEqual(one, two);
});

test("a request that was answered by one is not done again by the other", { skip }, async () => {
  const id = await office.toConsultation({ title: "Nghị quyết gửi lại" });
  const data = { version: 1, heading: "other", stance: "other", text: "Một lần.", said_by: { name: "Ông Mẫu" }, source: "paper" };
  const ask = (who) => who.post(`/dossiers/${id}/commands`, { command: "opinion.enter", data }, { headers: { "Idempotency-Key": "mot-lan" } });
  const [first, again] = [await ask(office.registrar), await ask(there(office.registrar))];
  assert.deepEqual([first.status, again.status, again.body.replayed], [200, 200, true]);
  assert.equal((await office.registrar.get(`/dossiers/${id}/opinions`)).body.items.length, 1);
});

test("commands to one dossier through both at once are done one after the other", { skip }, async () => {
  const id = await office.toConsultation({ title: "Nghị quyết cùng lúc" });
  const enter = (who, i) => who.post(`/dossiers/${id}/commands`, {
    command: "opinion.enter", data: { version: 1, heading: "other", stance: "other", text: `Ý ${i}`, said_by: { name: "Ông Mẫu" }, source: "paper" },
  }, { headers: { "Idempotency-Key": `cung-luc-${i}` } });
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => enter(i % 2 ? office.registrar : there(office.registrar), i)));
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(new Set(answers.map(({ body }) => body.revision)).size, 40);
});

test("a calendar imported at one moves due dates that the other shows and counts by", { skip }, async () => {
  const id = await office.register({ title: "Nghị quyết chờ lịch" });
  const elsewhere = there(office.specialist);
  const task = async () => (await elsewhere.get(`/dossiers/${id}`)).body.tasks.find(({ mine }) => mine);
  const inbox = async () => (await elsewhere.get("/inbox")).body.mine.find(({ dossier }) => dossier.id === id).task;
  const before = await task();
  const year = before.due_on.slice(0, 4);
  const text = (await office.administrator.get(`/calendars/${year}/file`)).bytes.toString("utf8");
  const day_off = `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${before.due_on.replaceAll("-", "")}\r\nSUMMARY:Nghỉ thử\r\nCATEGORIES:made-up-day-off\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  const body = text.replace("END:VCALENDAR", day_off);
  assert.equal((await office.administrator.request("PUT", `/api/v1/calendars/${year}`, { body, headers: { "Content-Type": "text/calendar" } })).status, 200);
  const moved = await task();
  assert.ok(moved.due_on > before.due_on);
  assert.equal((await inbox()).due_on, moved.due_on);
  // A command there writes the rows as they are after the import, not as it remembered them.
  await elsewhere.do(id, "scope.propose", { written: true, same_level: true, rights_touched: true });
  const [kept] = (await there(office.committee).get("/inbox")).body.mine.filter(({ dossier }) => dossier.id === id);
  assert.equal(kept.task.due_on, (await office.committee.get(`/dossiers/${id}`)).body.tasks.find(({ mine }) => mine).due_on);
});

test("failures to sign in count at whichever server, and a release holds at both", { skip }, async () => {
  const fail = (server) => new Client(server.url).signIn("nongdan", "Sai-mat-khau-1");
  const enter = async (server) => (await new Client(server.url).signIn("nongdan", demoPassword)).status;
  for (const server of [office.server, other, office.server, other, office.server]) assert.notEqual((await fail(server)).status, 201);
  const account = async () => (await office.administrator.get("/accounts")).body.items.find(({ username }) => username === "nongdan");
  while (!(await account()).locked) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.notEqual(await enter(other), 201);
  assert.equal((await office.administrator.post(`/accounts/${(await account()).id}/unlock`)).status, 204);
  assert.equal(await enter(other), 201);
  assert.equal(await enter(office.server), 201);
});

test("cut sessions are opened again by themselves", { skip }, async () => {
  const id = await office.toConsultation({ title: "Nghị quyết mất kết nối" });
  const elsewhere = there(office.registrar);
  for (let round = 0; round < 3; round += 1) {
    cutSessions(office.server.data);
    for (const who of [office.registrar, elsewhere]) {
      const text = `Ý ${round} ${who.url}`;
      const data = { version: 1, heading: "other", stance: "other", text, said_by: { name: "Ông Mẫu" }, source: "paper" };
      for (let tries = 0, status = 0; status !== 200; tries += 1) {
        assert.ok(tries < 100, "it never came back");
        ({ status } = await who.post(`/dossiers/${id}/commands`, { command: "opinion.enter", data }, { headers: { "Idempotency-Key": `mat-${round}-${new URL(who.url).port}` } }));
        assert.ok([200, 503].includes(status), `answered ${status}`);
      }
    }
  }
  assert.equal((await office.registrar.get(`/dossiers/${id}/opinions`)).body.items.length, 6);
});

test("whoever must be alone with the office is refused while anybody serves it", { skip }, () => {
  for (const words of [["rebuild"], ["migrate"], ["log", "checkpoint"], ["log", "rotate-key"]]) {
    const { status, stderr } = run(...words, ...placeOf(another()));
    assert.equal(status, 1, words.join(" "));
    assert.match(stderr, /another phanbien is working with this database/);
  }
  const { status } = run("fsck", ...placeOf(office.server.data));
  assert.equal(status, 0, "what only reads works beside them");
});

test("a server with another log key, without one, or with other definitions does not start beside", { skip }, async () => {
  const keyless = another();
  rmSync(join(keyless, "log.key"));
  assert.match(refusedStart(keyless), /copy it from another server/);

  const stranger = mkdtempSync(join(tmpdir(), "phanbien-test-"));
  folders.push(stranger);
  run("migrate", ...placeOf(stranger));
  run("log", "key", ...placeOf(stranger));
  const foreign = another();
  cpSync(join(stranger, "log.key"), join(foreign, "log.key"));
  assert.match(refusedStart(foreign), /is not the key by which this database's log is signed/);

  const changed = join(another(), "phan-bien.scxml");
  writeFileSync(changed, `${readFileSync(join(root, "workflows/phan-bien.scxml"), "utf8")}\n<!-- sửa -->\n`);
  assert.match(refusedStart(another(), "--workflow", changed), /other servers serve this office by other definitions/);

  const third = await new Server({ data: another() }).start();
  assert.equal((await (await signedIn(third, "vanthu")).get("/session")).status, 200);
  await third.stop();
});
