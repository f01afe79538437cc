// Signing in and staying signed in: the security baseline as a browser would meet it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, demoPassword, signedIn } from "./client.mjs";
import { Server } from "./server.mjs";

let server;
before(async () => { server = await new Server({ arguments: ["--demo"] }).start(); });
after(async () => { await server.stop(); });

test("a wrong password and an unknown user are told apart by nobody", async () => {
  const wrong = await new Client(server.url).signIn("vanthu", "sai-Mat-khau-1");
  const unknown = await new Client(server.url).signIn("khongcoai", "sai-Mat-khau-1");
  assert.equal(wrong.status, 401);
  assert.deepEqual(wrong.body, unknown.body);
});

test("five failures lock the account; an administrator releases it", async () => {
  for (let i = 0; i < 5; i += 1) await new Client(server.url).signIn("phunu", `Sai-${i}-matkhau`);
  const locked = await new Client(server.url).signIn("phunu", demoPassword);
  assert.notEqual(locked.status, 201);
  const administrator = await signedIn(server, "quantri");
  const account = (await administrator.get("/accounts")).body.items.find((a) => a.username === "phunu");
  assert.equal(account.locked, true);
  assert.equal((await administrator.post(`/accounts/${account.id}/unlock`)).status, 204);
  assert.equal((await new Client(server.url).signIn("phunu", demoPassword)).status, 201);
});

test("the cookie is HttpOnly and SameSite, and a new one at each sign-in", async () => {
  const first = await new Client(server.url).signIn("vanthu");
  const second = await new Client(server.url).signIn("vanthu");
  const cookies = [first, second].map((a) => a.headers.get("set-cookie"));
  for (const cookie of cookies) {
    assert.match(cookie, /HttpOnly/i);
    assert.match(cookie, /SameSite=Lax/i);
    assert.match(cookie, /Path=\//);
  }
  assert.notEqual(cookies[0].split(";")[0], cookies[1].split(";")[0]);
});

test("writing needs the CSRF token, this origin and JSON", async () => {
  const client = await signedIn(server, "vanthu");
  const body = JSON.stringify({ old_password: "x", new_password: "y" });
  const post = (headers) => client.request("POST", "/api/v1/session/password", { body, headers, raw: true });
  const json = { "Content-Type": "application/json" };
  assert.equal((await post({ ...json, "X-CSRF-Token": "wrong" })).status, 403);
  assert.equal((await post({ ...json, Origin: "https://elsewhere.example" })).status, 403);
  assert.equal((await post({ ...json, "Sec-Fetch-Site": "cross-site" })).status, 403);
  assert.equal((await post({ "Content-Type": "text/plain" })).status, 415);
  assert.equal((await post({ "Content-Type": "application/x-www-form-urlencoded" })).status, 415);
});

test("sessions are listed and ended one by one; signing out ends this one", async () => {
  const one = await signedIn(server, "kiemtoan");
  const two = await signedIn(server, "kiemtoan");
  const { items } = (await one.get("/sessions")).body;
  assert.equal(items.filter((s) => s.current).length, 1);
  const other = items.find((s) => !s.current);
  assert.equal((await one.request("DELETE", `/api/v1/sessions/${other.id}`)).status, 204);
  assert.equal((await two.get("/session")).status, 401);
  assert.equal((await one.request("DELETE", "/api/v1/session")).status, 204);
  assert.equal((await one.get("/session")).status, 401);
});

test("changing the password ends the account's other sessions", async () => {
  const here = await signedIn(server, "tuvan");
  const there = await signedIn(server, "tuvan");
  const weak = await here.post("/session/password", { old_password: demoPassword, new_password: "matkhau1" });
  assert.equal(weak.status, 422);
  assert.equal((await here.post("/session/password", { old_password: demoPassword, new_password: "Suoi-Trong-27" })).status, 204);
  assert.equal((await there.get("/session")).status, 401);
  assert.equal((await new Client(server.url).signIn("tuvan", "Suoi-Trong-27")).status, 201);
});

test("whoever sits at an open session cannot guess its password: five failures lock the account", async () => {
  const here = await signedIn(server, "nongdan");
  const change = (old_password) => here.post("/session/password", { old_password, new_password: "Suoi-Trong-27" });
  for (let i = 0; i < 5; i += 1) assert.equal((await change(`Sai-${i}-matkhau`)).body.code, "password.wrong");
  const locked = await change(demoPassword);
  assert.deepEqual([locked.status, locked.body.code], [403, "password.locked"], "not 401: the session goes on");
  assert.equal((await new Client(server.url).signIn("nongdan")).body.code, "sign_in.locked");
  assert.equal((await here.get("/session")).status, 200);
  const administrator = await signedIn(server, "quantri");
  const account = (await administrator.get("/accounts")).body.items.find((a) => a.username === "nongdan");
  assert.equal(account.locked, true, "it is kept with the account");
  assert.equal((await administrator.post(`/accounts/${account.id}/unlock`)).status, 204);
  assert.equal((await change(demoPassword)).status, 204);
});

test("every answer carries the security headers", async () => {
  for (const path of ["/", "/api/v1/session", "/healthz", "/khong-co"]) {
    const { headers } = await new Client(server.url).request("GET", path, { raw: true });
    const policy = headers.get("content-security-policy");
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"]) {
      assert.ok(policy.includes(part), `${path}: ${part}`);
    }
    assert.ok(!policy.includes("unsafe-inline") && !policy.includes("unsafe-eval"), policy);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
    assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
    assert.equal(headers.get("referrer-policy"), "same-origin");
  }
  const { headers } = await new Client(server.url).request("GET", "/api/v1/session");
  assert.match(headers.get("cache-control"), /no-store/);
});

test("the first administrator is asked for once, on an empty office only", async () => {
  const taken = await new Client(server.url).post("/setup", { organisation: "X", level: "province", username: "a", name: "A", password: "Abcd-1234-xyz" });
  assert.equal(taken.status, 409);
  const empty = await new Server().start();
  const first = new Client(empty.url);
  assert.deepEqual((await first.get("/setup")).body, { needed: true });
  const request = { organisation: "Mặt trận tỉnh (mẫu)", level: "province", username: "admin", name: "Quản trị (mẫu)", password: "Nui-Cao-2026" };
  assert.equal((await first.post("/setup", { ...request, password: "yeu" })).status, 422);
  assert.equal((await first.post("/setup", { ...request, username: "Có dấu" })).status, 422);
  assert.equal((await first.post("/setup", request)).status, 204);
  assert.equal((await first.post("/setup", request)).status, 409);
  assert.equal((await first.signIn("admin", "Nui-Cao-2026")).status, 201);
  assert.equal((await first.get("/organisations")).body.items.length, 1, "the refused try left nothing behind");
  await empty.stop();
});

test("healthz and metrics answer without an account", async () => {
  const client = new Client(server.url);
  assert.deepEqual((await client.request("GET", "/healthz")).body, { status: "ok", read_only: false });
  const metrics = await client.request("GET", "/metrics");
  assert.match(metrics.bytes.toString(), /^phanbien_\w+/m);
});

test("a stop under load takes less than ten seconds", async () => {
  const busy = await new Server({ arguments: ["--demo"] }).start();
  const nobody = new Client(busy.url);
  // Every try hashes a password: far more work than can be done in the time.
  const tries = Array.from({ length: 400 }, (_, i) => nobody.signIn(`ai-do-${i}`, "Sai-Mat-khau-1").catch(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  await busy.stop();
  assert.ok(performance.now() - begun < 10_000, `${performance.now() - begun} ms`);
  await Promise.all(tries);
});
