// A log that does not verify: `fsck` says where, `serve` does not start, `serve --read-only` shows
// what there is and writes nothing. The database is changed by its own shell.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { signedIn } from "./client.mjs";
import { Office } from "./office.mjs";
import { Server, binary, copyData, onPostgresql, placeOf, tamper } from "./server.mjs";

const folders = [];
const made = mkdtempSync(join(tmpdir(), "phanbien-fsck-"));
let dossier = "";

const run = (...words) => spawnSync(binary, words, { encoding: "utf8", env: {} });
const fsck = (data, ...more) => run("fsck", ...placeOf(data), ...more);
const refusedStart = (data) => {
  const ended = spawnSync(binary, ["serve", "--listen", "127.0.0.1:0", ...placeOf(data)], { encoding: "utf8", env: {}, timeout: 20_000 });
  assert.equal(ended.status, 1, `serve went on\n${ended.stdout}\n${ended.stderr}`);
  return ended.stderr;
};
const empty = () => {
  const folder = mkdtempSync(join(tmpdir(), "phanbien-fsck-"));
  folders.push(folder);
  return folder;
};
const copy = () => {
  const folder = empty();
  copyData(made, folder);
  return folder;
};

before(async () => {
  const office = await Office.open({ data: made });
  dossier = await office.register();
  const beside = fsck(made);
  assert.equal(beside.status, 0, `beside a running server\n${beside.stdout}\n${beside.stderr}`);
  await office.close();
});
after(() => [made, ...folders].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test("whole data are said to be whole, in words and as JSON, and nothing is changed", () => {
  const data = copy();
  const names = readdirSync(data).sort();
  const told = fsck(data);
  assert.equal(told.status, 0, told.stdout + told.stderr);
  assert.match(told.stdout, /ĐÚNG: dữ liệu nguyên vẹn/);
  const found = JSON.parse(fsck(data, "--format", "json").stdout);
  assert.equal(found.holds, true);
  assert.deepEqual(found.doubts, []);
  assert.equal(found.size, found.events);
  assert.ok(found.files > 0 && found.compared > 0 && found.checkpoints > 0);
  assert.deepEqual(readdirSync(data).sort(), names);
});

test("a changed payload: fsck names the event, serve does not start, --read-only reads and refuses to write", async () => {
  const data = copy();
  tamper(data, "UPDATE event SET payload = replace(payload, 'salt', 'sold') WHERE position = (SELECT MAX(position) FROM event)");
  const told = fsck(data);
  assert.equal(told.status, 1);
  assert.match(told.stdout, /^entry \d+: dữ liệu kèm theo không khớp .* \/ its payload is not the one it vouches for$/m);
  const words = refusedStart(data);
  assert.match(words, /không kiểm chứng được/);
  assert.match(words, /does not verify/);
  assert.match(words, /entry \d+: /);
  assert.match(words, /serve --read-only/);

  const server = await new Server({ data, arguments: ["--read-only"] }).start();
  try {
    const health = await (await fetch(`${server.url}/healthz`)).json();
    assert.deepEqual(health, { status: "ok", read_only: true });
    const client = await signedIn(server, "vanthu");
    assert.equal((await client.get("/session")).body.read_only, true);
    assert.equal((await client.get("/dossiers")).status, 200);
    const damaged = await client.get(`/dossiers/${dossier}`); // what does not verify is not shown
    assert.equal(damaged.status, 409);
    assert.equal(damaged.body.code, "dossier.unreadable");
    for (const [path, body] of [
      [`/dossiers/${dossier}/commands`, { command: "note", data: {} }],
      ["/dossiers", { event: "dossier.register", title: "Không được ghi" }],
      ["/session/password", { old_password: "a", new_password: "b" }],
    ]) {
      const answer = await client.post(path, body);
      assert.equal(answer.status, 503, path);
      assert.equal(answer.body.code, "store.read_only", path);
    }
    assert.equal((await client.request("DELETE", "/api/v1/session")).status, 204);
    assert.equal((await client.get("/session")).status, 401);
  } finally {
    await server.stop();
  }
  assert.equal(fsck(data).status, 1);
});

test("events cut from the end are missed", () => {
  const data = copy();
  tamper(data, "DELETE FROM event WHERE position >= (SELECT MAX(position) FROM event) - 2");
  assert.match(fsck(data).stdout, /phần cuối đã bị cắt \/ .*its end was cut/);
  assert.match(refusedStart(data), /its end was cut/);
});

test("a key that others may read, one of another log, and one that is gone are refused", () => {
  const open = copy();
  chmodSync(join(open, "log.key"), 0o644);
  assert.match(refusedStart(open), /chmod 600/);
  assert.equal(fsck(open).status, 1);

  const other = copy();
  const fresh = empty();
  run("migrate", ...placeOf(fresh));
  run("log", "key", ...placeOf(fresh));
  cpSync(join(fresh, "log.key"), join(other, "log.key"));
  assert.match(refusedStart(other), /does not verify/);
  assert.equal(fsck(other).status, 1);

  const gone = copy();
  rmSync(join(gone, "log.key"));
  assert.match(refusedStart(gone), /khôi phục tệp này từ bản sao lưu/);
  assert.ok(!readdirSync(gone).includes("log.key"), "no other key takes its place");
});

test("what the office is said to have behind its log's back is missed", () => {
  for (const [statement, told] of [
    [`UPDATE account SET roles = '["administrator"]' WHERE username = 'congdoan'`, /the account "congdoan" \(roles\) is not as the log says/],
    ["UPDATE account SET active = 0 WHERE username = 'chutich'", /the account "chutich" \(active\)/],
    ["UPDATE organisation SET name = 'Tổ chức khác' WHERE id = (SELECT organisation FROM account WHERE username = 'congdoan')", /the organisation "Tổ chức khác" \(name\)/],
    ["UPDATE route_definition SET xml = replace(xml, 'quorum', 'kuorum')", /the approval route [0-9a-f]{64} is not as/],
    ["DELETE FROM route_definition", /the approval route [0-9a-f]{64} is not as/],
    ["DELETE FROM directory", /the directory is not as/],
    ["DELETE FROM adoption", /which procedures are in use is not as/],
    ["DELETE FROM calendar", /the calendar of 2026 is not as/],
  ]) {
    const data = copy();
    tamper(data, statement);
    const { status, stdout } = fsck(data);
    assert.equal(status, 1, statement);
    assert.match(stdout, told, statement);
    assert.match(stdout, /^office: .* khác với nhật ký \//m, statement);
    rmSync(data, { recursive: true, force: true });
  }
});

test("a key without the data that it signed begins no new office", { skip: onPostgresql && "the database is not in the folder" }, () => {
  const data = copy();
  for (const name of readdirSync(data).filter((it) => it.startsWith("phanbien.db"))) rmSync(join(data, name));
  assert.match(refusedStart(data), /không còn dữ liệu mà khóa ấy đã ký[\s\S]*none of the data that were signed by it/);
  writeFileSync(join(data, "phanbien.db"), "");
  assert.match(refusedStart(data), /none of the data that were signed by it/);
  const told = fsck(data);
  assert.equal(told.status, 1);
  assert.match(told.stderr, /there is no office's data here/);
});

test("a file that is no database, or a damaged one, is refused with what to do", { skip: onPostgresql && "its files are the server's" }, () => {
  const data = copy();
  writeFileSync(join(data, "phanbien.db"), "x".repeat(8192));
  for (const name of ["phanbien.db-wal", "phanbien.db-shm"]) rmSync(join(data, name), { force: true });
  assert.match(refusedStart(data), /bản sao lưu gần nhất[\s\S]*newest backup/);
  const told = fsck(data);
  assert.equal(told.status, 1);
  assert.match(told.stderr, /newest backup/);
});
