// A whole office moved to another database and back (`phanbien migrate --from … --to …`): every row
// of every table is the same, the log verifies, people work on; a move that is killed at any moment goes on
// where it was; what is no target is refused. With a PostgreSQL server the office is there, then in a
// folder, then there again; without one it goes from folder to folder.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { Server, binary, movePlaceOf, onPostgresql, placeOf } from "./server.mjs";

const root = mkdtempSync(join(tmpdir(), "phanbien-move-"));
const folder = (name) => {
  const path = join(root, name);
  mkdirSync(path, { recursive: true });
  return path;
};
const run = (...words) => spawnSync(binary, words, { encoding: "utf8", env: {} });

// An office's data: on the database under test, or in the folder itself.
const there = (name) => {
  const data = folder(name);
  return { data, place: placeOf(data), move: movePlaceOf(data), sql: onPostgresql ? placeOf(data)[3] : join(data, "phanbien.db") };
};
const inFolder = (name) => {
  const data = folder(name);
  return { data, place: ["--data", data], move: `sqlite:${data}`, sql: join(data, "phanbien.db") };
};

const made = there("made");
let key = "";
let dossier = "";

const migrate = (from, to, ...more) => run("migrate", "--from", from.move, "--to", to.move, "--key", key, ...more);
const giveKey = (to) => cpSync(join(made.data, "log.key"), join(to.data, "log.key"));
const moved = (from, to) => {
  const answer = migrate(from, to);
  assert.equal(answer.status, 0, answer.stdout + answer.stderr);
  giveKey(to);
  return answer;
};
const whole = (office) => {
  const told = run("fsck", ...office.place);
  assert.equal(told.status, 0, told.stdout + told.stderr);
  assert.match(told.stdout, /The data are whole/);
};

// What each database has of its own.
const own_tables = ["schema_migration", "lists_epoch"];

// Every row of every table, as text. The tables are asked of the database itself.
function dump(office) {
  const onServer = office.sql.startsWith("postgresql:");
  const ask = (sql) => onServer
    ? execFileSync("psql", ["-qAt", "-d", office.sql, "-c", sql], { encoding: "utf8", maxBuffer: 1 << 28 })
    : execFileSync("sqlite3", [office.sql, sql], { encoding: "utf8", maxBuffer: 1 << 28 });
  const lines = (sql) => ask(sql).split("\n").filter(Boolean);
  const tables = lines(onServer
    ? "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = current_schema()::regnamespace"
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text\\_word\\_%' ESCAPE '\\'");
  const rows = {};
  for (const table of tables.filter((name) => !own_tables.includes(name)).sort()) {
    const columns = lines(onServer
      ? `SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' AND table_schema = current_schema()`
      : `SELECT name FROM pragma_table_info('${table}')`).filter((name) => name !== "rowid").sort();
    if (table === "text_word") columns.push("rowid");
    const list = columns.map((name) => `COALESCE('''' || CAST(${name} AS TEXT) || '''', 'NULL')`).join(" || ',' || ");
    rows[table] = [columns.join(","), ...ask(`SELECT ${list} FROM ${table}`).split("\n").sort()];
  }
  return rows;
}

before(async () => {
  const office = await Office.open({ data: made.data });
  dossier = await office.register({ title: "Đề án “chuyển nhà” \\ 'nguyên vẹn' {\"a\",NULL}" });
  await office.close();
  key = run("log", "key", ...made.place).stdout.trim();
});
after(() => rmSync(root, { recursive: true, force: true }));

test("there and back: every row is the same, the log verifies, people work on", async () => {
  const between = inFolder("between");
  const back = there("back");
  const answer = moved(made, between);
  assert.match(answer.stdout, /the log's root on both sides: [A-Za-z0-9+/]{43}= \(\d+ /);
  assert.match(answer.stdout, /log\.key/);
  assert.match(answer.stderr, /copied event: \d+ \/ \d+ \(100 %\)/);
  whole(between);
  const first = dump(made);
  assert.ok(Object.keys(first).length > 25 && first.event.length > 20 && first.text_word.length > 20);
  const second = dump(between);
  if (!onPostgresql) for (const rows of [first, second]) delete rows.text_word; // one keeps more than the words
  assert.deepEqual(second, first);
  moved(between, back);
  const third = dump(back);
  if (!onPostgresql) delete third.text_word;
  assert.deepEqual(third, first);
  whole(back);

  const exported = join(root, "log");
  const written = run("export", "log", exported, ...back.place);
  assert.equal(written.status, 0, written.stderr);
  assert.equal(run("verify", exported, "--key", key).status, 0);

  for (const office of [between, back]) {
    const server = await new Server({ data: office.data, place: office.place }).start();
    try {
      const people = new Office();
      people.server = server;
      await people.signInAll();
      const hits = (await people.registrar.get(`/search?${new URLSearchParams({ q: "di doi sat lo", dossier })}`)).body.items;
      assert.ok(hits.length > 0);
      await people.specialist.do(dossier, "scope.propose", { written: true, same_level: true, rights_touched: true });
      await people.register({ title: "Sau khi chuyển" });
    } finally {
      await server.stop();
    }
    whole(office);
  }
});

// Runs it, and kills it when it has told so many lines; whether it came to its end, and what it told.
async function migrateKilled(from, to, lines) {
  const child = spawn(binary, ["migrate", "--from", from.move, "--to", to.move, "--key", key], { env: {}, stdio: ["ignore", "ignore", "pipe"] });
  let told = "";
  child.stderr.on("data", (chunk) => {
    told += chunk;
    if (told.split("\n").length > lines) child.kill("SIGKILL");
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  assert.ok(code === null || code === 0, told);
  return { finished: code === 0, told };
}

test("killed at any moment, it goes on where it was, and nobody works on what is not finished", async () => {
  const first = dump(made);
  const same = (target) => {
    giveKey(target);
    const second = dump(target);
    if (!onPostgresql) for (const rows of [first, second]) delete rows.text_word;
    assert.deepEqual(second, first);
    whole(target);
  };
  let kills = 0;
  let went_on = 0;
  for (let office = 0; office < 2 || kills < 12; office += 1) {
    const target = [there, inFolder][office % 2](`killed-${office}`);
    for (let finished = false; !finished;) {
      const run_now = await migrateKilled(made, target, kills < 12 * (office + 1) ? 1 + Math.random() * 30 : Infinity);
      finished = run_now.finished;
      if (/going on where the last run ended/.test(run_now.told)) went_on += 1;
      if (!finished) {
        kills += 1;
        const refused = run("fsck", ...target.place, "--key", key);
        assert.equal(refused.status, 1);
        assert.match(refused.stderr, /chưa xong[\s\S]*is not finished/);
        assert.match(run("migrate", ...target.place).stderr, /is not finished/);
      }
    }
    same(target);
  }
  console.log(`${kills} kills, ${went_on} runs went on where another had ended`);
  assert.ok(went_on > 0);
});

test("a target that holds anything else is refused and stays as it is", async () => {
  const full = there("full");
  moved(made, full);
  const before_it = dump(full);
  const again = migrate(made, full);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /đích đã có dữ liệu[\s\S]*data at the target already/);
  assert.deepEqual(dump(full), before_it);
  whole(full);

  const nothing = inFolder("nothing");
  const empty = migrate(nothing, inFolder("never"));
  assert.equal(empty.status, 1);
  assert.match(empty.stderr, /no office's data/);

  assert.equal(migrate(made, made).status, 2);
  assert.equal(run("migrate", "--from", "mysql://x", "--to", full.move).status, 2);
  assert.equal(run("migrate", "--from", made.move).status, 2);
  const keyless = run("migrate", "--from", "postgresql:///a", "--to", "postgresql:///b");
  assert.equal(keyless.status, 2);
  assert.match(keyless.stderr, /--key/);
});

test("what does not verify is copied but not put to use", () => {
  const damaged = inFolder("damaged");
  moved(made, damaged);
  execFileSync("sqlite3", [damaged.sql, "UPDATE event SET payload = replace(payload, 'salt', 'sold') WHERE position = 3"]);
  const target = there("of-damaged");
  const answer = migrate(damaged, target);
  assert.equal(answer.status, 1);
  assert.match(answer.stdout, /entry 3: /);
  assert.match(answer.stderr, /do not verify/);
  assert.match(run("fsck", ...target.place, "--key", key).stderr, /is not finished/);
  const other = migrate(made, target); // the same log by its hashes, and another row
  assert.equal(other.status, 1);
  assert.match(other.stderr, /differ in table event, position 3:/);
});

test("a served source is told to be stopped first", async () => {
  const server = await new Server({ data: made.data }).start();
  try {
    const answer = migrate(made, inFolder("beside"));
    assert.equal(answer.status, 1);
    assert.match(answer.stderr, /another phanbien/);
    assert.ok(!existsSync(join(root, "beside", "phanbien.db")));
  } finally {
    await server.stop();
  }
});
