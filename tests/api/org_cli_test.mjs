// Directories as files, from the command line: checked, compared, written out.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Server, binary, placeOf } from "./server.mjs";

const sample = join(import.meta.dirname, "../../workflows/organisations/tinh-mau.xml");
const scratch = mkdtempSync(join(tmpdir(), "phanbien-org-"));
after(() => rmSync(scratch, { recursive: true }));

function org(words, input) {
  return spawnSync(binary, ["org", ...words], { encoding: "utf8", input });
}

function file(name, text) {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

const text = readFileSync(sample, "utf8");
const lineOf = (part) => text.slice(0, text.indexOf(part)).split("\n").length;

test("the sample province has no mistake", () => {
  const { status, stdout, stderr } = org(["check", sample]);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.match(stdout, /99 organisations, 35 units, 108 posts, 111 people, no mistakes/);
});

test("every mistake is told at once, with its line and in both languages", () => {
  const broken = text
    .replace('<holds post="chanh-vp"', '<holds post="nobody"')
    .replace('until="2026-12-18"', 'until="2026-12-01"');
  const { status, stdout, stderr } = org(["check", "-"], broken);
  assert.equal(status, 1);
  assert.equal(stdout, "");
  const lines = stderr.trim().split("\n");
  assert.equal(lines.length, 3);
  assert.ok(lines[0].startsWith(`directory.xml:${lineOf('until="2026-12-18"')}: Thời gian từ 7/12/2026`));
  assert.ok(lines[1].startsWith(`directory.xml:${lineOf('<holds post="chanh-vp"')}: Không có chức vụ`));
  assert.match(lines[1], / \/ There is no post with the id “nobody”\./);
  assert.match(lines[2], /2 mistakes/);
});

test("a comparison says what an import would change, and no reason of an absence", () => {
  const changed = file("new.xml", text
    .replace('vi="Chánh Văn phòng"', 'vi="Chánh Văn phòng tỉnh"')
    .replace('<holds post="pb-to-chuc" from="2025-07-01"/>', '<holds post="pb-to-chuc" from="2025-07-01" until="2026-12-31"/>')
    .replace("Nghỉ phép năm (bịa)", "Chữa bệnh"));
  const { status, stdout } = org(["diff", sample, changed]);
  assert.equal(status, 0);
  assert.match(stdout, /“chanh-vp”: tên tiếng Việt đổi từ “Chánh Văn phòng” thành “Chánh Văn phòng tỉnh”/);
  assert.match(stdout, /The post “pb-to-chuc” of “[a-z-]+” ends on 2026-12-31\./);
  assert.match(stdout, /the reason changes\./);
  assert.doesNotMatch(stdout, /Chữa bệnh|Nghỉ phép/);
  assert.match(stdout, /3 changes\n$/);
  assert.match(org(["diff", sample, sample]).stdout, /^0 changes\n$/);
});

test("what is written out is the same directory; reasons come along only when asked for", () => {
  const quiet = org(["export", sample]);
  assert.equal(quiet.status, 0);
  assert.doesNotMatch(quiet.stdout, /Nghỉ phép/);
  assert.match(quiet.stderr, /1 reasons of absences left out/);
  const whole = org(["export", sample, "--with-reasons"]);
  assert.equal(whole.stderr, "");
  assert.match(org(["diff", sample, file("whole.xml", whole.stdout)]).stdout, /^0 changes\n$/);
  assert.equal(org(["export", "-", "--with-reasons"], whole.stdout).stdout, whole.stdout);
});

test("an office's directory is imported whole, compared and written out", async () => {
  const server = new Server({ data: join(scratch, "office") });
  await server.start();
  await server.stop();
  const data = placeOf(server.data);
  assert.match(org(["export", ...data]).stdout, /<directory/);
  const dry = org(["import", sample, "--dry-run", ...data]);
  assert.equal(dry.status, 0, dry.stderr);
  assert.match(dry.stdout, /\d{3} changes\n$/);
  assert.doesNotMatch(org(["export", ...data]).stdout, /chanh-vp/);

  const done = org(["import", sample, ...data]);
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /the directory in force is [0-9a-f]{64}\n$/);
  assert.match(org(["diff", sample, ...data]).stdout, /^0 changes\n$/);
  assert.doesNotMatch(org(["export", ...data]).stdout, /Nghỉ phép/);
  const whole = org(["export", "--with-reasons", ...data]);
  assert.match(org(["diff", sample, file("office.xml", whole.stdout)]).stdout, /^0 changes\n$/);

  // One mistake, and the office keeps what it has; what it has outlives a restart.
  const broken = file("one-mistake.xml", text.replace('<holds post="chanh-vp"', '<holds post="nobody"'));
  const refused = org(["import", broken, ...data]);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, new RegExp(`one-mistake.xml:${lineOf('<holds post="chanh-vp"')}: `));
  await server.start();
  await server.kill();
  assert.match(org(["diff", sample, ...data]).stdout, /^0 changes\n$/);
});

test("a wrong call says how to call, a missing file says so", () => {
  for (const words of [[], ["check"], ["diff", sample], ["import", sample], ["import", "--data", scratch], ["check", sample, "--dry-run"], ["export", "--dry-run", "--data", scratch], ["diff", sample, "--with-reasons", "--data", scratch], ["check", sample, "--with-reasons"]]) {
    const { status, stderr } = org(words);
    assert.equal(status, 2);
    assert.match(stderr, /phanbien org check FILE/);
  }
  const missing = org(["check", join(scratch, "none.xml")]);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /cannot open/);
  const broken = file("broken.xml", "<directory>");
  assert.equal(org(["diff", sample, broken]).status, 1);
  assert.equal(org(["export", broken]).status, 1);
});
