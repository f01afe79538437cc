// Draws what `load_bench growth` measured: growth_picture.mjs [BENCH.json [PICTURE.svg]]
// The rate of W1 and W2 over an office with so many events, as a share of the empty office's in the same
// rounds; the band is what is wanted.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const [from = join(root, "build/bench.json"), to = join(root, "tests/bench/growth.svg")] = process.argv.slice(2);
const { levels } = JSON.parse(readFileSync(from, "utf8")).growth;

const width = 640, height = 320, left = 56, right = 90, top = 24, bottom = 44;
const first = 5, last = Math.log10(levels.at(-1).events); // the empty office stands where 100,000 would
const x = (events) => left + ((Math.log10(Math.max(events, 1e5)) - first) / (last - first)) * (width - left - right);
const y = (ratio) => top + (1.3 - ratio) / 0.8 * (height - top - bottom);
const lines = [["W1", "#0f62fe"], ["W2", "#8a3ffc"]].map(([name, colour]) => {
  const points = [[0, 1], ...levels.map((level) => [level.events, level[name].ratio])];
  const path = points.map(([events, ratio]) => `${x(events).toFixed(1)},${y(ratio).toFixed(1)}`);
  const [endX, endY] = path.at(-1).split(",");
  return `<polyline points="${path.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>
${path.map((at) => `<circle cx="${at.split(",")[0]}" cy="${at.split(",")[1]}" r="3.5" fill="${colour}"/>`).join("")}
<text x="${Number(endX) + 8}" y="${Number(endY) + 4}" fill="${colour}">${name} ${points.at(-1)[1].toFixed(2)}</text>`;
});
const ticks = [0, ...levels.map((level) => level.events)];
const named = (events) => (events === 0 ? "empty" : `${events / 1e6} million events`);
writeFileSync(to, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>Rate of W1 and W2 as the log grows, as a share of the empty office's</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<rect x="${left}" y="${y(1.2)}" width="${width - left - right}" height="${y(0.8) - y(1.2)}" fill="#defbe6"/>
${[0.6, 0.8, 1, 1.2].map((ratio) => `<line x1="${left}" x2="${width - right}" y1="${y(ratio)}" y2="${y(ratio)}" stroke="#c6c6c6"/>
<text x="${left - 8}" y="${y(ratio) + 4}" text-anchor="end" fill="#525252">${ratio.toFixed(1)}</text>`).join("\n")}
${ticks.map((events) => `<text x="${x(events)}" y="${height - 18}" text-anchor="middle" fill="#525252">${named(events)}</text>`).join("\n")}
${lines.join("\n")}
</svg>
`);
console.log(to);
