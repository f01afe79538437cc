// A server that has no room is asked again, a bounded number of times, with the same key, and never for
// what might be done twice.
import assert from "node:assert/strict";
import { test } from "node:test";

import { pageModules } from "./page_modules.mjs";

const { patiently, pauseAfter, pauseOfResponse, isRepeatable, tries_max } = await pageModules("api/patience.ts");

const refused = (code = "server.overloaded", retryAfter = "1") =>
  new Response(JSON.stringify({ code, detail: "…" }), { status: 503, headers: { "Retry-After": retryAfter, "Content-Type": "application/problem+json" } });
const done = () => new Response("{}", { status: 200 });

// Sends until the answers are used up; says how often it was sent and how long it paused.
async function sent(answers) {
  const waiting = { count: 0 };
  const pauses = [];
  let sends = 0;
  const answer = await patiently(
    async () => (answers[sends++] ?? refused()), pauseOfResponse, waiting,
    async (ms) => {
      assert.equal(waiting.count, 1, "the person is told while it waits");
      pauses.push(ms);
    });
  assert.equal(waiting.count, 0);
  return { answer, sends, pauses };
}

test("what is refused for want of room is sent again until it is taken", async () => {
  const { answer, sends, pauses } = await sent([refused(), refused(), done()]);
  assert.equal(answer.status, 200);
  assert.equal(sends, 3);
  assert.ok(pauses[0] >= 1000 && pauses[0] <= 1500, `${pauses[0]} ms`);
  assert.ok(pauses[1] >= 2000 && pauses[1] <= 3000, `${pauses[1]} ms`);
});

test("after so many tries the refusal is the answer, and can still be read", async () => {
  const { answer, sends } = await sent([]);
  assert.equal(sends, tries_max);
  assert.equal(answer.status, 503);
  assert.equal((await answer.json()).code, "server.overloaded");
});

test("what may have been done is sent again, too, and answered as it was", async () => {
  const { answer, sends } = await sent([refused("store.unknown"), done()]);
  assert.equal(answer.status, 200);
  assert.equal(sends, 2);
});

test("any other answer is taken as it is", async () => {
  for (const answer of [done(), new Response("{}", { status: 409 }), new Response("", { status: 500 }), refused("store.read_only"), new Response("no JSON", { status: 503 })]) {
    assert.equal((await sent([answer])).sends, 1, `${answer.status}`);
  }
});

test("the server says how long; nonsense and hours are not waited for", () => {
  assert.equal(pauseAfter(503, "3", "queue.full"), 3000);
  assert.equal(pauseAfter(503, null, "queue.full"), 1000);
  assert.equal(pauseAfter(503, "soon", "queue.full"), 1000);
  assert.equal(pauseAfter(503, "-5", "queue.full"), 1000);
  assert.equal(pauseAfter(503, "86400", "queue.full"), 30_000);
  assert.equal(pauseAfter(429, "1", "server.overloaded"), null);
});

test("who does something too often is told so at once, and nothing is asked again for them", async () => {
  for (const code of ["limit.hourly", "sign_in.too_often"]) {
    const problem = new Response(JSON.stringify({ code, detail: "Hãy đợi." }), { status: 429, headers: { "Retry-After": "40", "Content-Type": "application/problem+json" } });
    assert.equal((await sent([problem])).sends, 1, code);
  }
});

test("only what cannot be done twice is sent twice", () => {
  const request = (method, headers = {}) => new Request("http://127.0.0.1/api/v1/dossiers", { method, headers });
  assert.ok(isRepeatable(request("GET")));
  assert.ok(isRepeatable(request("POST", { "Idempotency-Key": "k" })));
  assert.ok(!isRepeatable(request("POST")));
  assert.ok(!isRepeatable(request("DELETE")));
});
