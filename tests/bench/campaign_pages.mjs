// What the pages of a campaign cost: a demo office with one dossier of so many opinions, and its screens
// in Chromium as a PC shows them.
//     node tests/bench/campaign_pages.mjs [OPINIONS]   (10,000; PHANBIEN_BINARY names the server)
import { chromium } from "@playwright/test";
import { keep, memory_mb, openCampaign } from "./campaign_office.mjs";

const opinions = Number(process.argv[2] ?? 10_000);
const idle_ms_max = 300_000;

// Until nothing is loaded and the page has drawn what came.
async function look(page, address) {
  await page.goto("about:blank");
  const begun = performance.now();
  await page.goto(address);
  await page.waitForLoadState("networkidle", { timeout: idle_ms_max });
  await page.waitForFunction(() => !document.querySelector(".bx--skeleton__text"), undefined, { timeout: idle_ms_max });
  const { elements, heap_mb } = await page.evaluate(() => ({ elements: document.querySelectorAll("*").length, heap_mb: Math.round(performance.memory.usedJSHeapSize / 1e6) }));
  return { ms: Math.round(performance.now() - begun), elements, heap_mb };
}

const { office, id } = await openCampaign(opinions);
const asRoot = process.getuid() === 0; // Chromium's sandbox refuses to run for root
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-dev-shm-usage", ...(asRoot ? ["--no-sandbox"] : [])] });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
  const [name, value] = office.specialist.cookie.split("=", 2);
  await context.addCookies([{ name, value, url: office.server.url }]);
  const page = await context.newPage();
  const pages = {};
  for (const tab of ["", "du-thao", "tong-hop", "nghia-vu", "lich-su", "lich-su#sk-77"]) {
    const seen = (pages[tab] = await look(page, `${office.server.url}/ho-so/${id}/${tab}`));
    console.log(`${String(opinions).padStart(7)} opinions  /${tab.padEnd(13)} ${String(seen.ms).padStart(6)} ms  ${String(seen.elements).padStart(6)} elements  ${String(seen.heap_mb).padStart(4)} MB`);
  }
  const server_peak_mb = memory_mb(office, "VmHWM");
  console.log(`${String(opinions).padStart(7)} opinions  the server    ${String(server_peak_mb).padStart(6)} MB at most`);
  keep("pages", opinions, { pages, server_peak_mb });
} finally {
  await browser.close();
  await office.close();
}
