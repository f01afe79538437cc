// Validates every element of our namespace in workflows/*.scxml against schemas/workflow.xsd, one
// by one, since the schema describes our additions and not SCXML itself. A planted mistake must fail.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [root, xmllint] = process.argv.slice(2);
const schema = join(root, "schemas", "workflow.xsd");
const scratch = mkdtempSync(join(tmpdir(), "phanbien-schema-"));

// Our elements never nest inside one another but for list/item and action/field|requires, so the
// outermost pb: element with all that is in it is one document.
function elementsOf(scxml) {
  const text = scxml.replace(/<!--[\s\S]*?-->/g, "");
  return text.match(/<pb:(\w+)\b(?:[^>"']|"[^"]*"|'[^']*')*?(?:\/>|>[\s\S]*?<\/pb:\1>)/g) ?? [];
}

function complaint(element) {
  const file = join(scratch, "element.xml");
  writeFileSync(file, element.replace(/^<pb:(\w+)/, '<pb:$1 xmlns:pb="urn:phanbien:workflow:1"'));
  try {
    execFileSync(xmllint, ["--noout", "--nonet", "--schema", schema, file], { stdio: "pipe" });
    return null;
  } catch (error) {
    return String(error.stderr);
  }
}

let checked = 0;
const mistakes = [];
for (const name of readdirSync(join(root, "workflows")).filter((n) => n.endsWith(".scxml"))) {
  for (const element of elementsOf(readFileSync(join(root, "workflows", name), "utf8"))) {
    checked += 1;
    const found = complaint(element);
    if (found) mistakes.push(`${name}: ${element.slice(0, 120)}\n${found}`);
  }
}
const planted = [
  '<pb:role id="Registrar" vi="a" en="b"/>',
  '<pb:role id="registrar" vi="a"/>',
  '<pb:task id="x" role="a" of="everyone" vi="a" en="b"/>',
  '<pb:action event="a.b" role="a" of="host" vi="a" en="b" style="loud"/>',
];
for (const element of planted) {
  if (!complaint(element)) mistakes.push(`accepted a planted mistake: ${element}`);
}
rmSync(scratch, { recursive: true });
console.log(`${checked} elements checked, ${planted.length} planted mistakes, ${mistakes.length} complaints`);
if (mistakes.length > 0 || checked < 50) {
  console.error(mistakes.join("\n"));
  process.exit(1);
}
