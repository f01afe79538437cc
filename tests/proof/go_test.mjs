// The demo's log, exported by the real binary, checked by the program in tests/proof/go: a verifier made of Go's
// sumdb/note and sumdb/tlog. Ends with 77, and says why, where Go or its package is missing.
//
//     PHANBIEN_BINARY=… go_test.mjs ROOT FOLDER      FOLDER: where Go may build
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { binary, Server } from "../api/server.mjs";

const [root, build] = process.argv.slice(2).map((path) => resolve(path));
const packages = "/usr/share/gocode";
const skipped = 77;
const entries_wanted = 260; // more than one tile
const more_at_least = 5;

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(skipped);
}

// The verifier, built without the network: GOPATH mode, with the packages that Debian installs.
function built() {
  if (spawnSync("go", ["version"]).status !== 0) skip("there is no Go; apt-get install golang-go");
  if (!existsSync(join(packages, "src/golang.org/x/mod/sumdb/tlog"))) {
    skip("there is no golang.org/x/mod; apt-get install golang-golang-x-mod-dev");
  }
  mkdirSync(build, { recursive: true });
  const program = join(build, "verify");
  execFileSync("go", ["build", "-o", program, "."], {
    cwd: join(root, "tests/proof/go"),
    env: { ...process.env, GO111MODULE: "off", GOPATH: packages, GOCACHE: join(build, "cache"), GOFLAGS: "", CGO_ENABLED: "0" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return program;
}

const phanbien = (...words) => execFileSync(binary, words, { encoding: "utf8" });
const sizeOf = (note) => Number(note.split("\n")[1]);

// A data folder with the demo in it, and the checkpoint that was signed then.
async function demo(data) {
  const server = new Server({ data, arguments: ["--demo"] });
  await server.start();
  await server.stop();
  return phanbien("log", "checkpoint", "--data", data);
}

// Releases a lock that is not there, as an administrator may: each time an event of the office.
function grow(data, from) {
  const more = Math.max(entries_wanted - from, more_at_least);
  for (let i = 0; i < more; i += 1) phanbien("user", "unlock", "vanthu", "--data", data);
}

async function run(verify, scratch) {
  const say = (...words) => process.stdout.write(execFileSync(verify, words, { encoding: "utf8" }));
  const refuses = (why, ...words) => {
    const { status, stderr } = spawnSync(verify, words, { encoding: "utf8" });
    assert.equal(status, 1, `${why}: not refused`);
    console.log(`${why}: ${stderr.trim()}`);
  };
  say("vectors", join(root, "schemas/log-vectors.json"));

  const data = join(scratch, "data");
  const older = join(scratch, "older");
  writeFileSync(older, await demo(data));
  grow(data, sizeOf(readFileSync(older, "utf8")));

  const log = join(scratch, "log");
  phanbien("export", "log", log, "--data", data);
  const key = phanbien("log", "key", "--data", data).trim();
  assert.ok(existsSync(join(log, "tile/0/000")) && existsSync(join(log, "tile/1/000.p/1")), "the log fills a tile");
  say("log", log, key, older);
  say("changes", log, key);

  const next = phanbien("log", "rotate-key", "--data", data).trim();
  grow(data, entries_wanted);
  const rotated = join(scratch, "rotated");
  phanbien("export", "log", rotated, "--data", data);
  for (const one of [key, next]) say("log", rotated, one, older);
  say("changes", rotated, key);

  const other = join(scratch, "other");
  const otherOlder = join(scratch, "other-older");
  writeFileSync(otherOlder, await demo(other));
  const otherKey = phanbien("log", "key", "--data", other).trim();
  refuses("another log's key", "log", log, otherKey, older);
  refuses("another log's checkpoint", "log", log, key, otherOlder);
}

const verify = built();
const scratch = mkdtempSync(join(tmpdir(), "phanbien-proof-"));
try {
  await run(verify, scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
