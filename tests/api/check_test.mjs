// The check of definitions by every door: over HTTP, from the command line, at the start of a server.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { Server, binary } from "./server.mjs";

const root = join(import.meta.dirname, "../..");
const samples = join(root, "tests/unit/engine/check/samples");
const sample = (name) => join(samples, `${name}.scxml`);

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const checked = (who, body, type = "application/scxml+xml") =>
  who.request("POST", "/api/v1/procedures/check", { body, headers: { "Content-Type": type } });

function check(...words) {
  const { status, stdout, stderr } = spawnSync(binary, ["check", ...words], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("an administrator has a file checked and sees where and why it is wrong", async () => {
  const answer = await checked(office.administrator, readFileSync(sample("dead-end")));
  assert.equal(answer.status, 200);
  assert.equal(answer.body.errors, 1);
  const [found] = answer.body.findings.filter(({ severity }) => severity === "error");
  assert.equal(found.rule, "dead-end");
  assert.equal(found.state, "stuck");
  assert.ok(found.line > 1 && found.text.vi && found.text.en && found.hint.vi && found.hint.en);
  assert.equal(answer.body.procedure.id, "sample");
  assert.ok(answer.body.procedure.chart.states.some(({ id }) => id === "stuck"));
});

test("what cannot be read is told with its line and has no picture", async () => {
  const broken = await checked(office.administrator, readFileSync(sample("not-scxml")));
  assert.equal(broken.status, 200);
  assert.equal(broken.body.findings[0].rule, "not-scxml");
  assert.equal(broken.body.findings[0].line, 5);
  assert.equal(broken.body.procedure, null);
  const none = await checked(office.administrator, "");
  assert.equal(none.body.errors, 1);
});

test("only an administrator may have files checked, and only definitions", async () => {
  assert.equal((await checked(office.registrar, "<scxml/>")).status, 403);
  assert.equal((await checked(office.administrator, "{}", "application/json")).status, 415);
});

test("the procedures in use have no error, and everybody can see so", async () => {
  const { items } = (await office.registrar.get("/procedures")).body;
  for (const { id } of items) {
    const answer = await office.registrar.get(`/procedures/${id}/findings`);
    assert.equal(answer.status, 200);
    assert.equal(answer.body.errors, 0, id);
  }
  assert.equal((await office.registrar.get("/procedures/nothing/findings")).status, 404);
});

test("the command line checks several files at once", () => {
  const files = readdirSync(join(root, "workflows")).filter((name) => name.endsWith(".scxml"));
  const good = check(...files.map((name) => join(root, "workflows", name)));
  assert.equal(good.status, 0, good.stdout);
  assert.match(good.stdout, new RegExp(`^${files.length} definitions: 0 errors`, "m"));
  const bad = check(sample("sound"), sample("no-end"));
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /no-end\.scxml:\d+: error\[no-end\]: .+ \/ .+\n {4}→ /);
  assert.equal(check().status, 2);
  assert.equal(check("--format=yaml", sample("sound")).status, 2);
});

test("one id and version in two files is an error", () => {
  const both = check("--format=json", sample("sound"), sample("four-eyes-narrow"));
  assert.equal(both.status, 1);
  assert.ok(JSON.parse(both.stdout).findings.some(({ rule }) => rule === "duplicate-definition"));
});

test("the findings are SARIF 2.1.0 where that is asked for", () => {
  const { status, stdout } = check("--format", "sarif", sample("dead-end"));
  assert.equal(status, 1);
  const { version, runs } = JSON.parse(stdout);
  assert.equal(version, "2.1.0");
  const rules = runs[0].tool.driver.rules.map(({ id }) => id);
  for (const { ruleId, level, message, locations } of runs[0].results) {
    assert.ok(rules.includes(ruleId) && ["error", "warning", "note"].includes(level) && message.text);
    const { artifactLocation, region } = locations[0].physicalLocation;
    assert.ok(artifactLocation.uri.endsWith("dead-end.scxml") && region.startLine >= 1);
  }
});

test("a server does not start by a definition with errors", async () => {
  const server = new Server({ arguments: ["--workflow", sample("no-end")] });
  await assert.rejects(() => server.start(), /no-end\.scxml:\d+: \[no-end\]/);
  server.remove();
});
