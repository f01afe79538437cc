// The directory of organisations over the wire: what is in force, a body and a person on one day, an
// import that is all or nothing, and absences and delegations told by those they are of.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "./contract.mjs";
import { Client } from "./client.mjs";
import { Office, today } from "./office.mjs";
import { Server } from "./server.mjs";

const sample = readFileSync(join(root, "workflows/organisations/tinh-mau.xml"), "utf8");
const lineOf = (part, text = sample) => text.slice(0, text.indexOf(part)).split("\n").length;

// In the sample: thuongtruc, truongban and chuyenvien of the demo; soanthao is nobody there.
const lan = "tran-ngoc-lan";
const chau = "vu-hong-chau";

let office;
let demo; // the hash of the directory that the demo comes with
before(async () => {
  office = await Office.open();
  await office.endRoutes();
  demo = await hash();
});
after(async () => { await office.close(); });

const put = (who, body, query = "") =>
  who.request("PUT", `/api/v1/directory${query}`, { body, headers: { "Content-Type": "application/xml; charset=utf-8" } });
const edit = (who, body) => who.post("/directory/edits", body);
const get = async (who, path) => (await who.get(path)).body;
const hash = async () => (await get(office.auditor, "/directory?limit=1")).directory?.hash ?? "";
const person = async (who, id, query = "") => (await get(who, `/directory/people/${id}${query}`)).person;

test("an office without a directory says so", async () => {
  const server = await new Server().start();
  const first = new Client(server.url);
  const account = { username: "quantri", password: "Mat-khau-thu-2026" };
  assert.equal((await first.post("/setup", { organisation: "Mặt trận", level: "province", name: "Quản trị", ...account })).status, 204);
  await first.signIn(account.username, account.password);
  const empty = await get(first, "/directory");
  assert.deepEqual([empty.directory, empty.me, empty.items, empty.total], [null, null, [], 0]);
  assert.equal((await first.get("/directory/file")).body.code, "directory.missing");
  assert.equal((await first.get("/directory/bodies/mttq-tinh")).status, 404);
  await server.stop();
  const refused = await edit(office.drafter, { edit: "absence.add", person: lan, from: today() });
  assert.deepEqual([refused.status, refused.body.code], [403, "directory.unknown_account"]);
});

test("a file with mistakes is refused whole, each mistake with its line and the way out", async () => {
  const broken = sample.replace('<holds post="chanh-vp"', '<holds post="nobody"').replace('until="2026-12-18"', 'until="2026-12-01"');
  const { status, body } = await put(office.administrator, broken);
  assert.deepEqual([status, body.code], [422, "directory.invalid"]);
  assert.deepEqual(body.fields.map((it) => it.pointer), [
    `directory.xml:${lineOf('until="2026-12-18"')}`, `directory.xml:${lineOf('<holds post="chanh-vp"')}`,
  ]);
  assert.match(body.fields[1].vi, /Không có chức vụ.*“nobody”/);
  assert.match(body.fields[1].en, /Correct the id/);
  assert.equal(await hash(), demo);
});

test("trying an import changes nothing; doing it says the same, and once more changes nothing", async () => {
  const tried = (await put(office.administrator, sample, `?dry_run=true&seen=${demo}`)).body;
  assert.equal(tried.dry_run, true);
  assert.equal(tried.changes_total, tried.changes.length);
  assert.ok(tried.changes.some((it) => /mttq-tinh/.test(it.vi) && /Adds the organisation/.test(it.en)));
  assert.doesNotMatch(JSON.stringify(tried), /Nghỉ phép/);
  assert.equal(await hash(), demo);

  const done = (await put(office.administrator, sample, `?seen=${demo}`)).body;
  assert.deepEqual({ ...done, dry_run: true }, tried);
  assert.equal(await hash(), done.hash);
  const again = (await put(office.administrator, sample)).body;
  assert.deepEqual([again.changed, again.changes], [false, []]);
});

test("only an administrator imports, and never over somebody else's change", async () => {
  assert.equal((await put(office.committee, sample)).status, 403);
  const refused = await put(office.administrator, sample, "?seen=");
  assert.deepEqual([refused.status, refused.body.code], [412, "directory.stale"]);
  assert.equal((await put(office.administrator, sample, "?dry_run=perhaps")).status, 422);
  const json = await office.administrator.request("PUT", "/api/v1/directory", { json: {} });
  assert.equal(json.status, 415);
});

test("a directory of a whole country is no larger a body than the server takes", async () => {
  const padded = sample.replace("</directory>", `<!--${" ".repeat(3 << 20)}--></directory>`);
  assert.equal((await put(office.administrator, padded, "?dry_run=true")).body.changed, false);
  assert.equal((await put(office.committee, padded)).status, 403);
});

test("the bodies in force that day, in their order, page by page", async () => {
  const now = await get(office.union, "/directory");
  assert.equal(now.directory.label.en, "The Front of Hoa Giang province (invented)");
  assert.deepEqual([now.directory.bodies, now.directory.people, now.total], [99, 111, 31]);
  assert.equal(now.directory.by.id, office.administrator.account.id);
  assert.equal(now.me, null);
  const [province] = now.items;
  assert.deepEqual(
    [province.id, province.level, province.from, province.until, province.standing, province.parent],
    ["mttq-tinh", "province", "2025-07-01", null, "current", null]);
  assert.deepEqual(province.predecessors.map((it) => it.id), ["mttq-tinh-hoa-an", "mttq-tinh-giang-son"]);
  assert.ok(province.posts > 15 && province.holders > province.posts);

  const paged = await office.union.pages("/directory?limit=10");
  assert.deepEqual(paged.flatMap(({ items }) => items), now.items);
  assert.equal((await office.union.get("/directory?cursor=10")).status, 422);
  assert.equal((await office.union.get("/directory?day=2026-02-30")).status, 422);
  assert.equal((await office.union.get("/directory?level=county")).status, 422);
});

test("every question is asked about a day: districts were, and say who succeeded them", async () => {
  const then = await get(office.union, "/directory?day=2025-06-30&level=district");
  assert.equal(then.total, 6);
  const all = await get(office.union, "/directory?standing=all&text=kh%C3%A1nh&limit=200");
  assert.equal(all.items.length, 10);
  const [old] = all.items;
  assert.deepEqual([old.standing, old.until, old.successors.length], ["past", "2025-06-30", 1]);
  assert.equal((await get(office.union, `/directory?parent=mttq-tinh&limit=200`)).total, 30);
  assert.equal((await get(office.union, "/directory?text=doi%20thong")).items[0].label.vi, "Ủy ban MTTQ Việt Nam xã Đồi Thông");
  assert.equal((await get(office.union, "/directory?text=%C4%91%C3%B2i%20thong")).total, 0, "marks that are written count");
});

test("a body shows its posts, who holds them, who is away and who acts", async () => {
  const { body, units, codes, absences, delegations } = await get(office.union, "/directory/bodies/mttq-tinh?day=2026-12-08");
  assert.equal(body.id, "mttq-tinh");
  assert.deepEqual(codes.map((it) => [it.text, it.standing]), [["000.00.00.Z93", "past"], ["Z93.1", "current"]]);
  assert.deepEqual(units.slice(0, 2).map((it) => [it.id, it.depth]), [["btt", 0], ["van-phong", 1]]);
  const post = (id) => units.flatMap((unit) => unit.posts).find((it) => it.id === id);
  const [chair] = post("chu-tich").holders;
  assert.deepEqual([chair.person.name, chair.away], ["Nguyễn Văn An", true]);
  assert.deepEqual(chair.acting.map((it) => [it.matters.map((m) => m.id), it.person.id, it.through.map((p) => p.id)]), [
    [[], lan, [lan]], [["phan-bien"], "le-thu-thao", [lan, "le-thu-thao"]],
  ]);
  assert.equal(chair.acting[1].matters[0].label.vi, "Phản biện xã hội");
  assert.equal(post("chu-tich").superior, null);
  assert.equal(post("van-thu").superior.id, "pho-vp");
  assert.equal(post("cv-vp").several, true);
  assert.deepEqual(absences.map((it) => [it.person.id, it.reason, it.may_edit]), [["nguyen-van-an", null, false]]);
  assert.deepEqual(delegations.map((it) => [it.giver.id, it.taker.id, it.always]), [["nguyen-van-an", lan, false], [lan, "le-thu-thao", true]]);
  const quiet = await get(office.union, "/directory/bodies/mttq-tinh?day=2027-02-01");
  assert.deepEqual([quiet.absences, quiet.delegations], [[], []]);
  const past = await get(office.union, "/directory/bodies/mttq-tinh?day=2027-02-01&past=true");
  assert.equal(past.absences[0].standing, "past");
  const old = await get(office.union, "/directory/bodies/mttq-xa-cu-na-lac");
  assert.deepEqual([old.above.map((it) => it.id), old.units], [["mttq-tinh-hoa-an", "mttq-huyen-muong-lau"], []]);
});

test("a reason is for an administrator and for the person alone, in the file too", async () => {
  const reason = async (who) => (await person(who, "nguyen-van-an", "?past=true")).absences[0].reason;
  assert.equal(await reason(office.administrator), "Nghỉ phép năm (bịa)");
  assert.equal(await reason(office.committee), null);
  const file = async (who) => (await who.get("/directory/file")).bytes.toString("utf8");
  assert.match(await file(office.administrator), /Nghỉ phép năm/);
  assert.doesNotMatch(await file(office.committee), /Nghỉ phép năm/);
  assert.equal((await office.union.get("/directory/file")).mediaType, "application/xml");
  assert.equal((await put(office.administrator, await file(office.administrator), "?dry_run=true")).body.changed, false);
});

test("one finds oneself in it, and others by name", async () => {
  const { me } = await get(office.committee, "/directory?limit=1");
  assert.deepEqual([me.id, me.may_edit, me.posts.map((it) => it.post.id), me.account], [lan, true, ["pct-thuong-truc"], ""]);
  assert.deepEqual(me.delegations_taken.map((it) => it.giver.id), ["nguyen-van-an"]);
  assert.equal((await person(office.administrator, lan)).account, "thuongtruc");
  const { items, total } = await get(office.committee, "/directory/people?text=hong%20an");
  assert.deepEqual([items[0].id, items[0].posts[0].label.vi, items[0].away], ["nguyen-hong-an", "Chuyên viên", false]);
  assert.equal(total, items.length);
  assert.equal((await office.committee.get("/directory/people/nobody")).status, 404);
});

test("one tells one's own absence, changes it, ends it and takes it back", async () => {
  const from = today(2), until = today(5);
  const added = await edit(office.head, { edit: "absence.add", person: chau, from, until, reason: "Đi học" });
  assert.equal(added.status, 200);
  assert.deepEqual(added.body.changes.map((it) => it.vi), ["Thêm thời gian vắng mặt của Vũ Hồng Châu."]);
  const again = await edit(office.head, { edit: "absence.add", person: chau, from, until });
  assert.deepEqual([again.status, again.body.code], [409, "directory.entry_exists"]);
  const [mine] = (await person(office.head, chau)).absences;
  assert.deepEqual([mine.reason, mine.from, mine.standing, mine.may_edit], ["Đi học", from, "future", true]);
  assert.equal((await person(office.specialist, chau)).absences[0].reason, null);

  const seen = { from, until };
  const changed = await edit(office.head, { edit: "absence.change", person: chau, seen, from, until: today(3) });
  assert.equal(changed.status, 200);
  const stale = await edit(office.head, { edit: "absence.change", person: chau, seen, from, until });
  assert.deepEqual([stale.status, stale.body.code], [404, "directory.no_such_entry"]);
  assert.equal((await person(office.head, chau)).absences[0].reason, "Đi học", "without a reason the one there is stays");
  assert.equal((await edit(office.head, { edit: "absence.remove", person: chau, seen: { from, until: today(3) } })).status, 200);
  assert.deepEqual((await person(office.head, chau, "?past=true")).absences, []);
});

test("one hands on one's own posts, and who takes them acts", async () => {
  const from = today(), until = today(9);
  const given = { edit: "delegation.add", person: chau, to: "dang-van-oanh", post: "tb-dan-chu", matters: ["giam-sat"], always: true, from, until };
  assert.equal((await edit(office.head, given)).status, 200);
  const { units } = await get(office.union, "/directory/bodies/mttq-tinh");
  const { acting } = units.flatMap((unit) => unit.posts).find((it) => it.id === "tb-dan-chu").holders[0];
  assert.deepEqual(acting.map((it) => [it.matters[0].label.vi, it.person.name]), [["Giám sát", "Đặng Văn Oanh"]]);
  const end = { edit: "delegation.change", person: chau, to: "dang-van-oanh", post: "tb-dan-chu", seen: { from, until }, from, until: from };
  assert.equal((await edit(office.head, end)).status, 200);
  assert.equal((await edit(office.head, { edit: "delegation.remove", person: chau, to: "dang-van-oanh", post: "tb-dan-chu", seen: { from, until: from } })).status, 200);
  assert.deepEqual((await person(office.union, chau)).delegations_given, []);
});

test("nobody tells an absence of others but an administrator", async () => {
  const body = { edit: "absence.add", person: chau, from: today(20), until: today(21) };
  const stranger = await edit(office.committee, body);
  assert.deepEqual([stranger.status, stranger.body.code], [403, "directory.not_yours"]);
  assert.match(stranger.body.detail, /quản trị viên/);
  assert.equal((await edit(office.drafter, body)).body.code, "directory.unknown_account");
  const handing = { edit: "delegation.add", person: chau, to: lan, from: today(20), until: today(21) };
  assert.equal((await edit(office.committee, handing)).status, 403);
  assert.equal((await edit(office.administrator, body)).status, 200);
  const seen = { from: body.from, until: body.until };
  assert.equal((await edit(office.committee, { edit: "absence.remove", person: chau, seen })).status, 403);
  assert.equal((await edit(office.administrator, { edit: "absence.remove", person: chau, seen })).status, 200);
});

test("what is wrong with an edit is said of its fields, with names", async () => {
  const before = await hash();
  const wrong = async (body) => {
    const answer = await edit(office.head, { person: chau, ...body });
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    return answer.body;
  };
  const pointers = (problem) => problem.fields.map((it) => it.pointer);
  assert.deepEqual(pointers(await wrong({ edit: "absence.add", from: today(3), until: today(2) })), ["/until"]);
  assert.deepEqual(pointers(await wrong({ edit: "absence.add", from: "31/12/2026", other: 1 })), ["/from", "/other"]);
  assert.deepEqual(pointers(await wrong({ edit: "absence.add", from: null })), ["/from"]);
  assert.deepEqual(pointers(await wrong({ edit: "absence.change", from: today(), seen: { from: "x" } })), ["/seen/from"]);
  assert.deepEqual(pointers(await wrong({ edit: "delegation.add", to: chau, from: today() })), ["/to"]);
  assert.deepEqual(pointers(await wrong({ edit: "delegation.add", to: "nobody", post: "nothing", from: today() })), ["/to", "/post"]);
  assert.equal(pointers(await wrong({ edit: "absence.forget" }))[0], "/edit");
  const notHeld = await wrong({ edit: "delegation.add", to: lan, post: "van-thu", from: today(), until: today(1) });
  assert.deepEqual([notHeld.code, pointers(notHeld)], ["directory.edit_invalid", ["/to"]]);
  assert.match(notHeld.fields[0].vi, /^Vũ Hồng Châu ủy quyền chức vụ “Văn thư” mà mình không giữ/);
  assert.equal(await hash(), before);
});

test("two edits at once are both kept", async () => {
  const from = today(30), until = today(31);
  const answers = await Promise.all([
    edit(office.head, { edit: "absence.add", person: chau, from, until }),
    edit(office.committee, { edit: "absence.add", person: lan, from, until }),
    edit(office.specialist, { edit: "absence.add", person: "nguyen-hong-an", from, until }),
  ]);
  assert.deepEqual(answers.map((it) => it.status), [200, 200, 200]);
  for (const id of [chau, lan, "nguyen-hong-an"]) assert.equal((await person(office.union, id)).absences.length, 1, id);
});

test("an administrator adds a body, a unit, a post, a person and who holds it, and undoes it", async () => {
  const before = await hash();
  const admin = (body) => edit(office.administrator, body);
  const from = today();
  const body = { id: "mttq-xa-moi", vi: "Ủy ban MTTQ Việt Nam xã Mới", en: "Front of Moi commune", kind: "front", level: "commune", parent: "mttq-tinh",
    from, until: null, predecessors: [], codes: [{ scheme: "qd20-2020", text: "Z93.1.99", from, until: null }] };
  const unit = { id: "xa-moi-btt", vi: "Ban Thường trực", en: "Standing committee", from: null, until: null };
  const post = { id: "xa-moi-ct", vi: "Chủ tịch", en: "Chair", role: "chair", head: true, several: false, superior: "", from: null, until: null };
  const someone = { id: "do-thi-moi", name: "Đỗ Thị Mới", account: "" };
  const steps = [
    { edit: "organisation.add", part: body },
    { edit: "unit.add", part: unit, within: { organisation: body.id } },
    { edit: "post.add", part: post, within: { unit: unit.id } },
    { edit: "person.add", part: someone },
    { edit: "tenure.add", person: someone.id, post: post.id, from, until: null },
  ];
  for (const it of steps) assert.equal((await edit(office.committee, it)).body.code, "directory.administrators_only");
  const looked = (await office.administrator.post("/directory/edits?dry_run=true", steps[0])).body;
  assert.deepEqual([looked.dry_run, looked.changed, looked.changes.map((it) => it.vi)], [true, true, ["Thêm cơ quan “Ủy ban MTTQ Việt Nam xã Mới”."]]);
  assert.equal(await hash(), before);
  for (const it of steps) assert.equal((await admin(it)).status, 200, it.edit);

  const shown = await get(office.administrator, `/directory/bodies/${body.id}`);
  assert.deepEqual(shown.written, body);
  assert.deepEqual(shown.units[0].written, unit);
  assert.deepEqual(shown.units[0].posts[0].written, post);
  assert.deepEqual(shown.units[0].posts[0].holders[0].written, { from, until: null });
  const others = await get(office.union, `/directory/bodies/${body.id}`);
  assert.deepEqual([others.written, others.units[0].written, others.units[0].posts[0].holders[0].written], [null, null, null]);

  // What others stand in or name is ended, not removed.
  const kept = await admin({ edit: "post.remove", seen: post });
  assert.deepEqual([kept.status, kept.body.code], [409, "directory.in_use"]);
  assert.match(kept.body.detail, /ngày cuối/);
  const renamed = { ...post, vi: "Chủ tịch Mặt trận xã" };
  assert.equal((await admin({ edit: "post.change", seen: post, part: renamed })).status, 200);
  const stale = await admin({ edit: "post.change", seen: post, part: { ...post, vi: "Khác" } });
  assert.deepEqual([stale.status, stale.body.code], [404, "directory.no_such_part"], "nobody writes over what somebody else changed");
  assert.equal((await admin({ edit: "post.change", seen: renamed, part: post })).status, 200);
  for (const it of [
    { edit: "tenure.remove", person: someone.id, post: post.id, seen: { from, until: null } },
    { edit: "person.remove", seen: someone }, { edit: "post.remove", seen: post }, { edit: "unit.remove", seen: unit }, { edit: "organisation.remove", seen: body },
  ]) assert.equal((await admin(it)).status, 200, it.edit);
  assert.equal(await hash(), before);
});

test("an edit of a part is refused as an import would be, at its fields", async () => {
  const before = await hash();
  const admin = (body) => edit(office.administrator, body);
  const { units } = await get(office.administrator, "/directory/bodies/mttq-tinh");
  const written = (id) => units.flatMap((unit) => unit.posts).find((it) => it.id === id).written;
  const chair = written("chu-tich");
  const circle = await admin({ edit: "post.change", seen: chair, part: { ...chair, superior: "chanh-vp" } });
  assert.deepEqual([circle.status, circle.body.code, circle.body.fields[0].pointer], [422, "directory.edit_invalid", "/part"]);
  const second = await admin({ edit: "tenure.add", person: chau, post: "chu-tich", from: today(), until: null });
  assert.deepEqual([second.status, second.body.code, second.body.fields[0].pointer], [422, "directory.edit_invalid", "/from"]);
  assert.match(second.body.fields[0].vi, /Chủ tịch/);
  const wrong = await admin({ edit: "post.add", within: { unit: "btt" }, part: { ...chair, id: "", from: today(2), until: today(1) } });
  assert.deepEqual(wrong.body.fields.map((it) => it.pointer).sort(), ["/part/id", "/part/until"]);
  const taken = await admin({ edit: "post.add", within: { unit: "btt" }, part: chair });
  assert.deepEqual([taken.status, taken.body.code, taken.body.fields[0].pointer], [409, "directory.id_taken", "/id"]);
  assert.equal(await hash(), before);
});

test("a delegation gets another post and other procedures", async () => {
  const from = today(), until = today(5);
  assert.equal((await edit(office.head, { edit: "delegation.add", person: chau, to: "dang-van-oanh", matters: ["giam-sat"], from, until })).status, 200);
  const change = { edit: "delegation.change", person: chau, to: "dang-van-oanh", seen: { from, until }, from, until, terms: { post: "tb-dan-chu", matters: ["phan-bien"], always: true } };
  assert.equal((await edit(office.head, change)).status, 200);
  const [given] = (await person(office.head, chau)).delegations_given;
  assert.deepEqual([given.post.id, given.matters.map((it) => it.id), given.always], ["tb-dan-chu", ["phan-bien"], true]);
  assert.equal((await edit(office.head, { edit: "delegation.remove", person: chau, to: "dang-van-oanh", post: "tb-dan-chu", seen: { from, until } })).status, 200);
});

test("the office's approval routes are listed as rules, their conditions in words", async () => {
  const { items } = await get(office.union, "/route-definitions");
  assert.deepEqual(items.map((it) => it.id).sort(), ["duyet-cap-xa", "duyet-phan-bien"]);
  assert.deepEqual(items.find((it) => it.id === "duyet-phan-bien").procedures.map((it) => it.id), ["phan-bien"]);
  const route = await get(office.union, "/route-definitions/duyet-phan-bien");
  assert.equal(route.steps.length, route.steps_total);
  const together = route.steps.find((it) => it.id === "tap-the");
  assert.equal(together.condition.vi, "việc quan trọng, cần tập thể Thường trực cho ý kiến");
  assert.deepEqual([together.quorum, together.of, together.after, together.other_than], [2, "host", ["chanh-van-phong", "phu-trach"], ["phu-trach"]]);
  assert.equal(route.steps.find((it) => it.id === "ky").condition, null);
  assert.equal((await office.union.get("/route-definitions/khong-co")).status, 404);
});

test("what it says outlives a restart", async () => {
  const before = await hash();
  await office.server.kill();
  await office.server.start();
  await office.signInAll();
  assert.equal(await hash(), before);
});
