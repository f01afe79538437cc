// kill -9 under load, again and again: every answered command is there, none is half there, none
// happened twice. PHANBIEN_KILLS rounds (60 unless told); each round a few hundred commands from
// several people at once, then SIGKILL at a random moment, then a restart on the same data.
//
// What is checked after each restart: each opinion that was answered with 200 exists exactly once;
// each that was sent without an answer exists at most once, and a retry with its Idempotency-Key
// brings the total to exactly one; sequences have no gap; each leaf names the hash before it.
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { test } from "node:test";
import { Office } from "../api/office.mjs";
import { signedIn } from "../api/client.mjs";

const rounds = Number(process.env.PHANBIEN_KILLS ?? 60);
const writers_per_round = 8;
const commands_per_writer_max = 60;

const leafHash = (leaf) => createHash("sha256").update(Buffer.concat([Buffer.from([0]), Buffer.from(leaf)])).digest("hex");
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function chainOf(events) {
  let previous = "0".repeat(64);
  events.forEach((event, index) => {
    const leaf = JSON.parse(event.leaf);
    assert.equal(leaf.doc_seq, index + 1, "a gap in the dossier's sequence");
    assert.equal(leaf.doc_prev, previous, "the chain of hashes is broken");
    assert.equal(leafHash(event.leaf), event.hash);
    assert.equal(createHash("sha256").update(event.payload).digest("hex"), leaf.pd, "the payload is not the leaf's");
    previous = event.hash;
  });
}

async function give(client, id, sent) {
  const key = randomUUID();
  const text = `Ý kiến ${key}`;
  sent.push({ key, text, answered: false });
  const mine = sent[sent.length - 1];
  const answer = await client.post(
    `/dossiers/${id}/commands`,
    { command: "opinion.enter", data: { version: 1, heading: "other", stance: "other", text, said_by: { name: "Người dân (mẫu)" }, source: "paper" } },
    { headers: { "Idempotency-Key": key } },
  );
  if (answer.status === 200) mine.answered = true;
  else if (answer.status !== 503) throw new Error(`unexpected ${answer.status}: ${JSON.stringify(answer.body)}`);
}

test(`${rounds} kills under load lose nothing and double nothing`, { timeout: 20 * 60_000 }, async () => {
  const office = await Office.open();
  const { server } = office;
  const id = await office.toConsultation();
  const sent = [];
  let slowest_ms = 0;
  let retried = 0;

  for (let round = 0; round < rounds; round += 1) {
    const client = await signedIn(server, "vanthu");
    const stopAt = sent.length + writers_per_round * commands_per_writer_max;
    let alive = true;
    const writers = Array.from({ length: writers_per_round }, async () => {
      while (alive && sent.length < stopAt) {
        try {
          await give(client, id, sent);
        } catch (error) {
          if (alive && !(error instanceof TypeError)) throw error;  // fetch failed: the server is gone
          return;
        }
      }
    });
    await pause(20 + Math.random() * 180);
    await server.kill();
    alive = false;
    await Promise.all(writers);
    await server.start();
    slowest_ms = Math.max(slowest_ms, server.start_ms);
  }

  const client = await signedIn(server, "vanthu");
  const count = async () => {
    const times = new Map();
    for (const item of await office.opinionsOf(client, id)) times.set(item.text, (times.get(item.text) ?? 0) + 1);
    return times;
  };
  const found = await count();
  const answered = sent.filter((s) => s.answered);
  const lost = answered.filter((s) => found.get(s.text) !== 1);
  assert.deepEqual(lost, [], "answered and not there exactly once");
  for (const [text, times] of found) assert.equal(times, 1, `${text} is there ${times} times`);

  for (const s of sent.filter((each) => !each.answered)) {
    const again = await client.post(
      `/dossiers/${id}/commands`,
      { command: "opinion.enter", data: { version: 1, heading: "other", stance: "other", text: s.text, said_by: { name: "Người dân (mẫu)" }, source: "paper" } },
      { headers: { "Idempotency-Key": s.key } },
    );
    assert.equal(again.status, 200, JSON.stringify(again.body));
    if (again.body.replayed) retried += 1;
  }
  const complete = await count();
  for (const s of sent) assert.equal(complete.get(s.text), 1, s.text);

  const auditor = await signedIn(server, "kiemtoan");
  chainOf((await auditor.get(`/dossiers/${id}/history.json`)).body.events);
  console.log(`${rounds} kills, ${sent.length} commands sent, ${answered.length} answered, 0 lost, 0 doubled, ` +
    `${retried} had been written without their answer arriving; slowest restart ${Math.round(slowest_ms)} ms`);
  assert.ok(answered.length > rounds, "the load never got going");
  await office.close();
});
