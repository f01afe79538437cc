// Three nodes of one office on one PostgreSQL database, a load through all of them, and for
// PHANBIEN_KILL_SECONDS (40 unless told) one, two or all of them are killed at random moments with
// kill -9 and started again, or every session on the database is cut. Whoever gets no answer, or
// 503, sends the same request with the same Idempotency-Key to another node.
//
// What is checked at the end: every answered command is in the log exactly once, whatever was
// retried; positions have no gap, times strictly increase, no event is there twice, no number was
// given twice; what came due elapsed once; fsck, verify and the comparison of the lists with the log
// find nothing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { signedIn } from "../api/client.mjs";
import { draftText, Office, today } from "../api/office.mjs";
import { askDatabase, binary, cutSessions, folderOfAnotherNode, onPostgresql, placeOf, Server } from "../api/server.mjs";

const seconds = Number(process.env.PHANBIEN_KILL_SECONDS ?? 40);
const node_count = 3;
const shared_dossiers_max = 4; // that opinions go into at a time
const opinions_between_dossiers = 60;
const due_dossiers = Math.max(6, Math.min(30, Math.round(seconds / 8)));
const tries_max = 400;
const start_ms = 120_000; // they start one after the other, on a machine that others use, too
const settings = ["--uploads-per-hour", "1000"];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const below = (bound) => Math.floor(Math.random() * bound);
const run = (...words) => execFileSync(binary, words, { encoding: "utf8", env: { PATH: process.env.PATH }, stdio: ["ignore", "pipe", "pipe"] });

const figures = { commands: 0, kills: 0, cuts: 0, refusals: {}, unanswered: 0, retried: 0, replayed: 0, slowest_start_ms: 0 };

class Load {
  nodes = [];
  opinions = []; // the texts of those that were answered
  registered = []; // dossiers
  shared = [];
  ended = false;

  constructor(office) {
    this.office = office;
  }

  someNode() {
    const alive = this.nodes.filter((node) => node.up);
    return alive.length ? alive[below(alive.length)] : this.nodes[below(this.nodes.length)];
  }

  // A person with a session that every node knows; each worker has one of its own.
  async person(username) {
    return signedIn(this.someNode(), username);
  }

  // Asks node after node until there is an answer.
  async answered(client, path, json, key = randomUUID()) {
    let unanswered = false;
    for (let tries = 0; tries < tries_max; tries += 1) {
      client.url = this.someNode().url;
      let answer;
      try {
        answer = await client.post(path, json, { headers: { "Idempotency-Key": key } });
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // fetch failed: the node is gone
        figures.unanswered += 1;
        unanswered = true;
      }
      if (answer?.status === 503) {
        assert.ok(answer.headers.get("retry-after"), "503 says when to try again");
        figures.refusals[answer.body.code] = (figures.refusals[answer.body.code] ?? 0) + 1;
        unanswered = true;
      } else if (answer) {
        if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        figures.commands += 1;
        figures.retried += unanswered ? 1 : 0;
        figures.replayed += answer.body.replayed ? 1 : 0;
        return answer.body;
      }
      await pause(20 + below(60));
    }
    throw new Error(`${path}: no answer after ${tries_max} tries`);
  }

  command(client, dossier, command, data = {}) {
    return this.answered(client, `/dossiers/${dossier}/commands`, { command, data });
  }

  // One worker keeps opening consultations, of which the newest take the opinions.
  async openConsultations(registrar, specialist, committee, draft) {
    while (!this.ended) {
      const title = `Nghị quyết mẫu ${randomUUID()}`;
      const { dossier } = await this.answered(registrar, "/dossiers", {
        event: "dossier.register", title, draft_kind: "resolution", drafting_body: this.office.body, drafts: [draft],
      });
      this.registered.push(dossier);
      await this.command(specialist, dossier, "scope.propose", { written: true, same_level: true, rights_touched: true });
      await this.command(committee, dossier, "scope.accept", { lead: "Ban Dân chủ" });
      await this.command(specialist, dossier, "review.request", { organisations: [this.office.union.account.organisation.id], message: "Đề nghị góp ý." });
      this.shared = [...this.shared, dossier].slice(-shared_dossiers_max);
      const wanted = this.opinions.length + opinions_between_dossiers;
      while (!this.ended && this.opinions.length < wanted) await pause(50);
    }
  }

  async giveOpinions(client, make) {
    while (!this.ended) {
      const text = `Ý kiến ${randomUUID()}`;
      const dossier = this.shared[below(this.shared.length)];
      await this.command(client, dossier, ...make(text));
      this.opinions.push(text);
    }
  }

  // Each submission is behind its due date the moment it is made: a timer that is due at once.
  async comeDue(client, dossiers, document) {
    for (const dossier of dossiers) {
      await this.command(client, dossier, "criticism.submit", { document, remark: "Kính trình." });
      await pause((seconds * 700) / dossiers.length);
    }
  }

  async kill(node) {
    node.up = false;
    figures.kills += 1;
    await node.kill();
  }

  async start(node) {
    await node.start();
    node.up = true;
    figures.slowest_start_ms = Math.max(figures.slowest_start_ms, Math.round(node.start_ms));
  }

  async disturb() {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      await pause(500 + below(2500));
      const dice = below(10);
      if (dice < 2) {
        figures.cuts += 1;
        cutSessions(this.nodes[0].data);
        continue;
      }
      const victims = [...this.nodes].sort(() => Math.random() - 0.5).slice(0, dice < 7 ? 1 : dice < 9 ? 2 : 3);
      await Promise.all(victims.map((node) => this.kill(node)));
      await pause(below(400));
      await Promise.all(victims.map((node) => this.start(node)));
    }
    this.ended = true;
  }
}

const entered = (text) => ["opinion.enter", { version: 1, heading: "other", stance: "other", text, said_by: { name: "Người dân (mẫu)" }, source: "paper" }];
const given = (text) => ["opinion.give", { version: 1, provision: "art_3", heading: "soundness", stance: "agree_with_changes", text }];

// A dossier in which the criticism only waits for being submitted, one day too late.
async function untilSubmission(office) {
  const { id, opinions } = await office.toSynthesis({ title: "Nghị quyết trình muộn", received_on: today(), planned_submission_on: today() });
  await office.specialist.do(id, "recommendation.make", { provision: "art_3__para_1", text: "Nâng mức hỗ trợ.", opinions: opinions.slice(0, 2) });
  await office.specialist.do(id, "recommendation.make", { text: "Bổ sung đánh giá.", opinions: [opinions[2]] });
  return id;
}

function checkLog(load, data) {
  const ask = (question) => askDatabase(data, question);
  assert.equal(ask("SELECT COUNT(*) = MAX(position) + 1 AND MIN(position) = 0 FROM event"), "t", "positions have a gap");
  assert.equal(ask("SELECT COUNT(*) FROM (SELECT at - LAG(at) OVER (ORDER BY position) AS step FROM event) AS s WHERE step <= 0"), "0", "times go back");
  assert.equal(ask("SELECT COUNT(*) - COUNT(DISTINCT hash) FROM event"), "0", "an event is there twice");
  assert.equal(ask("SELECT COUNT(*) FROM (SELECT dossier FROM event WHERE dossier IS NOT NULL GROUP BY dossier HAVING COUNT(*) <> MAX(sequence)) AS d"), "0", "a dossier's sequence has a gap");
  assert.equal(ask("SELECT COUNT(*) - COUNT(DISTINCT code) FROM dossier"), "0", "a dossier's code was given twice");
  const times = new Map();
  for (const [text] of ask("SELECT payload FROM event WHERE leaf LIKE '%opinion_%'").matchAll(/Ý kiến [0-9a-f-]{36}/g)) {
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  const wrong = load.opinions.filter((text) => times.get(text) !== 1);
  assert.deepEqual(wrong, [], "answered, and not in the log exactly once");
  for (const [text, count] of times) assert.equal(count, 1, `${text} is there ${count} times`);
  assert.equal(times.size, load.opinions.length, "the log holds what nobody was answered, though everybody asked again");
  return Number(ask("SELECT COUNT(*) FROM event"));
}

test(`three nodes are killed for ${seconds} s: nothing answered is lost, nothing done twice`, { skip: !onPostgresql && "needs PostgreSQL", timeout: (2 * seconds + 600) * 1000 }, async (context) => {
  const office = await Office.open({ start_ms });
  const load = new Load(office);
  context.after(() => Promise.all(load.nodes.filter((node) => node.ended).map((node) => node.kill())));
  const { data } = office.server;
  office.server.ownsData = false; // looked at when nobody serves it any more
  office.server.extra = settings;
  office.server.up = true;
  load.nodes.push(office.server);
  const due = [];
  for (let i = 0; i < due_dossiers; i += 1) due.push(await untilSubmission(office));
  const draft = (await office.registrar.upload("du-thao.txt", Buffer.from(draftText))).body.file.hash;
  const document = (await office.specialist.upload("van-ban.txt", Buffer.from("VĂN BẢN\n"))).body.file.hash;
  for (let i = 1; i < node_count; i += 1) load.nodes.push(new Server({ data: folderOfAnotherNode(data), arguments: settings, start_ms }));
  await Promise.all(load.nodes.slice(1).map((node) => load.start(node)));

  const people = {};
  for (const name of ["vanthu", "chuyenvien", "thuongtruc", "congdoan", "vanthu2", "vanthu3", "congdoan2", "due"]) {
    people[name] = await load.person({ vanthu2: "vanthu", vanthu3: "vanthu", congdoan2: "congdoan", due: "chuyenvien" }[name] ?? name);
  }
  const opening = load.openConsultations(people.vanthu, people.chuyenvien, people.thuongtruc, draft);
  while (!load.shared.length) await pause(20);
  await Promise.all([
    opening,
    load.giveOpinions(people.vanthu2, entered),
    load.giveOpinions(people.vanthu3, entered),
    load.giveOpinions(people.congdoan, given),
    load.giveOpinions(people.congdoan2, given),
    load.comeDue(people.due, due, document),
    load.disturb(),
  ]);

  const auditor = await load.person("kiemtoan");
  const elapsed = async (id) => (await auditor.get(`/dossiers/${id}/history?act=moved`)).body.items.filter(({ event }) => event === "due.criticism_in_time").length;
  for (const id of due) {
    for (let tries = 0; (await elapsed(id)) === 0 && tries < 200; tries += 1) await pause(100);
    assert.equal(await elapsed(id), 1, "what came due elapsed once");
  }
  const { vkey } = (await auditor.get("/log/key")).body;
  for (const node of load.nodes) await node.stop();

  const events = checkLog(load, data);
  const place = placeOf(data);
  run("fsck", ...place);
  run("rebuild", "--check", ...place);
  const folder = mkdtempSync(join(tmpdir(), "phanbien-log-"));
  run("export", "log", join(folder, "log"), ...place);
  run("verify", join(folder, "log"), "--key", vkey);
  rmSync(folder, { recursive: true });
  for (const node of load.nodes) rmSync(node.data, { recursive: true });
  console.log(`${seconds} s, ${node_count} nodes: ${figures.kills} kills, ${figures.cuts} times all sessions cut; ${figures.commands} commands answered ` +
    `(${load.opinions.length} opinions, ${load.registered.length} dossiers), ${figures.unanswered} requests without an answer, refusals ${JSON.stringify(figures.refusals)}, ` +
    `${figures.retried} commands retried, of which ${figures.replayed} had been done already; ${due.length} timers elapsed once each; ` +
    `${events} events, 0 lost, 0 doubled; slowest start ${figures.slowest_start_ms} ms`);
  assert.ok(figures.kills > 0 && load.opinions.length > seconds, "the load never got going");
});
