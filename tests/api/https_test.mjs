// Behind a proxy that speaks https with the browsers: the cookie, what browsers are told, and whose address counts.
// What the proxy would do is done by the test: it appends the client's address to whatever the client claims.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, demoPassword } from "./client.mjs";
import { Server } from "./server.mjs";

let behind;
let alone;
before(async () => {
  behind = await new Server({ arguments: ["--demo", "--behind-https-proxy"] }).start();
  alone = await new Server({ arguments: ["--demo"] }).start();
});
after(async () => { await Promise.all([behind.stop(), alone.stop()]); });

class From extends Client {
  constructor(server, address, claimed = "") {
    super(server.url);
    this.forwarded = { "X-Forwarded-For": claimed ? `${claimed}, ${address}` : address };
  }

  request(method, path, { headers = {}, ...rest } = {}) {
    return super.request(method, path, { headers: { ...this.forwarded, ...headers }, ...rest });
  }
}

const signedInFrom = async (server, username, address, claimed) => {
  const client = new From(server, address, claimed);
  const answer = await client.signIn(username);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return [client, answer.headers.get("set-cookie")];
};
const addresses = async (client) => (await client.get("/sessions")).body.items.map((one) => one.address);

test("the cookie goes over https alone, and no other host can set it", async () => {
  const [client, cookie] = await signedInFrom(behind, "vanthu", "203.0.113.9");
  assert.match(cookie, /^__Host-phanbien_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  assert.equal((await client.get("/session")).status, 200);
  const plain = { Cookie: client.cookie.replace("__Host-", "") };
  assert.equal((await client.get("/session", { headers: plain })).status, 401, "one that anybody may have set");
  const out = await client.request("DELETE", "/api/v1/session");
  assert.match(out.headers.get("set-cookie"), /^__Host-phanbien_session=; Path=\/; .*Secure; Max-Age=0$/);
});

test("browsers are told to come by https, by every answer", async () => {
  for (const path of ["/", "/api/v1/session", "/healthz", "/khong-co"]) {
    const { headers } = await new Client(behind.url).request("GET", path, { raw: true });
    assert.equal(headers.get("strict-transport-security"), "max-age=31536000", path);
  }
});

test("a client's address is what the proxy appended, whatever the client claims", async () => {
  const [client] = await signedInFrom(behind, "truongban", "203.0.113.9", "10.6.6.6, unknown");
  assert.deepEqual(await addresses(client), ["203.0.113.9"]);
  await signedInFrom(behind, "truongban", "[2001:db8:7::1]:4711");
  assert.deepEqual((await addresses(client)).sort(), ["2001:db8:7::1", "203.0.113.9"]);
  const [auditor] = await signedInFrom(behind, "kiemtoan", "203.0.113.9");
  const { items } = (await auditor.get("/audit/unusual?kind=new_place")).body;
  assert.equal(items.length, 1, "the second network, and not the proxy's");
  await signedInFrom(behind, "truongban", "not an address");
  assert.ok((await addresses(client)).includes("127.0.0.1"), "the proxy's own where it names none");
});

test("tries to sign in are counted for the client and not for the proxy", async () => {
  const guess = (address, claimed) => new From(behind, address, claimed).signIn("khongcoai", "sai-Mat-khau-1");
  for (let i = 0; i < 10; i += 1) assert.equal((await guess("198.51.100.4", `10.0.0.${i}`)).status, 401);
  const refused = await guess("198.51.100.4", "10.0.0.99");
  assert.equal(refused.body.code, "sign_in.too_often");
  assert.equal(refused.status, 429);
  const seconds = Number(refused.headers.get("retry-after"));
  assert.ok(Number.isInteger(seconds) && seconds > 1 && seconds <= 60, `${seconds}`);
  assert.ok(refused.body.detail.includes(`đợi ${seconds} giây`), refused.body.detail);
  assert.equal((await guess("198.51.100.5")).status, 401);
});

test("without the setting it is as on the office's own network, and nobody's word is taken", async () => {
  const [client, cookie] = await signedInFrom(alone, "vanthu", "203.0.113.9");
  assert.match(cookie, /^phanbien_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.deepEqual(await addresses(client), ["127.0.0.1"]);
  const { headers } = await client.get("/session");
  assert.equal(headers.get("strict-transport-security"), null);
  const refused = await new From(alone, "203.0.113.9").signIn("vanthu", `${demoPassword}x`);
  assert.equal(refused.status, 401);
});
