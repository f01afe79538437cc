// A demo office with everybody signed in, and the steps that take a dossier to a state: what the
// tests' stories share.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./contract.mjs";
import { Server } from "./server.mjs";
import { signedIn } from "./client.mjs";

export const people = {
  registrar: "vanthu",
  specialist: "chuyenvien",
  head: "truongban",
  committee: "thuongtruc",
  chair: "chutich",
  chief: "chanhvp",
  drafter: "soanthao",
  union: "congdoan",
  farmers: "nongdan",
  women: "phunu",
  council: "tuvan",
  auditor: "kiemtoan",
  administrator: "quantri",
};

export const draftText = `NGHỊ QUYẾT
Về hỗ trợ người dân di dời khỏi vùng có nguy cơ sạt lở

Căn cứ Luật Tổ chức chính quyền địa phương;

Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định mức hỗ trợ hộ gia đình di dời khỏi vùng có nguy cơ sạt lở.
Điều 2. Đối tượng áp dụng
1. Hộ gia đình, cá nhân phải di dời.
2. Cơ quan, tổ chức có liên quan:
a) Ủy ban nhân dân cấp xã;
b) Mặt trận Tổ quốc cấp xã;
đ) Tổ chức khác.
Điều 3. Mức hỗ trợ
1. Mỗi hộ được hỗ trợ 50 triệu đồng.
2. Hộ nghèo được hỗ trợ thêm 20 triệu đồng.
Điều 4. Hiệu lực thi hành
Nghị quyết có hiệu lực kể từ ngày ký.
`;

// Who is asked at the steps of the approval route of a matter that is not important.
export const routeSteps = [
  ["head", "truong-don-vi"],
  ["chief", "chanh-van-phong"],
  ["committee", "phu-trach"],
  ["chair", "ky"],
];

export class Office {
  static async open(options = {}) {
    const office = new Office();
    // A test uploads more in a minute than a person in an hour.
    office.server = await new Server({ arguments: ["--demo", "--uploads-per-hour", "1000"], ...options }).start();
    await office.signInAll();
    return office;
  }

  async signInAll() {
    for (const [role, username] of Object.entries(people)) {
      this[role] = await signedIn(this.server, username);
    }
    const { items } = (await this.registrar.get("/organisations")).body;
    this.organisations = items;
    this.body = this.drafter.account.organisation.id;
  }

  async close() {
    await this.server.stop();
  }

  // A demo dossier waits for the chair's signature: as long as it does, no import may take away those who are asked.
  async endRoutes() {
    for (const { approval, dossier } of (await this.chair.get("/inbox")).body.mine.filter((item) => item.approval)) {
      await this.chair.do(dossier.id, "route.decide", { route: approval.route, step: approval.step, verdict: "refuse", document: approval.document, remark: "Dừng để nhập danh bạ khác." });
    }
  }

  // One of those shipped as the office's directory: a whole invented province, in which thuongtruc, truongban,
  // chuyenvien and vanthu of the demo hold posts; or the demo's own, by which its approval routes ask.
  async importDirectory(name = "tinh-mau.xml") {
    await this.endRoutes();
    const body = readFileSync(join(root, "workflows/organisations", name), "utf8");
    const answer = await this.administrator.request("PUT", "/api/v1/directory", { body, headers: { "Content-Type": "application/xml" } });
    if (answer.status !== 200) throw new Error(`directory: ${JSON.stringify(answer.body)}`);
  }

  async editDirectory(who, edit) {
    const answer = await who.post("/directory/edits", edit);
    if (answer.status !== 200) throw new Error(`directory: ${JSON.stringify(answer.body)}`);
  }

  async register({ title = "Nghị quyết về hỗ trợ di dời", text = draftText, code = "", ...rest } = {}) {
    const uploaded = await this.registrar.upload("du-thao.txt", Buffer.from(text));
    if (uploaded.status !== 201) throw new Error(`upload: ${JSON.stringify(uploaded.body)}`);
    const answer = await this.registrar.post("/dossiers", {
      event: "dossier.register",
      title,
      draft_kind: "resolution",
      drafting_body: this.body,
      code,
      drafts: [uploaded.body.file.hash],
      ...rest,
    });
    if (answer.status !== 201) throw new Error(`register: ${JSON.stringify(answer.body)}`);
    return answer.body.dossier;
  }

  async toConsultation(options) {
    const id = await this.register(options);
    await this.specialist.do(id, "scope.propose", { written: true, same_level: true, rights_touched: true });
    await this.committee.do(id, "scope.accept", { lead: "Ban Dân chủ, Giám sát và Phản biện xã hội" });
    return id;
  }

  async askReviewers(id, reviewers = [this.union, this.farmers]) {
    await this.specialist.do(id, "review.request", {
      organisations: reviewers.map((r) => r.account.organisation.id),
      message: "Đề nghị góp ý.",
    });
  }

  async giveOpinion(who, id, provision, text, more = {}) {
    const { created } = await who.do(id, "opinion.give", {
      version: 1, provision, heading: "soundness", stance: "agree_with_changes", text, ...more,
    });
    return created[0];
  }

  // All that this person may read, however many.
  async opinionsOf(who, id) {
    return (await who.pages(`/dossiers/${id}/opinions?limit=5000`, { raw: true })).flatMap(({ items }) => items);
  }

  async finishReview(who, id) {
    const { reviews } = (await who.get(`/dossiers/${id}`)).body;
    const mine = reviews.find((r) => r.organisation.id === who.account.organisation.id && r.status === "open");
    await who.do(id, "review.complete", { review: mine.id });
  }

  async toSynthesis(options) {
    const id = await this.toConsultation(options);
    await this.askReviewers(id);
    const first = await this.giveOpinion(this.union, id, "art_3__para_1", "Mức 50 triệu đồng là thấp.");
    const second = await this.giveOpinion(this.farmers, id, "art_3__para_1", "Đề nghị nâng mức hỗ trợ.");
    const third = await this.giveOpinion(this.farmers, id, "", "Cần đánh giá nguồn kinh phí.");
    await this.finishReview(this.union, id);
    await this.finishReview(this.farmers, id);
    await this.specialist.do(id, "written.close");
    return { id, opinions: [first, second, third] };
  }

  async toApproval(options) {
    const { id, opinions } = await this.toSynthesis(options);
    const one = await this.specialist.do(id, "recommendation.make", {
      provision: "art_3__para_1", text: "Nâng mức hỗ trợ lên 80 triệu đồng.", opinions: opinions.slice(0, 2),
    });
    const two = await this.specialist.do(id, "recommendation.make", {
      text: "Bổ sung đánh giá nguồn kinh phí.", opinions: [opinions[2]],
    });
    await this.submit(id);
    return { id, opinions, recommendations: [one.created[0], two.created[0]] };
  }

  // With the document that goes the approval route; returns its hash.
  async submit(id, who = this.specialist) {
    const uploaded = await who.upload("van-ban-phan-bien.txt", Buffer.from("VĂN BẢN PHẢN BIỆN XÃ HỘI (DỰ THẢO)\n"));
    if (uploaded.status !== 201) throw new Error(`upload: ${JSON.stringify(uploaded.body)}`);
    const document = uploaded.body.file.hash;
    await who.do(id, "criticism.submit", { document, remark: "Kính trình." });
    return document;
  }

  // Everybody who is asked approves the newest document, to the signature.
  async approve(id) {
    const { documents } = (await this.specialist.get(`/dossiers/${id}`)).body;
    const document = documents.findLast((d) => d.document_kind === "criticism_draft").file.hash;
    for (const [who, step] of routeSteps) {
      await this[who].do(id, "route.decide", { route: "duyet", step, verdict: "approve", document });
    }
  }

  async toIssued(options) {
    const made = await this.toApproval(options);
    await this.approve(made.id);
    await this.registrar.do(made.id, "criticism.issue", { issued_on: today() });
    return made;
  }
}

// Today in Vietnam, as the server counts it.
export function today(offset_days = 0) {
  return new Date(Date.now() + 7 * 3600_000 + offset_days * 86_400_000).toISOString().slice(0, 10);
}
