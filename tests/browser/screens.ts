// Every screen of the product with real data on it, and what must be true of each of them at any size:
// no serious finding of axe-core, nothing that scrolls the whole page sideways.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page, TestInfo } from '@playwright/test';

import { draftText, today } from '../api/office.mjs';
import { dossierAt, expect, type Person } from './office';
import { brokenDirectory } from './directory_files';

export interface Dossiers {
    scope: string; // proposed to the department
    consultation: string; // opinions being given
    synthesis: string; // opinions to be turned into recommendations
    alike: string; // opinions that say the same, some of them put together
    answers: string; // issued, partly answered, one answer sent back
    drafted: string; // issued, one answer drafted
    promises: string; // answered, the next version there, one objection
}

export interface Screen {
    name: string;
    person: Person | null;
    address: (dossiers: Dossiers) => string;
    shows: RegExp | string; // what stands on it once it is loaded
    open?: (page: Page) => Promise<void>; // the dialog or form this is about
}

// Dossiers in the states whose screens differ, seeded through the interface.
export async function seed(office): Promise<Dossiers> {
    const scope = await office.register({ title: 'Kế hoạch phòng, chống thiên tai năm 2027', received_on: undefined });
    const consultation = await office.toConsultation({ title: 'Nghị quyết về chính sách hỗ trợ người dân di dời khỏi vùng có nguy cơ sạt lở trên địa bàn tỉnh' });
    await office.askReviewers(consultation, [office.union, office.farmers, office.women]);
    await office.giveOpinion(office.union, consultation, 'art_3__para_1', 'Mức 50 triệu đồng là thấp so với giá vật liệu.', {
        quote: '50 triệu đồng', proposal: 'Mỗi hộ được hỗ trợ 80 triệu đồng.',
    });
    await office.giveOpinion(office.union, consultation, 'art_2__para_2__point_đ', 'Cần nêu rõ tổ chức nào.', { stance: 'form', heading: 'other' });
    await office.giveOpinion(office.farmers, consultation, 'art_3__para_1', 'Đề nghị nâng mức hỗ trợ.', { stance: 'disagree' });
    await office.giveOpinion(office.farmers, consultation, '', 'Cần đánh giá nguồn kinh phí.', { stance: 'agree', heading: 'impact' });
    const { id: synthesis, opinions } = await office.toSynthesis({ title: 'Đề án sắp xếp điểm trường vùng cao' });
    await office.specialist.do(synthesis, 'recommendation.make', { provision: 'art_3__para_1', text: 'Nâng mức hỗ trợ.', opinions: [opinions[0]] });
    const { id: answers, recommendations } = await office.toIssued({ title: 'Nghị quyết về hỗ trợ di dời, đã phát hành' });
    const answer = (recommendation: string, disposition: string, text: string) =>
        office.drafter.do(answers, 'answer.give', { recommendation, disposition, text });
    await answer(recommendations[0], 'partly_accepted', 'Nâng lên 65 triệu đồng theo khả năng ngân sách.');
    await answer(recommendations[1], 'accepted', 'Đã bổ sung báo cáo.');
    await office.drafter.do(answers, 'answers.submit');
    await office.specialist.do(answers, 'answer.return', { recommendation: recommendations[0], reason: 'Chưa nêu căn cứ.' });
    await office.specialist.do(answers, 'answers.return');
    const drafted = await seedDrafted(office);
    const promises = await seedPromises(office);
    const alike = await seedAlike(office);
    await seedDirectory(office);
    return { scope, consultation, synthesis, alike, answers, drafted, promises };
}

async function seedDrafted(office): Promise<string> {
    const { id, recommendations } = await office.toIssued({ title: 'Nghị quyết về hỗ trợ di dời, đang soạn trả lời' });
    await office.drafter.do(id, 'answer.draft', { recommendation: recommendations[0], disposition: 'partly_accepted', text: 'Nâng lên 65 triệu đồng theo khả năng ngân sách.' });
    return id;
}

async function seedPromises(office): Promise<string> {
    const { id, opinions, recommendations } = await office.toIssued({ title: 'Nghị quyết về hỗ trợ di dời, đang đối chiếu' });
    await office.drafter.do(id, 'answer.draft', { recommendation: recommendations[0], disposition: 'accepted', text: 'Đã nâng mức hỗ trợ.' });
    await office.drafter.do(id, 'answer.draft', { recommendation: recommendations[1], disposition: 'accepted', text: 'Đã bổ sung báo cáo.' });
    await office.drafter.do(id, 'answer.publish', {});
    const next = await office.drafter.upload('ban-2.txt', Buffer.from(draftText.replace('50 triệu', '80 triệu')));
    await office.drafter.do(id, 'version.add', { file: next.body.file.hash });
    await office.drafter.do(id, 'answers.submit');
    await office.specialist.do(id, 'answer.trace', { recommendation: recommendations[1], version: 2 });
    await office.union.do(id, 'objection.raise', { opinion: opinions[0], text: 'Mức 80 triệu chưa tính giá vật liệu năm nay.' });
    return id;
}

// Four opinions that say the same, two of them put together already.
async function seedAlike(office): Promise<string> {
    const id = await office.toConsultation({ title: 'Nghị quyết có những ý kiến giống nhau' });
    await office.askReviewers(id);
    const same = 'Đề nghị nâng mức hỗ trợ mỗi hộ lên 80 triệu đồng cho phù hợp giá vật liệu hiện nay.';
    const made: string[] = [];
    for (const [who, text] of [[office.union, same], [office.farmers, same], [office.union, `${same} Xin cảm ơn.`], [office.farmers, 'Bỏ khoản 2.']] as const) {
        made.push(await office.giveOpinion(who, id, 'art_3__para_1', text));
    }
    await office.finishReview(office.union, id);
    await office.finishReview(office.farmers, id);
    await office.specialist.do(id, 'written.close');
    await office.specialist.do(id, 'opinion.cluster', { opinions: made.slice(0, 2) });
    return id;
}

// An organisation in which somebody is away today and others act.
async function seedDirectory(office): Promise<void> {
    await office.importDirectory();
    const days = { from: today(), until: today(6) };
    await office.editDirectory(office.head, { edit: 'absence.add', person: 'vu-hong-chau', reason: 'Tập huấn', ...days });
    await office.editDirectory(office.head, { edit: 'delegation.add', person: 'vu-hong-chau', to: 'dang-van-oanh', post: 'tb-dan-chu', ...days });
    await office.editDirectory(office.head, {
        edit: 'delegation.add', person: 'vu-hong-chau', to: 'nguyen-hong-an', matters: ['giam-sat', 'phan-bien'], always: true, from: today(10), until: today(20),
    });
}

// The shipped supervision with a state nobody comes to and nobody leaves: its findings have a place in the picture.
export function brokenDefinition(): { name: string; mimeType: string; buffer: Buffer } {
    const shipped = readFileSync(fileURLToPath(new URL('../../workflows/giam-sat.scxml', import.meta.url)), 'utf8');
    const broken = shipped.replace('<final id="refused"', '<state id="lost" pb:vi="Bỏ quên" pb:en="Forgotten"/><final id="refused"');
    return { name: 'hong.scxml', mimeType: 'application/scxml+xml', buffer: Buffer.from(broken) };
}

// Presses a button that opens a dialog.
const press = (name: string) => async (page: Page) => {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
};

export const screens: Screen[] = [
    { name: 'sign-in', person: null, address: () => '/', shows: 'Đăng nhập' },
    { name: 'inbox', person: 'specialist', address: () => '/viec-cua-toi', shows: 'Việc của tôi' },
    { name: 'inbox-empty', person: 'auditor', address: () => '/viec-cua-toi', shows: 'Việc của tôi' },
    { name: 'dossiers', person: 'registrar', address: () => '/ho-so', shows: 'Hồ sơ' },
    { name: 'dossiers-none', person: 'registrar', address: () => '/ho-so?q=khongcogi', shows: 'Hồ sơ' },
    { name: 'register-incoming', person: 'registrar', address: () => '/so-van-ban/incoming', shows: 'Sổ văn bản' },
    { name: 'register-outgoing', person: 'registrar', address: () => '/so-van-ban/outgoing', shows: 'Sổ văn bản' },
    { name: 'start', person: 'specialist', address: () => '/bat-dau', shows: 'Bắt đầu' },
    { name: 'start-nothing', person: 'auditor', address: () => '/bat-dau', shows: 'Bắt đầu' },
    { name: 'register-draft', person: 'registrar', address: () => '/bat-dau/phan-bien?viec=dossier.register', shows: 'Đăng ký dự thảo' },
    { name: 'start-supervision', person: 'specialist', address: () => '/bat-dau/giam-sat?viec=supervision.propose', shows: 'Đề xuất giám sát' },
    {
        name: 'overview-due', person: 'specialist', address: (d) => dossierAt(d.consultation), shows: /người dân di dời/,
        open: async (page) => {
            await page.getByText('Vì sao?').first().click();
        },
    },
    { name: 'overview', person: 'specialist', address: (d) => dossierAt(d.consultation), shows: /người dân di dời/ },
    { name: 'text', person: 'registrar', address: (d) => dossierAt(d.consultation, 'text'), shows: /người dân di dời/ },
    {
        name: 'text-writing', person: 'union', address: (d) => dossierAt(d.consultation, 'text'), shows: /người dân di dời/,
        open: async (page) => {
            await page.getByRole('button', { name: 'Góp ý: Khoản 1 Điều 3' }).click();
            await expect(page.getByLabel('Nội dung góp ý')).toBeFocused();
        },
    },
    {
        name: 'text-opinions', person: 'specialist', address: (d) => dossierAt(d.consultation, 'text'), shows: /người dân di dời/,
        open: async (page) => {
            const opinions = page.getByRole('button', { name: 'Ý kiến', exact: true });
            if (await opinions.isVisible()) await opinions.click();
        },
    },
    {
        name: 'text-counts', person: 'specialist', address: (d) => dossierAt(d.consultation, 'text'), shows: /người dân di dời/,
        open: async (page) => {
            const opinions = page.getByRole('button', { name: 'Ý kiến', exact: true });
            if (await opinions.isVisible()) await opinions.click();
            await page.getByText('Số ý kiến theo điều, khoản và quan điểm').click();
            await expect(page.getByRole('row', { name: /^Cộng/ })).toContainText('4');
        },
    },
    {
        name: 'text-import', person: 'registrar', address: (d) => dossierAt(d.consultation, 'text'), shows: /người dân di dời/,
        open: async (page) => {
            await press('Nhập ý kiến từ tệp')(page);
            const minutes = 'Ông Lò Văn Mẫu (Hội Nông dân xã): Tại khoản 1 Điều 3, đề nghị nâng mức.\nBà Quàng Thị Thử: Nhất trí.\n';
            await page.getByLabel('Tệp ý kiến *').setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: Buffer.from(minutes) });
            await expect(page.getByRole('row').filter({ hasText: 'Lò Văn Mẫu' })).toBeVisible();
        },
    },
    { name: 'search', person: 'specialist', address: () => '/tim-kiem', shows: 'Tìm kiếm' },
    {
        name: 'search-results', person: 'specialist', address: () => `/tim-kiem?q=${encodeURIComponent('mức hỗ trợ')}`, shows: 'Tìm kiếm',
        open: async (page) => {
            await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
        },
    },
    { name: 'synthesis-clusters', person: 'specialist', address: (d) => dossierAt(d.alike, 'synthesis'), shows: /giống nhau/ },
    { name: 'synthesis-loose', person: 'specialist', address: (d) => dossierAt(d.synthesis, 'synthesis'), shows: /điểm trường/ },
    {
        name: 'synthesis-make', person: 'specialist', address: (d) => dossierAt(d.synthesis, 'synthesis'), shows: /điểm trường/,
        open: async (page) => {
            await page.getByRole('checkbox', { name: 'Chọn YK-002' }).press('Space');
            await page.getByRole('button', { name: 'Lập kiến nghị' }).click();
        },
    },
    { name: 'synthesis-answers', person: 'drafter', address: (d) => dossierAt(d.answers, 'synthesis'), shows: /đã phát hành/ },
    { name: 'synthesis-drafted', person: 'drafter', address: (d) => dossierAt(d.drafted, 'synthesis'), shows: /đang soạn trả lời/ },
    { name: 'synthesis-publish', person: 'drafter', address: (d) => dossierAt(d.drafted, 'synthesis'), shows: /đang soạn trả lời/, open: press('Công bố 1 trả lời') },
    { name: 'synthesis-import', person: 'drafter', address: (d) => dossierAt(d.drafted, 'synthesis'), shows: /đang soạn trả lời/, open: press('Nhập bảng đã điền') },
    {
        name: 'papers', person: 'specialist', address: (d) => dossierAt(d.promises, 'synthesis'), shows: /đang đối chiếu/,
        open: async (page) => {
            await press('Lập văn bản')(page);
            await expect(page.getByRole('region', { name: 'Xem trước' })).toContainText('Kính gửi');
        },
    },
    { name: 'obligations', person: 'specialist', address: (d) => dossierAt(d.promises, 'obligations'), shows: /đang đối chiếu/ },
    { name: 'own-outcome', person: 'union', address: (d) => dossierAt(d.promises, 'text'), shows: /đang đối chiếu/ },
    { name: 'procedure', person: 'specialist', address: (d) => dossierAt(d.consultation, 'procedure'), shows: /người dân di dời/ },
    {
        name: 'procedure-way', person: 'auditor', address: (d) => dossierAt(d.answers, 'procedure'), shows: /đã phát hành/,
        open: async (page) => {
            await page.getByText(/^Đường đã đi/).click();
            await page.getByRole('region', { name: 'Khung sơ đồ' }).press('0');
        },
    },
    { name: 'history', person: 'auditor', address: (d) => dossierAt(d.answers, 'history'), shows: /đã phát hành/ },
    {
        name: 'history-look-back', person: 'auditor', address: (d) => dossierAt(d.answers, 'history'), shows: /đã phát hành/,
        open: async (page) => {
            await page.getByText('Nhìn lại: hồ sơ tại thời điểm').click();
            await expect(page.getByRole('button', { name: 'Xem hồ sơ lúc đó' })).toBeVisible();
        },
    },
    { name: 'past', person: 'auditor', address: (d) => `${dossierAt(d.answers, 'history')}?luc=sk-20`, shows: /đã phát hành/ },
    { name: 'past-none', person: 'auditor', address: (d) => `${dossierAt(d.answers, 'history')}?luc=2000-01-01T10:00`, shows: 'Hồ sơ tại thời điểm' },
    {
        name: 'differences', person: 'auditor', address: (d) => `${dossierAt(d.answers, 'history')}?tu-luc=sk-5&den-luc=sk-25`, shows: /đã phát hành/,
        open: async (page) => {
            await expect(page.getByText(/mục khác nhau$/)).toBeVisible();
        },
    },
    { name: 'audit', person: 'auditor', address: () => '/kiem-toan', shows: 'Kiểm toán', open: async (page) => { await page.getByRole('button', { name: 'Bắt đầu kiểm chứng' }).click(); await page.getByText(/^Đã kiểm chứng cả nhật ký/).waitFor(); } },
    {
        name: 'action', person: 'specialist', address: (d) => dossierAt(d.scope), shows: /thiên tai/,
        open: press('Đề xuất hình thức phản biện'),
    },
    {
        name: 'action-final', person: 'drafter', address: (d) => dossierAt(d.answers), shows: /đã phát hành/,
        open: async (page) => {
            await page.getByRole('button', { name: 'Việc khác' }).click();
            await page.getByRole('button', { name: 'Rút dự thảo' }).click();
            await page.getByRole('dialog').getByRole('button', { name: 'Rút dự thảo' }).click();
        },
    },
    { name: 'ask-reviewers', person: 'specialist', address: (d) => dossierAt(d.consultation), shows: /người dân di dời/, open: press('Mời góp ý') },
    { name: 'procedures', person: 'auditor', address: () => '/quy-trinh', shows: 'Quy trình' },
    { name: 'procedure-check', person: 'administrator', address: () => '/quy-trinh/giam-sat', shows: 'Giám sát' },
    { name: 'procedure-versions', person: 'administrator', address: () => '/quy-trinh/phan-bien/phien-ban', shows: 'Phản biện xã hội' },
    {
        name: 'check-file', person: 'administrator', address: () => '/kiem-tra-quy-trinh', shows: 'Kiểm tra một tệp quy trình',
        open: async (page) => {
            await page.getByLabel('Tệp quy trình').setInputFiles(brokenDefinition());
            await expect(page.getByText(/^Có \d+ lỗi/)).toBeVisible();
            await expect(page.getByRole('button', { name: /phát hiện ở “Bỏ quên”$/ })).toBeVisible();
        },
    },
    { name: 'calendar', person: 'administrator', address: () => '/lich/2026', shows: 'Lịch làm việc' },
    { name: 'calendar-none', person: 'auditor', address: () => '/lich/2040', shows: 'Lịch làm việc' },
    { name: 'calendar-import', person: 'administrator', address: () => '/lich/2026', shows: 'Lịch làm việc', open: press('Nhập lịch (.ics)') },
    { name: 'route-definitions', person: 'auditor', address: () => '/tuyen-duyet', shows: 'Quy trình' },
    { name: 'route-definition', person: 'auditor', address: () => '/tuyen-duyet/duyet-phan-bien', shows: 'Duyệt văn bản phản biện xã hội' },
    { name: 'directory-body-edited', person: 'administrator', address: () => '/to-chuc/mttq-tinh', shows: 'Ủy ban MTTQ Việt Nam tỉnh Hoa Giang' },
    { name: 'directory-organisation-new', person: 'administrator', address: () => '/to-chuc', shows: 'Danh bạ tổ chức', open: press('Thêm cơ quan') },
    { name: 'directory-post-new', person: 'administrator', address: () => '/to-chuc/mttq-tinh', shows: 'Ủy ban MTTQ Việt Nam tỉnh Hoa Giang', open: press('Thêm chức vụ') },
    { name: 'directory', person: 'auditor', address: () => '/to-chuc', shows: 'Danh bạ tổ chức' },
    { name: 'directory-ended', person: 'auditor', address: () => '/to-chuc?hieu-luc=tat-ca&q=khanh', shows: 'Danh bạ tổ chức' },
    { name: 'directory-people', person: 'auditor', address: () => '/to-chuc?phan=nguoi', shows: 'Danh bạ tổ chức' },
    {
        name: 'directory-import', person: 'administrator', address: () => '/to-chuc', shows: 'Danh bạ tổ chức',
        open: async (page) => {
            await press('Nhập danh bạ (.xml)')(page);
            await page.getByLabel('Tệp danh bạ tổ chức').setInputFiles(brokenDirectory());
            await expect(page.getByText(/^Tệp có 2 lỗi/)).toBeVisible();
        },
    },
    { name: 'directory-body', person: 'auditor', address: () => '/to-chuc/mttq-tinh', shows: 'Ủy ban MTTQ Việt Nam tỉnh Hoa Giang' },
    { name: 'directory-body-ended', person: 'auditor', address: () => '/to-chuc/mttq-huyen-muong-lau', shows: /huyện Mường Lâu/ },
    { name: 'directory-person', person: 'administrator', address: () => '/to-chuc/nguoi/vu-hong-chau', shows: 'Vũ Hồng Châu' },
    { name: 'own-absence', person: 'head', address: () => '/tai-khoan-cua-toi', shows: 'Tài khoản của tôi', open: press('Tôi vắng mặt…') },
    {
        name: 'own-delegation', person: 'head', address: () => '/tai-khoan-cua-toi', shows: 'Tài khoản của tôi',
        open: async (page) => {
            await press('Ủy quyền…')(page);
            await page.getByRole('textbox', { name: 'Ủy quyền cho' }).fill('an');
            await expect(page.getByRole('dialog').getByRole('button', { name: /^Nguyễn Văn An/ })).toBeVisible();
        },
    },
    { name: 'own-entries', person: 'head', address: () => '/tai-khoan-cua-toi', shows: 'Tài khoản của tôi' },
    { name: 'accounts', person: 'administrator', address: () => '/to-chuc-tai-khoan', shows: 'Tổ chức và tài khoản' },
    { name: 'account-new', person: 'administrator', address: () => '/to-chuc-tai-khoan', shows: 'Tổ chức và tài khoản', open: press('Thêm tài khoản') },
    { name: 'organisations', person: 'administrator', address: () => '/to-chuc-tai-khoan?phan=to-chuc', shows: 'Tổ chức và tài khoản' },
    { name: 'paper-templates', person: 'administrator', address: () => '/to-chuc-tai-khoan?phan=mau-van-ban', shows: 'Tổ chức và tài khoản' },
    { name: 'profile', person: 'union', address: () => '/tai-khoan-cua-toi', shows: 'Tài khoản của tôi' },
    { name: 'not-found', person: 'union', address: () => '/ho-so/khong-co', shows: 'Không tìm thấy' },
];

// Opens the screen and waits until nothing of it is still being loaded.
export async function show(page: Page, screen: Screen): Promise<void> {
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    if (screen.person) await expect(page.getByRole('heading', { level: 1, name: screen.shows })).toBeVisible();
    else await expect(page.getByRole('button', { name: screen.shows })).toBeVisible();
    await expect(page.getByText(/^(Đang tải…|Đang vẽ sơ đồ…)$/)).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await screen.open?.(page);
}

export async function fitsTheWindow(page: Page, screen: Screen): Promise<void> {
    const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
    expect(wide, `${screen.name} scrolls sideways`).toBeLessThanOrEqual(window);
    if (window <= 960) return; // there the ways scroll in a row of their own
    const cut = await page.evaluate(() => [...document.querySelectorAll('header.top nav')].map((ways) => ways.scrollWidth - ways.clientWidth).filter((hidden) => hidden > 0));
    expect(cut, `${screen.name} hides ways of the header`).toEqual([]);
}

// A picture of each screen, kept with the results for whoever wants to look at them.
export async function keepPicture(page: Page, screen: Screen, info: TestInfo): Promise<void> {
    if (process.env.PHANBIEN_SCREENS) await page.screenshot({ path: `${process.env.PHANBIEN_SCREENS}/${info.project.name}-${screen.name}.png` });
}
