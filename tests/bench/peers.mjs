// The two peers of the bench, on the workloads of workloads.json, in one run of node:
//
//     node peers.mjs ROOT SECONDS STEPS
//
// Prints one JSON document: for each peer and workload the leaves it is in after each of the first
// STEPS events (in memory, and restored from text before every one), and how many events a second
// it took in either way; with SECONDS 0 nothing is timed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createActor } from 'xstate';
import { machineOf } from './xstate_machines.mjs';

const require = createRequire(import.meta.url);
const scxml = require('@scion-scxml/scxml');

const roundSeconds = 0.02;
const turnsPerLook = 64;

// Each peer is { begin() → session, step(session, event), leaves(session), save(session) → text,
// load(text) → session, event(workload event) → its own form }.
function xstate(workload, root) {
  const machine = machineOf(workload.name, join(root, workload.file));
  const leavesOf = node => Object.values(node.states ?? {}).length === 0;
  return {
    event: ({ name, data }) => ({ type: name, data }),
    begin: () => createActor(machine).start(),
    step: (actor, event) => actor.send(event),
    leaves: actor => actor.getSnapshot()._nodes.filter(leavesOf).map(({ key }) => key),
    save: actor => JSON.stringify(actor.getPersistedSnapshot()),
    load: text => createActor(machine, { snapshot: JSON.parse(text) }).start(),
  };
}

async function scion(workload, root) {
  const file = join(root, workload.file);
  // It makes a JavaScript function of the document's name.
  const text = readFileSync(file, 'utf8').replace('name="phan-bien"', 'name="phan_bien"');
  const model = await new Promise((resolve, reject) =>
    scxml.documentStringToModel(file, text, (error, made) =>
      error ? reject(error) : resolve(made),
    ),
  );
  const prepared = await new Promise((resolve, reject) =>
    model.prepare((error, made) => (error ? reject(error) : resolve(made))),
  );
  return {
    event: ({ name, data }) => ({ name, data }),
    begin: () => {
      const session = new scxml.core.Statechart(prepared);
      session.start();
      return session;
    },
    step: (session, event) => session.gen(event),
    leaves: session => session.getConfiguration(),
    save: session => JSON.stringify(session.getSnapshot()),
    load: text => new scxml.core.Statechart(prepared, { snapshot: JSON.parse(text) }),
  };
}

// The best of many short rounds, as in statechart_bench.cpp.
function perSecond(seconds, work) {
  let best = 0;
  for (let spent = 0; spent < seconds; ) {
    const begin = performance.now();
    let passed = 0;
    let done = 0;
    for (; passed < roundSeconds; done += turnsPerLook) {
      for (let i = 0; i < turnsPerLook; ++i) work(i);
      passed = (performance.now() - begin) / 1000;
    }
    best = Math.max(best, done / passed);
    spent += passed;
  }
  return best;
}

function run(peer, workload, seconds, steps) {
  const loop = workload.loop.map(peer.event);
  const setUp = () => {
    const session = peer.begin();
    for (const event of workload.setup) peer.step(session, peer.event(event));
    return session;
  };
  const leaves = session => peer.leaves(session).sort().join(' ');
  const live = setUp();
  let text = peer.save(setUp());
  const result = { trace: [leaves(live)], trace_restored: [leaves(peer.load(text))] };
  for (let i = 0; i < steps; ++i) {
    peer.step(live, loop[i % loop.length]);
    const session = peer.load(text);
    peer.step(session, loop[i % loop.length]);
    text = peer.save(session);
    result.trace.push(leaves(live));
    result.trace_restored.push(leaves(session));
  }
  if (seconds > 0) {
    const session = setUp();
    result.in_memory = perSecond(seconds, i => peer.step(session, loop[i % loop.length]));
    let saved = peer.save(setUp());
    result.restored = perSecond(seconds, i => {
      const again = peer.load(saved);
      peer.step(again, loop[i % loop.length]);
      saved = peer.save(again);
    });
    result.bytes = Buffer.byteLength(saved);
  }
  return result;
}

const [root, seconds, steps] = process.argv.slice(2);
const workloads = JSON.parse(readFileSync(join(root, 'tests/bench/workloads.json'), 'utf8'));
const results = { xstate: {}, scion: {} };
for (const workload of workloads) {
  for (const [name, make] of [['xstate', xstate], ['scion', scion]]) {
    const peer = await make(workload, root);
    results[name][workload.name] = run(peer, workload, Number(seconds), Number(steps));
  }
}
console.log(JSON.stringify(results));
