// Starts the real binary on a free port over a data folder of its own, and stops it: gently, or as a
// power cut would (kill -9). Used by every black-box test, the browser's included. Where
// PHANBIEN_TEST_POSTGRESQL is set (tests/postgresql/with_server) each data folder has a database of its own there.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const binary = process.env.PHANBIEN_BINARY;
if (!binary) throw new Error("PHANBIEN_BINARY names the server to test");

const start_ms_max = 20_000;

// The tests' own switches begin like the server's settings, which refuses those it does not know.
const own_environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PHANBIEN_")));

const test_server = process.env.PHANBIEN_TEST_POSTGRESQL;
export const onPostgresql = Boolean(test_server);
const databases = new Map(); // by data folder
let databases_made = 0;

// A statement or question for the server, whatever becomes of a database; its answer.
const ofServer = (statement) =>
  execFileSync("psql", ["-qAt", "-d", `postgresql:///postgres${test_server}&user=postgres`, "-c", statement], { encoding: "utf8" }).trim();
const urlOf = (name) => `postgresql:///${name}${test_server}&user=office`;

function makeDatabase(data, template = "template1") {
  const name = `test_${process.pid}_${(databases_made += 1)}`;
  ofServer(`CREATE DATABASE ${name} OWNER office TEMPLATE ${template}`);
  databases.set(data, name);
  return name;
}

const databaseOf = (data) => databases.get(data) ?? makeDatabase(data);

// The arguments by which a sub-command works on the data of this folder.
export const placeOf = (data) => (onPostgresql ? ["--data", data, "--db", urlOf(databaseOf(data))] : ["--data", data]);

// The same place as one of a move's two.
export const movePlaceOf = (data) => (onPostgresql ? urlOf(databaseOf(data)) : `sqlite:${data}`);

// The data of a folder nobody works on once more, in another one that is empty or not there.
export function copyData(from, to) {
  cpSync(from, to, { recursive: true });
  if (!onPostgresql) return;
  if (databases.has(to)) ofServer(`DROP DATABASE ${databases.get(to)}`);
  makeDatabase(to, databaseOf(from));
}

// A folder of its own for one more node that serves the office of this one, with the log's key.
export function folderOfAnotherNode(data) {
  const folder = mkdtempSync(join(tmpdir(), "phanbien-test-"));
  cpSync(join(data, "log.key"), join(folder, "log.key"));
  databases.set(folder, databaseOf(data));
  return folder;
}

// Ends every session on the database, as a server that is restarted does.
export const cutSessions = (data) => ofServer(`SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '${databaseOf(data)}'`);

// What the rows say, without the program; on PostgreSQL.
export const askDatabase = (data, question) => execFileSync("psql", ["-qAt", "-d", urlOf(databaseOf(data)), "-c", question], { encoding: "utf8", maxBuffer: 2 ** 30 }).trim();

// Changes the data behind the program's back.
export function tamper(data, statement) {
  const [shell, place] = onPostgresql ? ["psql", ["-q", "-d", urlOf(databaseOf(data)), "-c"]] : ["sqlite3", [join(data, "phanbien.db")]];
  execFileSync(shell, [...place, statement], { stdio: ["ignore", "ignore", "inherit"] });
}

// The files in which the database keeps its rows.
export function databaseFiles(data) {
  if (!onPostgresql) return ["phanbien.db", "phanbien.db-wal"].map((it) => join(data, it)).filter(existsSync);
  ofServer("CHECKPOINT");
  const folder = join(ofServer("SHOW data_directory"), "base", ofServer(`SELECT oid FROM pg_database WHERE datname = '${databaseOf(data)}'`));
  return readdirSync(folder).map((name) => join(folder, name));
}

export class Server {
  #child;
  #errors = "";

  // On the place that the arguments name; else on that of the data folder.
  constructor({ data, place, arguments: extra = [], environment = {}, start_ms = start_ms_max } = {}) {
    this.start_ms_max = start_ms;
    this.ownsData = !data;
    this.data = data ?? mkdtempSync(join(tmpdir(), "phanbien-test-"));
    this.place = place;
    this.extra = extra;
    this.environment = { ...own_environment, ...environment };
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
      ["serve", "--listen", "127.0.0.1:0", ...(this.place ?? placeOf(this.data)), ...this.extra],
      { stdio: ["ignore", "pipe", "pipe"], env: this.environment },
    );
    this.#child = child;
    this.ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
    child.stderr.on("data", (chunk) => (this.#errors = (this.#errors + chunk).slice(-200_000)));
    let printed = "";
    this.url = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no address within ${this.start_ms_max} ms\n${this.#errors}`)), this.start_ms_max);
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
