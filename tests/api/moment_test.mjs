// A dossier as it was: what the interface said while a story ran is what it says of those moments later; and
// what differs between two of them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";

let office;
let id;
const seen = []; // what the interface said after each step, for each of those who watch
const watchers = ["auditor", "specialist", "committee"];

const parts = async (who) => {
  const said = {};
  for (const [name, path] of [["dossier", ""], ["opinions", "/opinions"], ["recommendations", "/recommendations"], ["obligations", "/obligations"], ["procedure", "/procedure"]]) {
    const answer = await who.get(`/dossiers/${id}${path}`);
    said[name] = answer.status === 200 ? answer.body : null;
  }
  said.routes = (await who.get(`/dossiers/${id}/routes`)).body.items;
  return said;
};

// What is of the present alone: what one may do, and how much one may read now.
function timeless({ dossier, opinions, recommendations, obligations, procedure, routes }) {
  const { offers, access, ...rest } = dossier;
  return {
    dossier: rest, opinions, recommendations, obligations, procedure: { now: procedure.now, way: procedure.way, hash: procedure.procedure.hash },
    routes: routes.map(({ may_remind, steps, ...run }) => ({ ...run, steps: steps.map(({ mine, ...step }) => step) })),
  };
}

async function remember() {
  const said = {};
  for (const name of watchers) said[name] = await parts(office[name]);
  seen.push({ revision: said.auditor.dossier.revision, said, noted: new Date().toISOString() });
}

// Every command of a story is followed by a look.
function watched(client) {
  const does = client.do.bind(client);
  client.do = async (dossier, ...rest) => {
    const done = await does(dossier, ...rest);
    id = dossier;
    await remember();
    return done;
  };
}

before(async () => {
  office = await Office.open();
  for (const role of ["specialist", "committee", "union", "farmers", "head", "chief", "chair", "registrar", "drafter"]) watched(office[role]);
  const { opinions } = await office.toIssued({ title: "Nghị quyết được xem lại" });
  const { items } = (await office.drafter.get(`/dossiers/${id}/recommendations`)).body;
  await office.drafter.do(id, "answer.draft", { recommendation: items[0].id, disposition: "accepted", text: "Dự kiến tiếp thu." });
  await office.drafter.do(id, "answer.give", { recommendation: items[0].id, disposition: "accepted", text: "Đã tiếp thu." });
  await office.drafter.do(id, "answer.give", { recommendation: items[1].id, disposition: "not_accepted", text: "Chưa có nguồn." });
  assert.equal(opinions.length, 3);
});
after(() => office.close());

const at = (query, who = office.auditor) => who.get(`/dossiers/${id}/at?${query}`);
const differences = (from, to, who = office.auditor) => who.get(`/dossiers/${id}/differences?from=${from}&to=${to}`);
const history = async () => (await office.auditor.get(`/dossiers/${id}/history`)).body.items;

test("at each moment of the story it is as the interface said then", async () => {
  assert.ok(seen.length > 15);
  for (const { revision, said } of seen) {
    for (const name of watchers) {
      const { body } = await at(`event=${revision}`, office[name]);
      assert.equal(body.moment.revision, revision);
      const then = said[name];
      // What one could not read then and may read now is there now; the other way round nothing is.
      for (const part of ["opinions", "recommendations", "obligations"]) if (then[part] === null) body[part] = null;
      assert.deepEqual(timeless(body), timeless(then), `${name} after event ${revision}`);
      assert.deepEqual(body.dossier.offers, []);
    }
  }
});

test("a time means after every event until then", async () => {
  const events = await history();
  for (const [i, event] of events.entries()) {
    const then = (await at(`time=${event.at}`)).body;
    assert.equal(then.moment.revision, i + 1);
    assert.deepEqual(then.last, event);
    assert.equal(then.moment.next_at, events[i + 1]?.at ?? null);
  }
  const { noted, revision } = seen[3];
  assert.equal((await at(`time=${noted}`)).body.moment.revision, revision);
});

test("moments that there are not are refused, each with its reason", async () => {
  const [first] = await history();
  const early = new Date(Date.parse(first.at) - 1000).toISOString();
  const code = async (answer) => [(await answer).status, (await answer).body.code];
  assert.deepEqual(await code(at(`time=${early}`)), [422, "moment.too_early"]);
  assert.deepEqual(await code(at(`time=${new Date(Date.now() + 3600_000).toISOString()}`)), [422, "moment.in_future"]);
  assert.deepEqual(await code(at("event=100000")), [422, "moment.no_event"]);
  for (const query of ["", "time=10:00", "event=x", `time=${first.at}&event=1`]) assert.deepEqual(await code(at(query)), [422, "request.query"]);
  assert.deepEqual(await code(differences(5, 4)), [422, "moment.order"]);
  assert.deepEqual(await code(differences(early, 4)), [422, "moment.too_early"]);
  assert.deepEqual(await code(differences("", 4)), [422, "request.query"]);
});

test("only who reads the history looks back, and drafts of answers stay with their body", async () => {
  assert.equal((await at("event=3", office.union)).status, 403);
  assert.equal((await differences(1, 2, office.union)).status, 403);
  assert.equal((await at("event=3", office.women)).status, 404);
  const drafted = (await history()).find((event) => event.act === "answer_drafted").sequence;
  const then = (await at(`event=${drafted}`)).body;
  assert.ok(!JSON.stringify(then).includes("Dự kiến tiếp thu"));
  assert.deepEqual((await differences(drafted - 1, drafted)).body.items, []);
});

test("what differs is told with both values and the events behind it", async () => {
  const events = await history();
  const answered = events.filter((event) => event.act === "answer_given").map((event) => event.sequence);
  const { body } = await differences(answered[0] - 1, answered[1]);
  const told = body.items.filter((item) => item.part === "answer");
  assert.deepEqual(told.map((item) => [item.name.vi, item.fate, item.events]), [["KN-001", "added", [answered[0]]], ["KN-002", "added", [answered[1]]]]);
  const text = told[1].members.find((member) => member.name === "text");
  assert.deepEqual([text.before, text.after.vi], [null, "Chưa có nguồn."]);
  for (const event of body.events) assert.deepEqual(event, events[event.sequence - 1]);
  assert.deepEqual((await differences(answered[1], answered[1])).body.items, []);

  const given = events.find((event) => event.act === "opinion_given").sequence;
  const whole = (await differences(given - 1, events.length)).body;
  const opinion = whole.items.find((item) => item.part === "opinion" && item.name.vi === "YK-001");
  assert.equal(opinion.fate, "added");
  assert.equal(opinion.events[0], given);
  assert.equal(opinion.members.find((member) => member.name === "recommendation").after.vi, "KN-001");
  const dossier = whole.items.find((item) => item.part === "dossier");
  const states = dossier.members.find((member) => member.name === "states");
  assert.ok(states.before.vi && states.after.vi && states.before.vi !== states.after.vi);
  for (const item of whole.items) assert.ok(item.events.length > 0, `${item.part} ${item.name.vi}`);
});
