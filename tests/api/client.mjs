// One signed-in person: cookie, CSRF token, idempotency keys; every response is held against
// openapi.yaml. Uses fetch, so a test reads like the page's own calls.
import { randomUUID } from "node:crypto";
import { conform } from "./contract.mjs";

export const demoPassword = "PhanBien@2026";

export class Client {
  constructor(url) {
    this.url = url;
    this.cookie = "";
    this.csrf = "";
  }

  async request(method, path, { body, json, headers = {}, raw = false } = {}) {
    const all = { ...headers };
    if (this.cookie) all.Cookie ??= this.cookie;
    if (this.csrf && method !== "GET") all["X-CSRF-Token"] ??= this.csrf;
    if (json !== undefined) all["Content-Type"] ??= "application/json";
    const response = await fetch(this.url + path, {
      method,
      headers: all,
      body: json !== undefined ? JSON.stringify(json) : body,
      redirect: "manual",
    });
    const mediaType = (response.headers.get("content-type") ?? "").split(";")[0].trim();
    const isJson = mediaType === "application/json" || mediaType === "application/problem+json";
    const bytes = Buffer.from(await response.arrayBuffer());
    const answer = {
      status: response.status,
      headers: response.headers,
      mediaType,
      bytes,
      body: isJson && bytes.length ? JSON.parse(bytes.toString("utf8")) : undefined,
    };
    if (!raw) conform(method, new URL(this.url + path).pathname, answer.status, mediaType, answer.body);
    return answer;
  }

  get(path, options) {
    return this.request("GET", `/api/v1${path}`, options);
  }

  // Every page of a list, in order, each as it was answered.
  async pages(path, options) {
    const pages = [];
    for (let cursor = ""; ;) {
      const more = cursor && `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await this.get(path + more, options);
      if (status !== 200) throw new Error(`${path}${more}: ${JSON.stringify(body)}`);
      pages.push(body);
      if (!(cursor = body.next_cursor)) return pages;
    }
  }

  post(path, json, options = {}) {
    return this.request("POST", `/api/v1${path}`, { json, ...options });
  }

  async signIn(username, password = demoPassword) {
    const answer = await this.post("/session", { username, password });
    if (answer.status === 201) {
      this.cookie = answer.headers.get("set-cookie").split(";")[0];
      this.csrf = answer.body.csrf_token;
      this.account = answer.body.account;
    }
    return answer;
  }

  async upload(name, bytes, headers = {}) {
    return this.request("POST", "/api/v1/files", {
      body: bytes,
      headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(name), ...headers },
    });
  }

  // A command as the page sends it: with the revision it saw and a fresh key.
  async command(dossier, command, data = {}, { revision, key = randomUUID() } = {}) {
    const seen = revision ?? (await this.get(`/dossiers/${dossier}`)).body?.revision;
    return this.post(
      `/dossiers/${dossier}/commands`,
      { command, data },
      { headers: { "Idempotency-Key": key, ...(seen === undefined ? {} : { "If-Match": `"${seen}"` }) } },
    );
  }

  // The same, for steps of a story that must succeed.
  async do(dossier, command, data, options) {
    const answer = await this.command(dossier, command, data, options);
    if (answer.status !== 200) {
      throw new Error(`${this.account?.username}: ${command} was refused: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }
}

export async function signedIn(server, username, password) {
  const client = new Client(server.url);
  const answer = await client.signIn(username, password);
  if (answer.status !== 201) throw new Error(`${username} cannot sign in: ${JSON.stringify(answer.body)}`);
  return client;
}
