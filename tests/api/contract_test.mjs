// The routes the server has and the routes openapi.yaml describes are the same set.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { binary } from "./server.mjs";
import { conform, openapi } from "./contract.mjs";

// OpenAPI has no word for a parameter that takes the rest of the path: an extension says it.
const servedAs = (path, item) => path.replace(`{${item["x-rest-of-path"]}}`, `{${item["x-rest-of-path"]}...}`);

test("no route is missing from openapi.yaml, none is described that is not there", () => {
  const served = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").sort();
  const described = Object.entries(openapi.paths)
    .flatMap(([path, item]) =>
      ["get", "post", "put", "delete", "patch"]
        .filter((method) => item[method])
        .map((method) => `${method.toUpperCase()} ${item.servers ? "" : "/api/v1"}${servedAs(path, item)}`))
    .sort();
  assert.deepEqual(served, described);
});

test("a response that does not conform is found out", () => {
  const good = { items: [], next_cursor: "", total: 0 };
  conform("GET", "/api/v1/dossiers", 200, "application/json", good);
  assert.throws(() => conform("GET", "/api/v1/dossiers", 200, "application/json", { ...good, extra: 1 }));
  assert.throws(() => conform("GET", "/api/v1/dossiers", 200, "application/json", { items: [] }));
  assert.throws(() => conform("GET", "/api/v1/dossiers", 200, "text/html", undefined));
  assert.throws(() => conform("GET", "/api/v1/nothing", 200, "application/json", {}));
});
