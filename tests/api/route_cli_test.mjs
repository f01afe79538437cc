// Approval routes as files, from the command line: their steps, or every mistake.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { binary } from "./server.mjs";

const workflows = join(import.meta.dirname, "../../workflows");
const organisation = join(workflows, "organisations/tinh-mau.xml");
const routes = readdirSync(join(workflows, "routes")).map((name) => join(workflows, "routes", name));
const criticism = join(workflows, "routes/duyet-phan-bien.xml");

function route(words, input) {
  return spawnSync(binary, ["route", ...words], { encoding: "utf8", input });
}

const text = readFileSync(criticism, "utf8");
const lineOf = (part) => text.slice(0, text.indexOf(part)).split("\n").length;

test("the routes we ship have no mistake, and the sample province has every role they ask for", () => {
  const { status, stdout, stderr } = route(["check", ...routes, "--org", organisation]);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.match(stdout, /Duyệt văn bản phản biện xã hội \/ Approval of the criticism document: 5 steps, no mistakes/);
  assert.match(stdout, /Duyệt văn bản của Mặt trận cấp xã .*: 2 steps, no mistakes/);
  assert.match(
    stdout,
    /tap-the .*\(host: vice_chair, standing_committee; after chanh-van-phong, phu-trach; not those of phu-trach; 2 of those asked; 3 working days; when important\)/,
  );
});

test("every mistake is told at once, with its line and in both languages", () => {
  const broken = text.replace('after="truong-don-vi"', 'after="truong-phong"').replace('quorum="2"', 'quorum="0"');
  const { status, stdout, stderr } = route(["check", "-"], broken);
  assert.equal(status, 1);
  assert.equal(stdout, "");
  const lines = stderr.trim().split("\n");
  assert.equal(lines.length, 3);
  assert.ok(lines[0].startsWith(`route.xml:${lineOf('id="chanh-van-phong"')}: Không có bước “truong-phong”`), lines[0]);
  assert.match(lines[0], / \/ There is no step “truong-phong” \(after\)\./);
  assert.ok(lines[1].startsWith(`route.xml:${lineOf('id="tap-the"')}: `), lines[1]);
  assert.match(lines[2], /2 mistakes/);
});

test("one wrong file among right ones fails, and the right ones are still told", () => {
  const { status, stdout, stderr } = route(["check", criticism, organisation]);
  assert.equal(status, 1);
  assert.match(stdout, /5 steps, no mistakes/);
  assert.match(stderr, /tinh-mau\.xml:\d+: .*This is not an approval route\./);
});

test("a role that no post has is named with its line, once", () => {
  const { status, stderr } = route(["check", "-", "--org", organisation], text.replaceAll("office_chief", "secretary"));
  assert.equal(status, 1);
  assert.equal(
    stderr,
    `route.xml:${lineOf('id="truong-don-vi"')}: Không chức danh nào trong danh mục có vai trò “secretary”. / No post of the directory has the role “secretary”.\n`,
  );
  assert.equal(route(["check", criticism, "--org", criticism]).status, 1);
});

// On Friday 4/12/2026 a specialist of the democracy department writes; the chair is away from the 7th to
// the 18th and lets the standing vice chair act, who lets the vice chair for democracy act.
const matter = [criticism, "--org", organisation, "--host", "mttq-tinh", "--author", "AUTHOR", "--on", "2026-12-04"];
const author = /<person id="([^"]+)"[^>]*>\s*<holds post="cv-dan-chu"/.exec(readFileSync(organisation, "utf8"))[1];
const asked = matter.map((word) => (word === "AUTHOR" ? author : word));

test("an explained route says who is asked, for whom, until when and why, and what stands in the way", () => {
  const { status, stdout, stderr } = route(["explain", ...asked, "--fact", "important=true", "--before", "2026-12-31"]);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.match(stdout, /Trưởng đơn vị soạn thảo duyệt\n {2}hỏi .+ \(Trưởng ban\)\n {2}mở 04\/12\/2026, hạn 08\/12\/2026: /);
  assert.match(stdout, /Hai thành viên Thường trực cho ý kiến \(2\/\d\)/);
  assert.match(stdout, /hỏi Lê Thu Thảo, thay Trần Ngọc Lan/);
  assert.match(stdout, /khác người duyệt bước Thường trực phụ trách duyệt nội dung/);
  assert.match(stdout, /- Mất 9 ngày làm việc, xong ngày 17\/12\/2026: .*Còn dư \d+ ngày làm việc so với ngày 31\/12\/2026\./);
  assert.match(stdout, /- Không ai thay được .+ ở bước: Trưởng đơn vị soạn thảo duyệt\./);

  const english = route(["explain", ...asked, "--fact", "important=false", "--lang", "en"]).stdout;
  assert.match(english, /Two members of the standing committee: not needed, since this does not hold: important/);
  assert.match(english, /- The people there are can complete this route\./);
});

test("the same as JSON can be read by others", () => {
  const { stdout } = route(["explain", ...asked, "--fact", "important=true", "--format", "json"]);
  const { plan, analysis } = JSON.parse(stdout);
  assert.equal(plan.steps.length, 5);
  assert.equal(plan.people[plan.author].id, author);
  assert.equal(analysis.possible, "yes");
  assert.equal(analysis.critical.days, 9);
});

test("what-if says only what would be different, and keeps nothing", () => {
  const before = readFileSync(organisation, "utf8");
  const facts = ["--fact", "important=true"];
  const chief = /<person id="([^"]+)"[^>]*>\s*<holds post="chanh-vp"/.exec(before)[1];
  const away = route(["what-if", ...asked, ...facts, "--away", `${chief}:2026-12-07..2026-12-31`]);
  assert.equal(away.status, 0, away.stderr);
  assert.match(away.stdout, /Chánh Văn phòng soát thể thức.*\(vắng\)/);
  assert.match(away.stdout, /không đi hết được/);
  const longer = route(["what-if", ...asked, ...facts, "--step", "truong-don-vi=5"]);
  assert.match(longer.stdout, /- Mất 12 ngày làm việc/);
  assert.equal(route(["what-if", ...asked, ...facts]).stdout, "Không có gì khác.\n");
  assert.equal(readFileSync(organisation, "utf8"), before);
});

test("a question that cannot be answered says what is missing", () => {
  const told = (...words) => {
    const { status, stderr } = route(words);
    assert.equal(status, 1);
    return stderr;
  };
  assert.match(told("explain", ...asked), /important/);
  assert.match(told("explain", ...asked, "--fact", "important=perhaps"), /true or false/);
  assert.match(told("explain", ...asked, "--fact", "urgent=true"), /asks nothing about "urgent"/);
  assert.match(told("explain", criticism, "--org", organisation), /--host is missing/);
  assert.match(told("explain", ...matter), /does not have "AUTHOR"/);
  assert.match(told("what-if", ...asked, "--fact", "important=true", "--away", `${author}:2026-12-31..2026-12-01`), /ends before it starts/);
  assert.match(told("what-if", ...asked, "--fact", "important=true", "--step", "ky=0"), /number of days/);
  assert.match(told("what-if", ...asked, "--fact", "important=true", "--step", "nothing=1"), /no step "nothing"/);
});

test("a wrong call says how to call, a missing file says so", () => {
  for (const words of [[], ["check"], ["draw", criticism]]) {
    const { status, stderr } = route(words);
    assert.equal(status, 2);
    assert.match(stderr, /phanbien route check FILE/);
  }
  const missing = route(["check", "none.xml"]);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /cannot open/);
});
