// Bad input over the wire: each is refused clearly, names the problem, and leaves nothing behind.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { Office, draftText } from "./office.mjs";

let office;
before(async () => { office = await Office.open(); });
after(async () => { await office.close(); });

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (bytes) => (bytes.reduce((c, b) => crcTable[(c ^ b) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

// A zip archive of our own making, so that its sizes and names can be lies.
function zip(entries) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, content, lie] of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lie ?? bytes.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, nameBytes, packed]);
    const central = Buffer.alloc(46);
    central.write("PK\x01\x02", "latin1");
    central.writeUInt16LE(20, 4);
    fields.copy(central, 6, 0, 26);
    central.writeUInt32LE(offset, 42);
    directory.push(central, nameBytes);
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const word = (body, before = "") => `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = (document, more = []) => zip([["[Content_Types].xml", types], ["word/document.xml", document], ...more]);

// A file that is no readable draft may be kept as an attachment, but never as a draft.
async function refusedAsDraft(name, bytes, word_in_answer) {
  const begun = performance.now();
  const uploaded = await office.registrar.upload(name, bytes);
  assert.ok(performance.now() - begun < 5000, `${name} took too long`);
  if (uploaded.status !== 201) {
    assert.ok([413, 415, 422].includes(uploaded.status), `${name}: ${uploaded.status}`);
    assert.ok(uploaded.body.detail.length > 15 && uploaded.body.detail_en.length > 15);
    return uploaded.body;
  }
  assert.equal(uploaded.body.outline, null, name);
  const said = uploaded.body.draft_problem;
  assert.ok(said.vi.length > 15 && said.en.length > 15, name);
  if (word_in_answer) assert.match(said.vi + said.en, word_in_answer, name);
  const registered = await office.registrar.post("/dossiers", {
    event: "dossier.register", title: name, draft_kind: "plan", drafting_body: office.body, drafts: [uploaded.body.file.hash],
  });
  assert.equal(registered.status, 422, name);
  return said;
}

test("files that are no readable draft are named for what they are", async () => {
  await refusedAsDraft("khong-phai-zip.docx", Buffer.from("đây không phải tệp Word thật, chỉ giả".repeat(3)).subarray(0, 0));
  await refusedAsDraft("rac.docx", Buffer.from([0x50, 0x4b, 3, 4, ...Array(200).fill(7)]));
  await refusedAsDraft("zip-khac.docx", zip([["a.txt", "xin chào"]]));
  await refusedAsDraft("trong.docx", docx(word("")));
  await refusedAsDraft("bom.docx", docx(word(paragraph("0".repeat(60_000_000)))));
  await refusedAsDraft("bom-noi-doi.docx", zip([["[Content_Types].xml", types], ["word/document.xml", word(paragraph("0".repeat(60_000_000))), 100]]));
  await refusedAsDraft("thuc-the.docx", docx(word(paragraph("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')));
  await refusedAsDraft("sau.docx", docx(word("<w:p>".repeat(5000) + "</w:p>".repeat(5000))));
  await refusedAsDraft("tcvn3.txt", Buffer.from([0xa7, 0x69, 0xd2, 0x75, 0x20, 0x31, 0x2e, 0xb5, 0xff, 0xfe]));
  await refusedAsDraft("nhi-phan.txt", Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 0, 7]));
});

test("a path in an entry name or in the file's name stays a name", async () => {
  const slip = docx(word(paragraph("Điều 1. Phạm vi") + paragraph("Nội dung.")), [["../../../../tmp/phanbien-slip", "x"]]);
  const uploaded = await office.registrar.upload("../../../etc/passwd/..\\du-thao.docx", slip);
  if (uploaded.status === 201) {
    assert.ok(!/[\\/]/.test(uploaded.body.file.name), uploaded.body.file.name);
  } else {
    assert.equal(uploaded.status, 422);
  }
});

test("a law with a missing or repeated điều is accepted, with a warning", async () => {
  const text = "Điều 1. Một\nNội dung.\nĐiều 3. Ba\nNội dung.\nĐiều 3. Ba nữa\nNội dung.\n";
  const uploaded = await office.registrar.upload("thieu.txt", Buffer.from(text));
  assert.equal(uploaded.status, 201);
  assert.equal(uploaded.body.outline.counts.articles, 3);
  assert.ok(uploaded.body.outline.warnings.length >= 2);
  const eids = uploaded.body.outline.provisions.flatMap(function all(p) { return [p.eid, ...p.children.flatMap(all)]; });
  assert.equal(new Set(eids).size, eids.length, "each provision has an eId of its own");
});

test("200 MB is refused without being read, and the server goes on", async () => {
  const { hostname, port } = new URL(office.server.url);
  const status = await new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST /api/v1/files HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${office.registrar.cookie}\r\nX-CSRF-Token: ${office.registrar.csrf}\r\nX-File-Name: to.docx\r\nContent-Type: application/octet-stream\r\nContent-Length: 209715200\r\n\r\n`);
      const chunk = Buffer.alloc(1 << 16);
      const push = () => { while (!socket.destroyed && socket.write(chunk)); };
      socket.on("drain", push);
      push();
    });
    let text = "";
    socket.on("data", (d) => { text += d; const found = /^HTTP\/1\.1 (\d+)/.exec(text); if (found) { resolve(Number(found[1])); socket.destroy(); } });
    socket.on("error", () => resolve(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0));
    socket.setTimeout(20_000, () => reject(new Error("no answer")));
  });
  assert.equal(Number(status), 413);
  assert.equal((await office.registrar.get("/session")).status, 200);
});

test("a connection lost in mid-upload leaves nothing", async () => {
  const { hostname, port } = new URL(office.server.url);
  await new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST /api/v1/files HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${office.registrar.cookie}\r\nX-CSRF-Token: ${office.registrar.csrf}\r\nX-File-Name: nua.txt\r\nContent-Type: application/octet-stream\r\nContent-Length: 100000\r\n\r\n${draftText}`);
      setTimeout(() => { socket.destroy(); resolve(); }, 200);
    });
    socket.on("error", () => {});
  });
  assert.equal((await office.registrar.get("/session")).status, 200);
  assert.doesNotMatch(office.server.log, /terminate|abort|Segmentation/);
});

test("malformed JSON, unknown members, wrong types: refused with the place", async () => {
  const id = await office.toConsultation();
  const path = `/api/v1/dossiers/${id}/commands`;
  const send = (body) => office.registrar.request("POST", path, { body, headers: { "Content-Type": "application/json" } });
  for (const text of ["", "{", "[]", '"x"', '{"command":"opinion.give","command":"x"}', '{"command":1}', `${"[".repeat(5000)}`, '{"command":"no.such.thing","data":{}}', '{"command":"opinion.give","data":{"version":1e400}}']) {
    const answer = await send(text);
    assert.ok([403, 409, 422].includes(answer.status), `${text.slice(0, 50)}: ${answer.status}`);
    assert.ok(answer.body.detail && answer.body.detail_en);
  }
  const unknown = await send(JSON.stringify({ command: "opinion.enter", data: { version: "một", heading: "other", stance: "nope", text: "", colour: "đỏ", said_by: { name: 5 } } }));
  assert.equal(unknown.status, 422);
  const pointers = unknown.body.fields.map((f) => f.pointer);
  for (const pointer of ["/data/version", "/data/colour", "/data/text"]) assert.ok(pointers.includes(pointer), `${pointer} not in ${pointers}`);
});

test("a provision that is not there, a version that is not there, a list item that is not there", async () => {
  const id = await office.toConsultation();
  const base = { version: 1, heading: "other", stance: "other", text: "x", said_by: { name: "A" }, source: "paper" };
  for (const [change, pointer] of [
    [{ provision: "art_99" }, "/data/provision"],
    [{ version: 9 }, "/data/version"],
    [{ heading: "khong-co" }, "/data/heading"],
    [{ source: "khong-co" }, "/data/source"],
    [{ text: "x".repeat(20_001) }, "/data/text"],
  ]) {
    const answer = await office.registrar.command(id, "opinion.enter", { ...base, ...change });
    assert.equal(answer.status, 422, pointer);
    assert.equal(answer.body.fields[0].pointer, pointer);
  }
});

test("a script in an opinion comes back as the text it is, never as HTML", async () => {
  const id = await office.toConsultation();
  const text = '<script>alert(1)</script><img src=x onerror=alert(2)> "\'&amp;';
  await office.registrar.do(id, "opinion.enter", { version: 1, heading: "other", stance: "other", text, said_by: { name: text }, source: "paper" });
  const answer = await office.registrar.get(`/dossiers/${id}/opinions`);
  assert.equal(answer.body.items[0].text, text);
  assert.equal(answer.mediaType, "application/json");
});

test("odd requests: unknown route, wrong method, huge header, bad dates and cursors", async () => {
  assert.equal((await office.registrar.get("/khong-co")).status, 404);
  assert.equal((await office.registrar.request("DELETE", "/api/v1/dossiers", { raw: true })).status, 405);
  assert.equal((await office.registrar.get("/dossiers?cursor=rubbish")).status, 422);
  assert.equal((await office.registrar.get("/dossiers?limit=100000")).status, 422);
  assert.equal((await office.registrar.get("/dossiers?colour=red")).status, 422);
  assert.equal((await office.registrar.get("/registers/incoming?year=abc")).status, 422);
  const huge = await office.registrar.request("GET", "/api/v1/session", { headers: { "X-Huge": "x".repeat(15_000_0).slice(0, 60_000) }, raw: true }).catch(() => ({ status: 431 }));
  assert.ok([400, 431].includes(huge.status), `${huge.status}`);
  const future = await office.registrar.upload("a.txt", Buffer.from(draftText));
  const answer = await office.registrar.post("/dossiers", {
    event: "dossier.register", title: "Ngày lạ", draft_kind: "plan", drafting_body: office.body, drafts: [future.body.file.hash], received_on: "2026-02-30",
  });
  assert.equal(answer.status, 422);
  assert.equal(answer.body.fields[0].pointer, "/received_on");
});

test("a made-up command adds no line and no name to the figures", async () => {
  const id = await office.register();
  const forged = 'x"} 1\nphanbien_forged 7\n#';
  await office.registrar.command(id, forged, {});
  const figures = (await office.registrar.request("GET", "/metrics")).bytes.toString();
  assert.ok(!figures.includes("forged"), figures);
  assert.match(figures, /^phanbien_commands_total\{command="other",outcome="refused"\} [1-9]/m);
});

// Sockets on which these bytes were sent, open until the test ends.
async function openSockets(count, bytes) {
  const { port } = new URL(office.server.url);
  return Promise.all(
    Array.from({ length: count }, () => new Promise((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes, () => resolve(socket)));
      socket.on("error", reject);
    })),
  );
}

test("a thousand half-sent headers keep nobody from being answered", async () => {
  const sockets = await openSockets(1000, "GET /healthz HTTP/1.1\r\nHost: x\r\n");
  for (let i = 0; i < 20; i += 1) {
    assert.equal((await office.registrar.request("GET", "/healthz")).status, 200);
  }
  assert.equal((await office.registrar.get("/dossiers")).status, 200);
  for (const socket of sockets) socket.destroy();
});
