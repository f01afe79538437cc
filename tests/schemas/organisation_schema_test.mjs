// Holds workflows/organisations/*.xml against schemas/organisation.xsd. Planted mistakes must fail.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [root, xmllint] = process.argv.slice(2);
const schema = join(root, "schemas", "organisation.xsd");
const folder = join(root, "workflows", "organisations");

function complaint(file) {
  try {
    execFileSync(xmllint, ["--noout", "--nonet", "--schema", schema, file], { stdio: "pipe" });
    return null;
  } catch (error) {
    return String(error.stderr);
  }
}

const directory = (inside) =>
  `<directory xmlns="urn:phanbien:organisation:1" vi="a" en="b">${inside}</directory>`;
const organisation = (attributes, inside = "") =>
  directory(`<organisation id="o" vi="a" en="b" kind="front" level="province" ${attributes}>${inside}</organisation>`);

const fine = [
  directory(""),
  organisation('from="2025-07-01"', '<code scheme="qd20-2020" text="Z01.1"/><predecessor id="x"/><unit id="u" vi="a" en="b"/>'),
  directory('<person id="a" name="A"><holds post="p"/><away/><delegates to="b" matters="m n" when="always"/></person>'),
];
const planted = [
  "<directory/>",
  directory("<firm/>"),
  directory('<person id="A" name="A"/>'),
  directory('<person id="a"/>'),
  directory('<person id="a" name="A"><delegates to="b" when="sometimes"/></person>'),
  organisation('from="1/7/2025"'),
  organisation('from="2025-07-01Z"'),
  organisation("", '<unit id="u" vi="a" en="b"/><predecessor id="x"/>'),
  organisation("", '<code scheme="qd20-2020" text="h53"/>'),
  organisation("", '<unit id="u" vi="a" en="b"><post id="p" vi="a" en="b"/></unit>'),
];

const scratch = mkdtempSync(join(tmpdir(), "phanbien-schema-"));
const written = (xml) => {
  const file = join(scratch, "directory.xml");
  writeFileSync(file, xml);
  return file;
};
const shipped = readdirSync(folder).filter((name) => name.endsWith(".xml"));
const mistakes = [
  ...shipped.map((name) => complaint(join(folder, name))).filter(Boolean),
  ...fine.map((xml) => complaint(written(xml))).filter(Boolean),
  ...planted.filter((xml) => !complaint(written(xml))).map((xml) => `accepted a planted mistake: ${xml}`),
];
rmSync(scratch, { recursive: true });
console.log(`${shipped.length} directories checked, ${planted.length} planted mistakes, ${mistakes.length} complaints`);
if (mistakes.length > 0 || shipped.length === 0) {
  console.error(mistakes.join("\n"));
  process.exit(1);
}
