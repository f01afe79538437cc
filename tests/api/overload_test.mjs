// More than it can take: the real server with room for 32 requests at once, and four times as many
// connections. Whatever it takes is there afterwards, whatever it refuses is not and says when to come
// again; who asks little is served beside who asks much; slow ones hold nobody up. No time is expected of
// the machine: what may be waited is worked out from what the same run did.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { signedIn } from "./client.mjs";
import { Office } from "./office.mjs";
import { Server } from "./server.mjs";

const requests_at_once = 32;
const connections = 4 * requests_at_once;
const rounds = 12; // requests of each connection in a flood
const growth_bytes_max = 48 << 20;

let office;
let agent;
let dossier; // open for opinions
let draft;
before(async () => {
  agent = new Agent({ keepAlive: true, maxSockets: connections });
  office = await Office.open({ arguments: ["--demo", "--log-level", "warn", "--uploads-per-hour", "1000", "--exports-per-hour", "100000", "--requests-at-once", String(requests_at_once)] });
  dossier = await office.toConsultation();
  await office.askReviewers(dossier);
  draft = (await office.registrar.upload("du-thao.txt", Buffer.from("Điều 1. Một\nNội dung.\n"))).body.file.hash;
});
after(async () => {
  agent.destroy();
  await office.close();
});

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const resident = () => 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${office.server.pid}/status`, "utf8"))[1]);
async function figure(name) {
  const text = (await office.administrator.request("GET", "/metrics")).bytes.toString();
  return Number(new RegExp(`^${name} (.+)$`, "m").exec(text)[1]);
}

// One request, one answer; rejects when the connection ends without one.
function ask(client, method, path, json, headers = {}) {
  return new Promise((resolve, reject) => {
    const body = json === undefined ? undefined : JSON.stringify(json);
    const sent = httpRequest(office.server.url + path, {
      method, agent,
      headers: { Cookie: client.cookie, "X-CSRF-Token": client.csrf, ...(body ? { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) } : {}), ...headers },
    }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(chunks) }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const register = (title) => ask(office.registrar, "POST", "/api/v1/dossiers",
  { event: "dossier.register", title, draft_kind: "resolution", drafting_body: office.body, code: "", drafts: [draft] },
  { "Idempotency-Key": randomUUID() });

// Registers from every connection as fast as it is answered, until each has sent its part or `go` says no.
async function flood(name, go = () => true) {
  const told = { taken: [], refused: [], waits_ms: [], longest_gap_ms: 0, sent: 0 };
  let last = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let round = 0; round < rounds && go(); round += 1) {
      const title = `${name} ${told.sent++}`;
      const begun = performance.now();
      const answer = await register(title);
      const now = performance.now();
      told.longest_gap_ms = Math.max(told.longest_gap_ms, now - last);
      last = now;
      if (answer.status === 201) {
        told.waits_ms.push(now - begun);
        told.taken.push(title);
      } else {
        assertRefusal(answer);
        told.refused.push(title);
      }
    }
  }));
  told.waits_ms.sort((a, b) => a - b);
  return told;
}

function assertRefusal(answer) {
  const problem = JSON.parse(answer.bytes.toString("utf8"));
  assert.equal(answer.status, 503, JSON.stringify(problem));
  assert.equal(problem.code, "server.overloaded");
  assert.ok(problem.detail && problem.detail_en);
  assert.match(answer.headers["retry-after"], /^[1-9]\d*$/);
}

async function titles(words) {
  const pages = await office.registrar.pages(`/dossiers?limit=100&q=${encodeURIComponent(words)}`);
  return pages.flatMap(({ items }) => items).map((item) => item.title).filter((title) => title.startsWith(words)).sort();
}

test("four times what it can take: each is answered once, and is done or refused, never both", async () => {
  await flood("Làm nóng");
  const before = resident();
  const begun = performance.now();
  const told = await flood("Quá tải");
  const ms = performance.now() - begun;
  const grown = resident() - before;
  assert.equal(told.taken.length + told.refused.length, told.sent);
  assert.ok(told.taken.length >= rounds, `only ${told.taken.length} were taken`);
  assert.ok(told.refused.length > 0, "there was no overload");
  assert.deepEqual(await titles("Quá tải"), [...told.taken].sort());
  assert.ok(await figure("phanbien_http_turned_away_total") >= told.refused.length);
  const p99 = told.waits_ms[Math.floor(told.waits_ms.length * 0.99)];
  console.log(`${told.sent} sent in ${ms.toFixed(0)} ms, ${told.taken.length} taken, ${told.refused.length} refused; ` +
    `p99 of the taken ${p99.toFixed(0)} ms; memory ${(grown / 2 ** 20).toFixed(1)} MiB more`);
  // Each connection has its turn of being read, and who is taken waits for those taken before him; and a
  // machine that stands still makes everybody wait.
  const bound_ms = 3 * (connections * ms / told.sent + requests_at_once * ms / told.taken.length) + 2 * told.longest_gap_ms;
  assert.ok(p99 <= bound_ms, `p99 ${p99} ms, at most ${bound_ms} ms were to be expected`);
  assert.ok(grown <= growth_bytes_max, `${grown} bytes more`);
});

test("beside a flood a second person is never refused, and waits no longer than the queue is long", async () => {
  let over = false;
  const flooding = flood("Lũ", () => !over);
  const given = [];
  for (let i = 0; i < 15; i += 1) {
    const text = `Ý kiến bên cạnh ${i}`;
    const answer = await ask(office.union, "POST", `/api/v1/dossiers/${dossier}/commands`,
      { command: "opinion.give", data: { version: 1, heading: "soundness", stance: "other", text } }, { "Idempotency-Key": randomUUID() });
    assert.equal(answer.status, 200, answer.bytes.toString());
    given.push(text);
    assert.equal((await ask(office.union, "GET", "/api/v1/inbox")).status, 200);
  }
  over = true;
  const told = await flooding;
  assert.ok(told.refused.length > 0, "there was no flood");
  const { items } = (await office.union.get(`/dossiers/${dossier}/opinions`)).body;
  for (const text of given) assert.equal(items.filter((item) => item.text === text).length, 1, text);
});

test("readers do not hold up who writes", async () => {
  for (let i = 0; i < 100; i += 1) {
    const data = { version: 1, heading: "other", stance: "other", text: `Ý kiến nhập ${i} về mức hỗ trợ`, said_by: { name: "Người dân (mẫu)" }, source: "paper" };
    const entered = await ask(office.registrar, "POST", `/api/v1/dossiers/${dossier}/commands`, { command: "opinion.enter", data });
    assert.equal(entered.status, 200, entered.bytes.toString());
  }
  const what = [`/api/v1/dossiers/${dossier}/history.json`, `/api/v1/dossiers/${dossier}/synthesis.xlsx`, `/api/v1/search?q=${encodeURIComponent("mức hỗ trợ")}`, `/api/v1/dossiers/${dossier}/opinions`];
  const readers = [office.specialist, office.head, office.chief, office.committee];
  let over = false;
  let read = 0;
  const reading = Promise.all(Array.from({ length: connections / 2 }, async (_, i) => {
    while (!over) {
      const answer = await ask(readers[i % readers.length], "GET", what[i % what.length]);
      if (answer.status === 200) read += 1;
      else assertRefusal(answer);
    }
  }));
  while (read < connections) await pause(5);
  const before = read;
  const waits = [];
  for (let i = 0; i < 20; i += 1) {
    const begun = read;
    const answer = await register(`Giữa người đọc ${i}`);
    assert.equal(answer.status, 201, answer.bytes.toString());
    waits.push(read - begun);
  }
  over = true;
  await reading;
  assert.ok(read > before, "nobody read meanwhile");
  waits.sort((a, b) => a - b);
  console.log(`a command waited for ${waits[10]} reads (median), ${waits.at(-1)} at most`);
  assert.ok(waits[10] <= 2 * requests_at_once, `half of the commands waited for ${waits[10]} reads and more`);
});

// A connection on which these bytes were sent; says what came back, and when it ended.
function line(text) {
  const { hostname, port } = new URL(office.server.url);
  const socket = connect(Number(port), hostname);
  const held = { socket, got: "" };
  held.ended = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined);
  socket.write(text);
  return held;
}

test("slow uploads and slow readers hold only their own connections, and uploads not for long", { timeout: 60_000 }, async () => {
  const headers = (client) => `Host: 127.0.0.1\r\nCookie: ${client.cookie}\r\nX-CSRF-Token: ${client.csrf}\r\n`;
  const uploads = Array.from({ length: 2 * requests_at_once }, (_, i) => {
    const held = line(`POST /api/v1/files HTTP/1.1\r\n${headers(office.farmers)}Content-Type: application/octet-stream\r\n` +
      `X-File-Name: cham.txt\r\nContent-Length: ${i % 2 ? 60_000 : 4 << 20}\r\n\r\nx`);
    held.socket.on("data", (chunk) => (held.got += chunk));
    held.drip = setInterval(() => held.socket.write("x"), 1000);
    return held;
  });
  const readers = Array.from({ length: requests_at_once }, () => {
    const held = line(`GET /api/v1/dossiers/${dossier}/history.json HTTP/1.1\r\n${headers(office.auditor)}\r\n`);
    held.socket.pause();
    return held;
  });
  try {
    for (let i = 0; i < 10; i += 1) {
      assert.equal((await register(`Bên người chậm ${i}`)).status, 201);
      assert.equal((await ask(office.specialist, "GET", `/api/v1/dossiers/${dossier}/history.json`)).status, 200);
      assert.equal((await office.registrar.upload(`nhanh-${i}.txt`, Buffer.from("Điều 1. Nhanh\n"))).status, 201);
    }
    const large = await office.registrar.upload("lon.txt", Buffer.concat([Buffer.from("Điều 1. Lớn\n"), Buffer.alloc(1_200_000, "a")]));
    assert.ok([201, 413, 422].includes(large.status), JSON.stringify(large.body));
    assert.ok(await figure("phanbien_http_in_flight") <= 1, "the slow ones hold places");
    await Promise.all(uploads.map((held) => held.ended));
    const told = uploads.map((held) => /^HTTP\/1\.1 (\d+)/.exec(held.got)?.[1] ?? "cut off");
    assert.ok(told.every((what) => what === "cut off" || what === "503"), `${told}`);
    assert.ok(told.includes("cut off"));
  } finally {
    for (const held of [...uploads, ...readers]) {
      clearInterval(held.drip);
      held.socket.destroy();
    }
  }
});

test("what one account may do so often in an hour says how long it is until it may again", async (t) => {
  const strict = await new Server({ arguments: ["--demo", "--uploads-per-hour", "1"] }).start();
  t.after(() => strict.stop());
  const registrar = await signedIn(strict, "vanthu");
  assert.equal((await registrar.upload("mot.txt", Buffer.from("Một"))).status, 201);
  await pause(1100);
  const refused = await registrar.upload("hai.txt", Buffer.from("Hai"));
  assert.deepEqual([refused.status, refused.body.code], [429, "limit.hourly"]);
  const seconds = Number(refused.headers.get("retry-after"));
  assert.ok(Number.isInteger(seconds) && seconds > 3500 && seconds < 3600, `${seconds}`);
  assert.ok(refused.body.detail.includes(`sau ${Math.ceil(seconds / 60)} phút`), refused.body.detail);
});
