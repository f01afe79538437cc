// The office's calendars over the wire: what is there, what a changed one moves, whom it concerns,
// and how a due date explains itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { Office } from "./office.mjs";
import { binary, placeOf } from "./server.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const put = (who, year, body, { dry = false, type = "text/calendar; charset=utf-8" } = {}) =>
  who.request("PUT", `/api/v1/calendars/${year}${dry ? "?dry_run=true" : ""}`, { body, headers: { "Content-Type": type } });

const file = async (year) => (await office.administrator.get(`/calendars/${year}/file`)).bytes.toString("utf8");

// The calendar with one day more on which nobody works.
const withDayOff = (text, day) =>
  text.replace("END:VCALENDAR", `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${day.replaceAll("-", "")}\r\nSUMMARY:Nghỉ thử\r\nCATEGORIES:made-up-day-off\r\nEND:VEVENT\r\nEND:VCALENDAR`);

const taskOf = async (who, id) => (await who.get(`/dossiers/${id}`)).body.tasks.find((task) => task.mine);

test("the calendars that come with the program are there, with where they come from", async () => {
  const { items } = (await office.union.get("/calendars")).body;
  assert.deepEqual(items.map((item) => item.year), [2025, 2026, 2027, 2028, 2029, 2030]);
  assert.ok(items.every((item) => item.origin === "shipped" && item.note.length > 20));
  assert.deepEqual(items.filter((item) => item.tentative).map((item) => item.year), [2027, 2028, 2029, 2030]);
  const { days } = (await office.union.get("/calendars/2026")).body;
  const tet = days.find((day) => day.first === "2026-02-16");
  assert.deepEqual([tet.last, tet.kind, tet.name], ["2026-02-20", "holiday", { vi: "Tết Nguyên đán", en: "Lunar New Year" }]);
  assert.deepEqual(days.filter((day) => day.kind === "working-day").map((day) => day.first), ["2026-01-10", "2026-08-22"]);
  assert.equal((await office.union.get("/calendars/2031")).status, 404);
});

test("a year goes out as the iCalendar file it came in as", async () => {
  const answer = await office.union.get("/calendars/2026/file");
  assert.equal(answer.mediaType, "text/calendar");
  assert.match(answer.bytes.toString("utf8"), /^BEGIN:VCALENDAR\r?\n/);
  assert.match(answer.headers.get("content-disposition"), /attachment/);
});

test("a due date explains itself in the dossier and in the inbox", async () => {
  const id = await office.register();
  const task = await taskOf(office.specialist, id);
  const told = task.due_explanation;
  assert.equal(told.direction, "after");
  assert.match(told.sentence.vi, new RegExp(`^${told.count} ngày (làm việc )?kể từ ngày \\d\\d/\\d\\d/\\d{4}`));
  const { mine } = (await office.specialist.get("/inbox")).body;
  const same = mine.find((item) => item.dossier.id === id).task;
  assert.deepEqual(same.due_explanation, told);
});

test("a changed calendar is tried first, moves due dates as events, and tells whom it concerns", async () => {
  const id = await office.register();
  const before = await taskOf(office.specialist, id);
  const year = before.due_on.slice(0, 4);
  const changed = withDayOff(await file(year), before.due_on);
  const tried = (await put(office.administrator, year, changed, { dry: true })).body;
  assert.equal(tried.dry_run, true);
  const concerned = tried.moved.find((move) => move.dossier === id && move.task === before.key);
  assert.equal(concerned.from, before.due_on);
  assert.ok(concerned.to > before.due_on);
  assert.ok(concerned.people.some((person) => person.id === office.specialist.account.id));
  assert.deepEqual(await taskOf(office.specialist, id), before, "trying changes nothing");

  const done = (await put(office.administrator, year, changed)).body;
  assert.equal(done.changed, true);
  assert.deepEqual(done.moved, tried.moved);
  const after = await taskOf(office.specialist, id);
  assert.equal(after.due_on, concerned.to);
  assert.equal(after.due_explanation.changed.from, before.due_on);
  assert.ok(after.due_explanation.skipped.some((day) => day.on === before.due_on && day.name.vi === "Nghỉ thử"));
  const history = (await office.specialist.get(`/dossiers/${id}/history?act=dues_moved`)).body.items;
  assert.equal(history.length, 1);
  assert.match(history[0].summary.vi, new RegExp(`Lịch năm ${year} thay đổi`));
  const listed = (await office.specialist.get("/calendars")).body.items.find((item) => String(item.year) === year);
  assert.equal(listed.origin, "imported");
  assert.equal(listed.by.id, office.administrator.account.id);
  assert.equal((await put(office.administrator, year, changed)).body.changed, false);
});

test("only an administrator changes a calendar, and only with one that can be read", async () => {
  const text = await file(2028);
  assert.equal((await put(office.committee, 2028, text)).status, 403);
  assert.equal((await put(office.administrator, 2029, text)).body.code, "calendar.other_year");
  assert.equal((await put(office.administrator, 2028, text, { type: "application/json" })).status, 415);
  assert.equal((await put(office.administrator, "20x8", text)).status, 404);
  const broken = await put(office.administrator, 2028, text.replace("DTSTART;VALUE=DATE:20280101", "DTSTART;VALUE=DATE:20280199"));
  assert.equal(broken.status, 422);
  assert.match(broken.body.fields[0].pointer, /^calendar\.ics:\d+$/);
  assert.equal((await put(office.administrator, 2028, "x".repeat(300_000))).status, 413);
  assert.equal((await office.administrator.request("PUT", "/api/v1/calendars/2028?dry_run=perhaps", { body: text, headers: { "Content-Type": "text/calendar" } })).status, 422);
  assert.equal(await file(2028), text, "nothing of all that changed it");
});

test("the command line lists and exports what the server works by, and the lists agree with the log", async () => {
  const id = await office.register();
  const due = (await taskOf(office.specialist, id)).due_on;
  await office.server.kill();
  const run = (...words) => execFileSync(binary, [...words, ...placeOf(office.server.data)], { encoding: "utf8" });
  assert.match(run("calendar", "list"), new RegExp(`^${due.slice(0, 4)} {2}imported`, "m"));
  assert.match(run("calendar", "export", "2030"), /^BEGIN:VCALENDAR/);
  assert.match(run("rebuild", "--check"), / 0 differences/);
  await office.server.start();
  assert.equal((await fetch(`${office.server.url}/healthz`)).status, 200);
});
