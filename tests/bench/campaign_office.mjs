// A demo office with one dossier of very many opinions, for whoever measures what it costs.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Office } from "../api/office.mjs";

const together = 100; // in one request: as many as it may have
const provisions = ["", "art_1", "art_2", "art_2__para_1", "art_3__para_1", "art_3__para_2", "art_4"];
const stances = ["agree", "agree_with_changes", "disagree", "other"];
const words = "đề nghị nâng mức hỗ trợ hộ nghèo vùng cao vì giá vật liệu tăng nhiều và đường khó cần quy định rõ trách nhiệm".split(" ");

let state = 1;
const anyOf = (list) => list[(state = (state * 1103515245 + 12345) % 2147483648) % list.length];
export const opinion = () => ({
  version: 1, provision: anyOf(provisions), heading: "other", stance: anyOf(stances),
  text: `${Array.from({ length: 40 }, () => anyOf(words)).join(" ")}.`,
});

// Of one person on this dossier; raw: an answer of megabytes is not held against openapi.yaml.
export async function command(who, id, name, data) {
  const answer = await who.request("POST", `/api/v1/dossiers/${id}/commands`, {
    raw: true, headers: { "Idempotency-Key": randomUUID() }, json: { command: name, data },
  });
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

// The office and the id of its dossier, in which so many opinions were given.
export async function openCampaign(opinions) {
  const office = await Office.open();
  const id = await office.toConsultation();
  await office.askReviewers(id);
  for (let given = 0; given < opinions; given += together) {
    await command(office.union, id, "opinion.give_many", { opinions: Array.from({ length: together }, opinion) });
  }
  const { total } = (await office.specialist.get(`/dossiers/${id}/opinions/counts`)).body;
  if (total !== opinions) throw new Error(`${total} opinions, not ${opinions}`);
  return { office, id };
}

// "VmRSS": what the server has now; "VmHWM": at most so far.
export function memory_mb(office, what) {
  const status = readFileSync(`/proc/${office.server.pid}/status`, "utf8");
  return Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)[1]) / 1000);
}

export function keep(name, opinions, figures) {
  const to = join(import.meta.dirname, "../../build/bench.json");
  const bench = existsSync(to) ? JSON.parse(readFileSync(to, "utf8")) : {};
  (bench[name] ??= {})[opinions] = figures;
  writeFileSync(to, JSON.stringify(bench, null, 1));
}
