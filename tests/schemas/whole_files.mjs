// Holds every file of a folder against its schema, then texts that must pass and planted mistakes
// that must not. Ends the process with 1 when anything is otherwise.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [root, xmllint] = process.argv.slice(2);

export function holdAgainst(schemaName, folderName, { fine, planted }) {
  const schema = join(root, "schemas", schemaName);
  const folder = join(root, "workflows", folderName);
  const scratch = mkdtempSync(join(tmpdir(), "phanbien-schema-"));
  const complaint = (file) => {
    try {
      execFileSync(xmllint, ["--noout", "--nonet", "--schema", schema, file], { stdio: "pipe" });
      return null;
    } catch (error) {
      return String(error.stderr);
    }
  };
  const written = (xml) => {
    const file = join(scratch, "sample.xml");
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
  console.log(`${shipped.length} ${folderName} checked, ${planted.length} planted mistakes, ${mistakes.length} complaints`);
  if (mistakes.length > 0 || shipped.length === 0) {
    console.error(mistakes.join("\n"));
    process.exit(1);
  }
}
