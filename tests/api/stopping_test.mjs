// A server that is told to stop ends in time and cleanly, whatever it is at: a file that a converter has for
// minutes, a log that cannot be signed any more.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { onPostgresql } from "./server.mjs";

const stop_ms_max = 10_000;
const patience_ms = 20_000;

let converters; // a folder with one that takes its time
before(() => {
  converters = mkdtempSync(join(tmpdir(), "phanbien-converters-"));
  writeFileSync(join(converters, "pdftotext"), "#!/bin/sh\nwhile :; do sleep 1; done\n", { mode: 0o755 });
});
after(() => rmSync(converters, { recursive: true }));

const words = (process) => {
  try {
    return readFileSync(`/proc/${process}/cmdline`, "utf8");
  } catch {
    return ""; // it ended meanwhile
  }
};
const converting = () => readdirSync("/proc").some((name) => /^\d+$/.test(name) && words(name).includes(converters));

async function until(happened) {
  for (const begun = performance.now(); !happened(); await new Promise((resolve) => setTimeout(resolve, 20))) {
    assert.ok(performance.now() - begun < patience_ms, "nothing happened");
  }
}

// An office in which a handler waits for the converter.
async function busyOffice() {
  const office = await Office.open({ environment: { PATH: `${converters}:${process.env.PATH}` } });
  const uploaded = office.registrar.upload("du-thao.pdf", Buffer.from("%PDF-1.4\n")).catch(() => null);
  await until(converting);
  return { office, uploaded };
}

// How it ended, and after how long.
async function stopped({ office, uploaded }) {
  const begun = performance.now();
  process.kill(office.server.pid, "SIGTERM");
  const ending = await office.server.ended;
  const took_ms = performance.now() - begun;
  await uploaded;
  assert.ok(!converting(), "the converter goes on");
  office.server.remove();
  return { ...ending, took_ms };
}

test("what a converter has is not waited for", async () => {
  const { code, took_ms } = await stopped(await busyOffice());
  assert.equal(code, 0);
  assert.ok(took_ms < stop_ms_max, `${took_ms} ms`);
});

test("a log that cannot be signed at the end keeps nothing from ending in order", { skip: onPostgresql }, async () => {
  const busy = await busyOffice();
  const holder = spawn("sqlite3", [join(busy.office.server.data, "phanbien.db")]);
  const is_held = new Promise((resolve) => holder.stdout.once("data", resolve));
  holder.stdin.write("BEGIN IMMEDIATE;\nSELECT 'held';\n");
  await is_held;
  const { code, signal } = await stopped(busy);
  holder.kill();
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, busy.office.server.log);
  assert.match(busy.office.server.log, /the log was not signed at the end/);
});
