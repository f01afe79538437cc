// What the pages of a campaign cost: a demo office with one dossier of so many opinions, and its screens
// in Chromium as a PC shows them.
//     node tests/bench/campaign_pages.mjs [OPINIONS]   (10,000; PHANBIEN_BINARY names the server)
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { Office } from "../api/office.mjs";

const root = join(import.meta.dirname, "../..");
const opinions = Number(process.argv[2] ?? 10_000);
const together = 100; // in one request: as many as it may have
const idle_ms_max = 300_000;

const provisions = ["", "art_1", "art_2", "art_2__para_1", "art_3__para_1", "art_3__para_2", "art_4"];
const stances = ["agree", "agree_with_changes", "disagree", "other"];
const words = "đề nghị nâng mức hỗ trợ hộ nghèo vùng cao vì giá vật liệu tăng nhiều và đường khó cần quy định rõ trách nhiệm".split(" ");

let state = 1;
const anyOf = (list) => list[(state = (state * 1103515245 + 12345) % 2147483648) % list.length];
const opinion = () => ({
  version: 1, provision: anyOf(provisions), heading: "other", stance: anyOf(stances),
  text: `${Array.from({ length: 40 }, () => anyOf(words)).join(" ")}.`,
});

async function give(office, id) {
  for (let given = 0; given < opinions; given += together) {
    const answer = await office.union.request("POST", `/api/v1/dossiers/${id}/commands`, {
      raw: true, headers: { "Idempotency-Key": randomUUID() },
      json: { command: "opinion.give_many", data: { opinions: Array.from({ length: together }, opinion) } },
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
}

// Until nothing is loaded and the page has drawn what came.
async function look(page, address) {
  await page.goto("about:blank");
  const begun = performance.now();
  await page.goto(address);
  await page.waitForLoadState("networkidle", { timeout: idle_ms_max });
  const { elements, heap_mb } = await page.evaluate(() => ({ elements: document.querySelectorAll("*").length, heap_mb: Math.round(performance.memory.usedJSHeapSize / 1e6) }));
  return { ms: Math.round(performance.now() - begun), elements, heap_mb };
}

const office = await Office.open();
const asRoot = process.getuid() === 0; // Chromium's sandbox refuses to run for root
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-dev-shm-usage", ...(asRoot ? ["--no-sandbox"] : [])] });
try {
  const id = await office.toConsultation();
  await office.askReviewers(id);
  await give(office, id);
  const { items } = (await office.specialist.get(`/dossiers/${id}/opinions/counts`)).body;
  const counted = items.reduce((sum, item) => sum + item.count, 0);
  if (counted !== opinions) throw new Error(`${counted} opinions, not ${opinions}`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
  const [name, value] = office.specialist.cookie.split("=", 2);
  await context.addCookies([{ name, value, url: office.server.url }]);
  const page = await context.newPage();
  const pages = {};
  for (const tab of ["", "du-thao", "tong-hop", "nghia-vu", "lich-su", "lich-su#sk-77"]) {
    const seen = (pages[tab] = await look(page, `${office.server.url}/ho-so/${id}/${tab}`));
    console.log(`${String(opinions).padStart(7)} opinions  /${tab.padEnd(13)} ${String(seen.ms).padStart(6)} ms  ${String(seen.elements).padStart(6)} elements  ${String(seen.heap_mb).padStart(4)} MB`);
  }
  const peak_mb = Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${office.server.pid}/status`, "utf8"))[1]) / 1000);
  console.log(`${String(opinions).padStart(7)} opinions  the server    ${String(peak_mb).padStart(6)} MB at most`);
  const to = join(root, "build/bench.json");
  const bench = existsSync(to) ? JSON.parse(readFileSync(to, "utf8")) : {};
  (bench.pages ??= {})[opinions] = { pages, server_peak_mb: peak_mb };
  writeFileSync(to, JSON.stringify(bench, null, 1));
} finally {
  await browser.close();
  await office.close();
}
