// What a campaign costs the server: so many opinions in one dossier, what is asked of it then, first and
// again, and by four at once; with the server's memory after each.
//     node tests/bench/campaign.mjs [OPINIONS]   (100,000; PHANBIEN_BINARY names the server)
import { command, keep, memory_mb, openCampaign, opinion } from "./campaign_office.mjs";

const opinions = Number(process.argv[2] ?? 100_000);
const repeated = 20;

const begun = performance.now();
const { office, id } = await openCampaign(opinions);
const figures = { given_s: Math.round(opinions / ((performance.now() - begun) / 1000)) };
console.log(`${opinions} opinions in one dossier, ${figures.given_s}/s; the server has ${memory_mb(office, "VmRSS")} MB`);

async function look(what, ask) {
  const times = [];
  for (let i = 0; i < repeated; ++i) {
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  const [first] = times;
  const median = [...times].sort((a, b) => a - b)[repeated / 2];
  figures[what] = { first_ms: first, median_ms: median, server_mb: memory_mb(office, "VmRSS") };
  console.log(`  ${what.padEnd(32)} first ${first.toFixed(1).padStart(7)} ms, then ${median.toFixed(1).padStart(6)} ms; ${figures[what].server_mb} MB`);
}

const get = (path) => office.specialist.get(`/dossiers/${id}${path}`, { raw: true });
try {
  await look("the dossier", () => get(""));
  await look("the dossier, by four at once", () => Promise.all(Array.from({ length: 4 }, () => get(""))));
  await look("counts by provision and stance", () => get("/opinions/counts"));
  await look("5,000 opinions", () => get("/opinions?limit=5000"));
  await look("5,000 obligations", () => get("/obligations?limit=5000"));
  await look("5,000 events of its history", () => get("/history?limit=5000"));
  await look("one more opinion", () => command(office.union, id, "opinion.give", opinion()));
  figures.server_peak_mb = memory_mb(office, "VmHWM");
  console.log(`  the server had at most ${figures.server_peak_mb} MB`);
  keep("campaign", opinions, figures);
} finally {
  await office.close();
}
