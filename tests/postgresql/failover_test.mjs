// The database's server dies under load and the one that follows it takes over (with_server --standby:
// streaming replication, synchronous commit). One phanbien, told of both servers, goes on by itself:
// every answered command is there once, the log verifies, nothing was done twice.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { signedIn } from "../api/client.mjs";
import { Office } from "../api/office.mjs";
import { Server, binary } from "../api/server.mjs";

const writers_count = 8;
const answered_before_min = 50;
const answered_after_min = 50;
const outage_ms_max = 30_000;

const primary = /host=([^&]+)/.exec(process.env.PHANBIEN_TEST_POSTGRESQL)[1];
const standby = process.env.PHANBIEN_TEST_STANDBY;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ask = (host, statement) => execFileSync("psql", ["-qAt", "-h", host, "-U", "postgres", "-d", "postgres", "-c", statement], { encoding: "utf8" }).trim();

const data = mkdtempSync(join(tmpdir(), "phanbien-failover-"));
// The one that follows first: nothing may be read from it as long as it does.
const url = `postgresql://office@/failover?host=${standby},${primary}&target_session_attrs=read-write`;
const place = ["--data", data, "--db", url];
const run = (...words) => spawnSync(binary, words, { encoding: "utf8", env: {} });
const office = new Office();

before(async () => {
  ask(primary, "CREATE DATABASE failover OWNER office");
  // libpq tries no other server where one says that there is no such database.
  while (ask(standby, "SELECT COUNT(*) FROM pg_database WHERE datname = 'failover'") === "0") await pause(20);
  office.server = await new Server({ data, place, arguments: ["--demo", "--uploads-per-hour", "1000"] }).start();
  await office.signInAll();
});
after(async () => {
  await office.server.stop().catch(() => office.server.kill());
  rmSync(data, { recursive: true, force: true });
});

// Asked again with the same key until it is answered, as the page does.
async function give(client, dossier, said) {
  const one = { key: randomUUID(), refused: 0 };
  one.text = `Ý kiến ${one.key}`;
  said.push(one);
  for (const end = Date.now() + outage_ms_max; Date.now() < end; await pause(50)) {
    let answer;
    try {
      answer = await client.post(
        `/dossiers/${dossier}/commands`,
        { command: "opinion.enter", data: { version: 1, heading: "other", stance: "other", text: one.text, said_by: { name: "Người dân (mẫu)" }, source: "paper" } },
        { headers: { "Idempotency-Key": one.key } },
      );
    } catch (error) {
      throw new Error(`phanbien does not answer any more\n${office.server.log.slice(-2_000)}`, { cause: error });
    }
    if (answer.status === 200) {
      one.answered_at = performance.now();
      return;
    }
    assert.equal(answer.status, 503, JSON.stringify(answer.body));
    one.refused += 1;
  }
  throw new Error(`no answer within ${outage_ms_max} ms\n${office.server.log.slice(-2_000)}`);
}

// The server and all its processes at once, as when its machine loses power.
function killServer(folder) {
  const [pid] = readFileSync(join(folder, "data/postmaster.pid"), "utf8").split("\n");
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", pid], { encoding: "utf8" }).split("\n").map(Number).filter(Boolean);
  for (const each of [Number(pid), ...children]) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // ended meanwhile
    }
  }
}

test("the primary is killed, the standby promoted: nothing answered is lost, nothing done twice", { timeout: 300_000 }, async () => {
  assert.equal(ask(primary, "SELECT string_agg(sync_state, ',') FROM pg_stat_replication"), "sync");
  const dossier = await office.toConsultation();
  const sessions = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = 'failover' AND usename = 'office'";
  assert.equal(ask(standby, sessions), "0");
  assert.ok(Number(ask(primary, sessions)) > 1);
  const said = [];
  const answered = () => said.filter((one) => one.answered_at);
  const client = await signedIn(office.server, "vanthu");
  let going = true;
  const writers = Promise.all(Array.from({ length: writers_count }, async () => {
    while (going) await give(client, dossier, said);
  }));
  writers.catch(() => (going = false)); // told below

  while (going && answered().length < answered_before_min) await pause(20);
  await pause(Math.random() * 200);
  killServer(primary);
  const killed_at = performance.now();
  await pause(500 + Math.random() * 1_000);
  const before_takeover = answered().length;
  ask(standby, "SELECT pg_promote()");
  while (going && answered().length < before_takeover + answered_after_min) await pause(20);
  going = false;
  await writers;

  assert.equal((await (await fetch(`${office.server.url}/healthz`)).json()).status, "ok");
  const times = new Map();
  for (const item of await office.opinionsOf(client, dossier)) times.set(item.text, (times.get(item.text) ?? 0) + 1);
  for (const one of said) assert.equal(times.get(one.text), 1, "answered, and not there exactly once");
  assert.equal(times.size, said.length);

  const waited = Math.min(...answered().map((one) => one.answered_at).filter((at) => at > killed_at + 500)) - killed_at;
  const refusals = said.reduce((sum, one) => sum + one.refused, 0);
  console.log(`${said.length} commands answered, ${before_takeover} of them before the standby took over, ${refusals} refusals meanwhile; ` +
    `0 lost, 0 doubled; the first answer ${Math.round(waited)} ms after the kill`);

  await office.server.stop();
  const told = run("fsck", ...place);
  assert.equal(told.status, 0, told.stdout + told.stderr);
  const folder = join(data, "exported");
  assert.equal(run("export", "log", folder, ...place).status, 0);
  assert.equal(run("verify", folder, "--key", run("log", "key", ...place).stdout.trim()).status, 0);
});
