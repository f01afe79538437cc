// Starts the real binary on a free port over a data folder of its own, and stops it: gently, or as a
// power cut would (kill -9). Used by every black-box test, the browser's included. Where
// PHANBIEN_TEST_POSTGRESQL is set (tests/postgresql/with_server) each has a database of its own there.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const binary = process.env.PHANBIEN_BINARY;
if (!binary) throw new Error("PHANBIEN_BINARY names the server to test");

const start_ms_max = 20_000;

// The tests' own switches begin like the server's settings, which refuses those it does not know.
const own_environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PHANBIEN_")));

const postgresql = process.env.PHANBIEN_TEST_POSTGRESQL;
let databases = 0;

// The arguments that name a database made for it; none on SQLite.
function newDatabase() {
  if (!postgresql) return [];
  const name = `test_${process.pid}_${(databases += 1)}`;
  const make = `CREATE DATABASE ${name} OWNER office`;
  execFileSync("psql", ["-q", "-d", `postgresql:///postgres${postgresql}&user=postgres`, "-c", make]);
  return ["--db", `postgresql:///${name}${postgresql}&user=office`];
}

export class Server {
  #child;
  #errors = "";

  constructor({ data, arguments: extra = [] } = {}) {
    this.ownsData = !data;
    this.data = data ?? mkdtempSync(join(tmpdir(), "phanbien-test-"));
    this.extra = [...extra, ...newDatabase()];
  }

  get pid() {
    return this.#child.pid;
  }

  get log() {
    return this.#errors;
  }

  async start() {
    const begun = performance.now();
    this.#errors = "";
    const child = spawn(
      binary,
      ["serve", "--listen", "127.0.0.1:0", "--data", this.data, ...this.extra],
      { stdio: ["ignore", "pipe", "pipe"], env: own_environment },
    );
    this.#child = child;
    this.ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
    child.stderr.on("data", (chunk) => (this.#errors = (this.#errors + chunk).slice(-200_000)));
    let printed = "";
    this.url = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no address within ${start_ms_max} ms\n${this.#errors}`)), start_ms_max);
      child.stdout.on("data", (chunk) => {
        printed += chunk;
        const found = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(printed);
        if (found) {
          clearTimeout(timer);
          resolve(found[1]);
        }
      });
      this.ended.then(({ code, signal }) => {
        clearTimeout(timer);
        reject(new Error(`the server ended (${code ?? signal})\n${printed}\n${this.#errors}`));
      });
    });
    this.start_ms = performance.now() - begun;
    this.printed = () => printed;
    return this;
  }

  async kill() {
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  async stop() {
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 15_000);
    const { code, signal } = await this.ended;
    clearTimeout(timer);
    if (code !== 0) throw new Error(`the server did not stop cleanly (${code ?? signal})\n${this.#errors}`);
    this.remove();
  }

  remove() {
    if (this.ownsData) rmSync(this.data, { recursive: true, force: true });
  }
}
