// An office with a directory, whose people approve by post: everybody is invented. Made without the demo, so
// that what is asked of whom is only what stands here.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, demoPassword, signedIn } from "../client.mjs";
import { root } from "../contract.mjs";
import { today } from "../office.mjs";
import { Server, binary, placeOf } from "../server.mjs";

const first_password = "Lan-dau-vao-2026";

// By post in the directory; each signs in by its key.
export const staff = {
  author: { name: "Nguyễn Văn Ba", post: "chuyen-vien", roles: ["specialist"] },
  head: { name: "Lê Thị Tám", post: "truong-ban", roles: ["department_head"] },
  chief: { name: "Đỗ Văn Chín", post: "chanh-van-phong", roles: [] },
  charge: { name: "Hoàng Thị Mười", post: "pct-noi-dung", roles: [] },
  deputy: { name: "Phạm Thị Sáu", post: "pct-phong-trao", roles: [] },
  member: { name: "Vũ Văn Tư", post: "uy-vien", roles: [] },
  // Away, and lets the deputy act.
  chair: { name: "Lý Văn Bảy", post: "chu-tich", roles: [], away: true },
  // Holds no post of the route.
  colleague: { name: "Cao Thị Năm", post: "pho-ban", roles: ["specialist"] },
};

export function directory({ delegated = true } = {}) {
  const people = Object.entries(staff).map(([key, { name, post, away }]) => {
    const gone = away ? `<away from="${today(-1)}" until="${today(60)}"/>` : "";
    const handed = away && delegated ? `<delegates to="deputy" from="${today(-1)}" until="${today(60)}"/>` : "";
    return `<person id="${key}" name="${name}" account="${key}"><holds post="${post}"/>${gone}${handed}</person>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<directory xmlns="urn:phanbien:organisation:1" vi="Mặt trận tỉnh Thử Nghiệm (bịa)" en="The Front of a province made up">
  <organisation id="mttq" vi="Ủy ban MTTQ Việt Nam tỉnh Thử Nghiệm" en="Front of a made-up province" kind="front" level="province">
    <unit id="btt" vi="Ban Thường trực" en="Standing committee">
      <post id="chu-tich" vi="Chủ tịch" en="Chair" role="chair" head="yes"/>
      <post id="pct-noi-dung" vi="Phó Chủ tịch phụ trách nội dung" en="Vice chair for content" role="vice_chair"/>
      <post id="pct-phong-trao" vi="Phó Chủ tịch phụ trách phong trào" en="Vice chair for movements" role="vice_chair"/>
      <post id="uy-vien" vi="Ủy viên Thường trực" en="Member of the standing committee" role="standing_committee"/>
      <unit id="van-phong" vi="Văn phòng" en="Office">
        <post id="chanh-van-phong" vi="Chánh Văn phòng" en="Chief of office" role="office_chief" head="yes"/>
      </unit>
      <unit id="ban-dan-chu" vi="Ban Dân chủ - Pháp luật" en="Department of democracy and law">
        <post id="truong-ban" vi="Trưởng ban" en="Head of department" role="department_head" head="yes" superior="pct-noi-dung"/>
        <post id="pho-ban" vi="Phó Trưởng ban" en="Deputy head" role="department_deputy"/>
        <post id="chuyen-vien" vi="Chuyên viên" en="Specialist" role="specialist" holders="several"/>
      </unit>
    </unit>
  </organisation>
  ${people.join("\n  ")}
</directory>
`;
}

export const reportText = (amount) => `BÁO CÁO
Kết quả khảo sát

1. Đã khảo sát mười hai xã.
2. Đề nghị hỗ trợ ${amount} triệu đồng mỗi hộ.
3. Giao Ban Dân chủ - Pháp luật theo dõi.
`;

export class RouteOffice {
  static async open() {
    const office = new RouteOffice();
    office.data = mkdtempSync(join(tmpdir(), "phanbien-routes-"));
    await office.#start();
    await office.#setUp();
    await office.server.stop();
    office.importDirectory(directory());
    await office.#start();
    for (const key of ["administrator", "stranger", ...Object.keys(staff)]) office[key] = await signedIn(office.server, key);
    return office;
  }

  async #start() {
    const more = ["--workflow", join(root, "tests/api/routes/duyet-thu.scxml"), "--uploads-per-hour", "1000"];
    this.server = await new Server({ data: this.data, arguments: more }).start();
  }

  async #setUp() {
    const request = { organisation: "Ủy ban MTTQ tỉnh Thử Nghiệm (bịa)", level: "province", username: "administrator", name: "Quản trị", password: demoPassword };
    const answer = await new Client(this.server.url).post("/setup", request);
    if (answer.status !== 204) throw new Error(`setup: ${JSON.stringify(answer.body)}`);
    const administrator = await signedIn(this.server, "administrator");
    const host = administrator.account.organisation.id;
    const other = await administrator.post("/organisations", { name: "Sở Thử Nghiệm (bịa)", kind: "state_body", level: "province" });
    for (const [username, { name, roles }] of Object.entries(staff)) await this.#account(administrator, { username, name, roles, organisation: host });
    await this.#account(administrator, { username: "stranger", name: "Người Ngoài", roles: ["drafter"], organisation: other.body.id });
  }

  async #account(administrator, account) {
    const made = await administrator.post("/accounts", { ...account, password: first_password });
    if (made.status !== 201) throw new Error(`account: ${JSON.stringify(made.body)}`);
    const person = await signedIn(this.server, account.username, first_password);
    const changed = await person.post("/session/password", { old_password: first_password, new_password: demoPassword });
    if (changed.status >= 300) throw new Error(`password: ${JSON.stringify(changed.body)}`);
  }

  importDirectory(xml) {
    const path = join(this.data, "directory.xml");
    writeFileSync(path, xml);
    const done = spawnSync(binary, ["org", "import", path, ...placeOf(this.data)], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`org import: ${done.stderr}${done.stdout}`);
  }

  async attach(id, amount = 50, who = this.author) {
    const uploaded = await who.upload("bao-cao.txt", Buffer.from(reportText(amount)));
    await who.do(id, "document.attach", { document_kind: "report", title: "Báo cáo khảo sát", file: uploaded.body.file.hash });
    return uploaded.body.file.hash;
  }

  // A report on its route.
  async submit({ title = "Báo cáo khảo sát đời sống nhân dân", important = false, amount = 50 } = {}) {
    const begun = await this.author.post("/dossiers", { event: "report.begin", procedure: "duyet-thu", title, data: {} });
    if (begun.status !== 201) throw new Error(`begin: ${JSON.stringify(begun.body)}`);
    const id = begun.body.dossier;
    const document = await this.attach(id, amount);
    await this.author.do(id, "report.submit", { important });
    return { id, document };
  }

  async route(id, who = this.author) {
    const answer = await who.get(`/dossiers/${id}/routes`);
    if (answer.status !== 200) throw new Error(`routes: ${JSON.stringify(answer.body)}`);
    return answer.body.items.at(-1);
  }

  // Without If-Match: the document is what a decision is about.
  decide(who, id, step, verdict, document, more = {}) {
    return who.post(`/dossiers/${id}/commands`, { command: "route.decide", data: { route: "duyet", step, verdict, document, ...more } });
  }

  async approve(who, id, step, document, more) {
    const answer = await this.decide(who, id, step, "approve", document, more);
    if (answer.status !== 200) throw new Error(`${who.account.username}: ${JSON.stringify(answer.body)}`);
  }

  async close() {
    await this.server.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
