// Holds every response the tests see against schemas/openapi.yaml: the route, the status, the media
// type and the body. A response that does not conform throws in the test that received it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const require = createRequire(join(root, "web", "ui", "package.json"));
const { parse } = require("yaml");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

export const openapi = parse(readFileSync(join(root, "schemas", "openapi.yaml"), "utf8"));

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: "openapi", components: openapi.components });

const compiled = new Map();

// Rewrites "#/components/…" so that a schema lifted out of the document still finds its parts.
function lifted(schema) {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/'));
}

function validator(key, schema) {
  if (!compiled.has(key)) compiled.set(key, ajv.compile(lifted(schema)));
  return compiled.get(key);
}

const templates = Object.keys(openapi.paths)
  .map((path) => ({
    path,
    prefix: openapi.paths[path].servers ? "" : "/api/v1",
    literal: path.split("{").length,
    pattern: null,
  }))
  .map((t) => ({
    ...t,
    pattern: new RegExp(`^${t.prefix}${t.path.replace(/[.]/g, "\\.").replace(/\{[^}]+\}/g, openapi.paths[t.path]["x-rest-of-path"] ? ".+" : "[^/]+")}$`),
  }))
  .sort((a, b) => a.literal - b.literal);

export function templateOf(pathname) {
  return templates.find((t) => t.pattern.test(pathname));
}

export const seen = new Set();

// `body` is the parsed JSON for a JSON response, else undefined.
export function conform(method, pathname, status, mediaType, body) {
  const template = templateOf(pathname);
  if (!template) {
    if (status === 404 && mediaType === "application/problem+json") return;
    throw new Error(`${method} ${pathname} is not in openapi.yaml`);
  }
  const operation = openapi.paths[template.path][method.toLowerCase()];
  if (!operation) {
    if (status === 405) return;
    throw new Error(`${method} ${template.path} is not in openapi.yaml (answered ${status})`);
  }
  seen.add(`${method} ${template.path} ${status}`);
  const reference = operation.responses[String(status)] ?? operation.responses.default;
  const response = reference.$ref ? openapi.components.responses[reference.$ref.split("/").pop()] : reference;
  if (!response.content) {
    if (body !== undefined) throw new Error(`${method} ${template.path} ${status}: a body where none is described`);
    return;
  }
  const content = response.content[mediaType] ?? (operation.operationId === "getFile" ? Object.values(response.content)[0] : undefined);
  if (!content) throw new Error(`${method} ${template.path} ${status}: media type ${mediaType} is not described`);
  if (body === undefined) return;
  const check = validator(`${method} ${template.path} ${status} ${mediaType}`, content.schema);
  if (!check(body)) {
    throw new Error(`${method} ${template.path} ${status} does not conform:\n${ajv.errorsText(check.errors)}\n${JSON.stringify(body).slice(0, 2000)}`);
  }
}
