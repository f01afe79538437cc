// Dossiers moved to another version of their procedure, over HTTP and from the command line: seen
// first, then done, recorded, and refused where somebody was quicker.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { Server, binary, placeOf } from "./server.mjs";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "phanbien-migrations-"));
const original = readFileSync(join(root, "workflows/phan-bien.scxml"), "utf8");
const renamed = (id, to, text) => text.replaceAll(`"${id}"`, `"${to}"`);

// The next version: one state and one datum have other names.
const next = renamed("answer_late", "reply_late", renamed("scope_proposal", "scope_draft", original))
  .replaceAll("answer_late", "reply_late")
  .replace(/pb:version="[^"]+"/, 'pb:version="99"');
const next_file = join(folder, "phan-bien.scxml");
writeFileSync(next_file, next);

const map = {
  procedure: "phan-bien", to: "99", reason: "Quy chế mới",
  same_ids: ["states", "data", "tasks", "sends"],
  states: { scope_proposal: "scope_draft" }, data: { answer_late: "reply_late" },
};

const data = join(folder, "data");
const office = new Office();
async function serve(...more) {
  office.server = await new Server({ data, arguments: ["--uploads-per-hour", "1000", ...more] }).start();
  await office.signInAll();
}

let ids;
before(async () => {
  await serve("--demo");
  ids = [await office.register(), await office.register()];
  await office.close();
  await serve("--workflow", next_file);
});
after(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const migrate = (who, body) => who.post("/procedures/phan-bien/migrations", body);
const both = () => ids.map((dossier) => ({ dossier }));
const states = async (id) => (await office.specialist.get(`/dossiers/${id}/procedure`)).body;

test("an administrator sees which versions the open dossiers follow, by their codes alone", async () => {
  const of = (who, id = "phan-bien") => who.get(`/procedures/${id}/versions`);
  const { status, body } = await of(office.administrator);
  assert.equal(status, 200, JSON.stringify(body));
  const [used, older] = body.items;
  assert.deepEqual([used.procedure.version, used.in_use, used.open], ["99", true, 0]);
  assert.equal(older.in_use, false);
  assert.equal(older.open, older.dossiers.length);
  for (const id of ids) assert.ok(older.dossiers.some((one) => one.id === id));
  assert.ok(older.procedure.chart.states.some((one) => one.id === "scope_proposal"));
  assert.equal((await of(office.auditor)).status, 200);
  assert.equal((await of(office.specialist)).status, 403);
  assert.equal((await of(office.administrator, "khong-co")).status, 404);
});

test("an administrator sees what a move would change, and nothing has changed", async () => {
  const { status, body } = await migrate(office.administrator, { map, dossiers: both() });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.dry_run, true);
  assert.deepEqual(body.items.map((item) => item.outcome), ["planned", "planned"]);
  const { plan } = body.items[0];
  assert.deepEqual(plan.states_before.map((s) => s.id), ["scope_proposal"]);
  assert.deepEqual(plan.states_after.map((s) => s.id), ["scope_draft"]);
  assert.ok(plan.tasks.every((task) => task.before && task.after));
  assert.notEqual((await states(ids[0])).procedure.version, "99");
});

test("what the mapping leaves out is refused for each dossier, with its place", async () => {
  const { same_ids, ...bare } = map;
  const { body } = await migrate(office.administrator, { map: bare, dossiers: both() });
  assert.equal(body.items[0].outcome, "refused");
  assert.equal(body.items[0].problem.code, "migration.incomplete");
  assert.ok(body.items[0].problem.fields.some((field) => field.pointer === "/map/data"));
});

test("only an administrator may, and a malformed or unknown mapping is refused", async () => {
  assert.equal((await migrate(office.specialist, { map })).status, 403);
  for (const wrong of [{}, { map: [] }, { map: { ...map, to: "7" } }, { map, dossiers: [{}] }, { map, dossiers: "all" }, { map: { ...map, procedure: "giam-sat" } }])
    assert.equal((await migrate(office.administrator, wrong)).status, 422, JSON.stringify(wrong));
});

test("it is done, recorded in words, and a dossier somebody changed meanwhile stays", async () => {
  const seen = (await migrate(office.administrator, { map, dossiers: both() })).body.items;
  const dossiers = seen.map(({ dossier, revision }) => ({ dossier, revision }));
  dossiers[1].revision -= 1;
  const { body } = await migrate(office.administrator, { map, dossiers, dry_run: false });
  assert.deepEqual(body.items.map((item) => item.outcome), ["moved", "refused"]);
  assert.equal(body.items[1].problem.code, "dossier.stale");
  const moved = body.items[0].dossier;
  assert.equal((await states(moved)).procedure.version, "99");
  const history = (await office.specialist.get(`/dossiers/${moved}/history`)).body.items;
  const entry = history.find((item) => item.act === "migrated");
  assert.match(entry.summary.vi, /sang phiên bản 99.*Quy chế mới/);
  assert.match(entry.summary.en, /to version 99/);
  await office.specialist.do(moved, "scope.propose", { written: true });
});

test("the command line moves the rest", async () => {
  const file = join(folder, "map.json");
  writeFileSync(file, JSON.stringify(map));
  const { code } = (await migrate(office.administrator, { map, dossiers: [{ dossier: ids[1] }] })).body.items[0];
  await office.close();
  const run = (...more) =>
    spawnSync(binary, ["migrate", "dossiers", ...placeOf(data), "--map", file, "--dossier", code, ...more], { encoding: "utf8" });
  const dry = run("--dry-run");
  assert.equal(dry.status, 0, dry.stdout + dry.stderr);
  assert.match(dry.stdout, /would be moved\n {2}states: scope_proposal -> scope_draft/);
  const done = run();
  assert.equal(done.status, 0, done.stdout);
  assert.match(done.stdout, /: moved\n/);
  assert.match(run().stdout, /migration\.done/);
  const rebuilt = spawnSync(binary, ["rebuild", ...placeOf(data), "--check"], { encoding: "utf8" });
  assert.equal(rebuilt.status, 0, rebuilt.stdout);
  await serve("--workflow", next_file);
  for (const id of ids) assert.equal((await states(id)).procedure.version, "99");
});
