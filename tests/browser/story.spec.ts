// The main job in the browser, on one dossier, by real clicks and keys: registered, reviewed,
// synthesised, issued, answered, checked, closed, audited. Each test is one person's part.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { draftText, people } from '../api/office.mjs';
import { demoPassword } from '../api/client.mjs';
import { shownDate, textFile } from './filling';
import { act, confirm, dossierAt, expect, provision, refusal, state, test } from './office';

test.describe.configure({ mode: 'serial' });

const title = 'Nghị quyết về hỗ trợ di dời khỏi vùng sạt lở';
const decree = fileURLToPath(new URL('../../../shared/data/drafts/30_2020_ND_CP.docx', import.meta.url));
const clause = 'Khoản 1 Điều 3';
let dossier = '';

interface StoredEvent {
    hash: string;
    leaf: string;
    payload: string;
}

async function downloaded(page: Page, link: string): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
    return readFileSync(await download.path());
}

test('the registrar signs in, looks at what was read of the file, and registers the draft', async ({ pageOf }) => {
    const page = await pageOf(null);
    await page.getByLabel('Tên đăng nhập').fill(people.registrar);
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(refusal(page)).toContainText('không đúng');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();

    await page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: 'Bắt đầu' }).click();
    await page.getByRole('link', { name: 'Đăng ký dự thảo' }).click();
    const read = page.getByRole('region', { name: 'Nội dung đọc được' });
    if (existsSync(decree)) {
        await page.getByLabel('Tệp dự thảo').setInputFiles(decree);
        for (const count of ['7 chương', '38 điều', '116 khoản', '94 điểm']) await expect(read).toContainText(count);
        await expect(read.getByText('Chương I', { exact: true })).toBeVisible();
        await page.getByRole('button', { name: 'Bỏ tệp' }).click();
        await expect(read).toContainText('Chưa có tệp nào');
    } else {
        test.info().annotations.push({ type: 'note', description: 'the shared folder with the real decree is not there' });
    }
    await page.getByLabel('Tệp dự thảo').setInputFiles(textFile('du-thao.txt', draftText));
    for (const count of ['4 điều', '4 khoản', '3 điểm']) await expect(read).toContainText(count);
    await expect(read.getByText('Hộ gia đình, cá nhân phải di dời.')).toBeVisible();

    await page.getByRole('button', { name: 'Đăng ký dự thảo' }).click();
    const problems = refusal(page);
    await problems.getByRole('link').first().click();
    await expect(page.getByRole('textbox').or(page.getByRole('combobox')).and(page.locator(':focus'))).toHaveCount(1);

    await page.getByLabel('Tên dự thảo').fill(title);
    await page.getByLabel('Cơ quan chủ trì soạn thảo').selectOption({ label: 'Sở Nội vụ tỉnh Sơn Hà (mẫu)' });
    await page.getByLabel('Loại dự thảo').selectOption({ label: 'Nghị quyết' });
    await page.getByLabel('Số, ký hiệu').fill('15/TTr-SNV');
    await page.getByRole('textbox', { name: 'Ngày dự kiến trình ban hành' }).fill(shownDate(9));
    await page.getByLabel('Tóm tắt nội dung').fill('Hỗ trợ hộ dân phải di dời.');
    await page.getByRole('button', { name: 'Đăng ký dự thảo' }).click();

    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    dossier = page.url().split('/').at(-1)!;
    await expect(page.getByRole('region', { name: 'Thông tin' })).toContainText('Số đến');
    await expect(page.getByText('ít hơn 15 ngày luật định')).toBeVisible();
    await expect(state(page, 'Ban đề xuất')).toBeVisible();
});

test('the department proposes a form; without one it is told so', async ({ pageOf }) => {
    const page = await pageOf('specialist');
    const mine = page.getByRole('region', { name: /^Chờ tôi/ });
    await mine.getByRole('listitem').filter({ hasText: title }).getByRole('link').click();
    const dialog = await act(page, 'Đề xuất hình thức phản biện');
    await dialog.getByRole('button', { name: 'Đề xuất hình thức phản biện' }).click();
    await expect(refusal(dialog)).toContainText('ít nhất một hình thức');
    await dialog.getByText('Gửi dự thảo lấy ý kiến').click();
    await dialog.getByText('Dự thảo của cơ quan nhà nước cùng cấp').click();
    await confirm(dialog, 'Đề xuất hình thức phản biện');
    await expect(state(page, 'Ban Thường trực quyết định')).toBeVisible();
});

test('the standing committee agrees', async ({ pageOf }) => {
    const page = await pageOf('committee', dossierAt(dossier));
    const dialog = await act(page, 'Đồng ý tổ chức phản biện');
    await expect(dialog).toContainText('Lấy ý kiến');
    await dialog.getByLabel('Đơn vị, người chủ trì').fill('Ban Dân chủ, Giám sát và Phản biện xã hội');
    await confirm(dialog, 'Đồng ý tổ chức phản biện');
    await expect(state(page, 'Đang lấy ý kiến bằng văn bản')).toBeVisible();
});

test('the department asks two reviewers, each with a due date', async ({ pageOf, office }) => {
    const page = await pageOf('specialist', dossierAt(dossier));
    const reviews = page.getByRole('region', { name: 'Nơi được mời góp ý' });
    await reviews.getByRole('button', { name: 'Mời góp ý' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mời góp ý' });
    for (const who of [office.union, office.farmers]) await dialog.getByText(who.account.organisation.name).click();
    await dialog.getByRole('textbox', { name: 'Hạn góp ý' }).fill(shownDate(7));
    await dialog.getByLabel('Lời nhắn').fill('Đề nghị góp ý về mức hỗ trợ.');
    await confirm(dialog, 'Mời 2 nơi');
    await expect(reviews.getByRole('listitem').filter({ hasText: 'Đang góp ý' })).toHaveCount(2);
    await expect(reviews).toContainText(shownDate(7));
    await expect(page.getByRole('region', { name: 'Điều còn vướng' })).toContainText('Còn 2 nơi chưa hoàn tất góp ý');
    await expect(page.getByRole('button', { name: 'Chốt lấy ý kiến bằng văn bản' })).toBeDisabled();
});

test('a reviewer gives an opinion on a clause by keyboard alone', async ({ pageOf }) => {
    const page = await pageOf('union', dossierAt(dossier, 'text'));
    const button = provision(page, clause).getByRole('button', { name: `Góp ý: ${clause}` });
    await expect(button).toBeVisible();
    for (let pressed = 0; pressed < 60 && !(await button.evaluate((one) => one === document.activeElement)); ++pressed) {
        await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Nội dung góp ý')).toBeFocused();
    // Back over the two lists, each chosen with the arrow, and forward again to the text.
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByLabel('Nội dung phản biện')).toBeFocused();
    for (let down = 0; down < 3; ++down) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Tab');
    for (let down = 0; down < 2; ++down) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mức 50 triệu đồng là thấp.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mỗi hộ được hỗ trợ 80 triệu đồng.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab'); // past the files
    await expect(page.getByRole('button', { name: 'Gửi ý kiến' })).toBeFocused();
    await page.keyboard.press('Enter');
    const opinion = provision(page, clause).getByRole('article', { name: /^YK-001/ });
    await expect(opinion).toContainText('Mức 50 triệu đồng là thấp.');
    await expect(opinion).toContainText('Thống nhất có chỉnh sửa');
    await expect(opinion).toContainText('Tính đúng đắn, khoa học, khả thi');
    await expect(provision(page, clause)).toBeFocused();
});

test('the office enters what came on paper, with the speaker and the writer kept apart', async ({ pageOf, office }) => {
    const page = await pageOf('registrar', dossierAt(dossier, 'text'));
    const point = 'Điểm đ khoản 2 Điều 2';
    await page.getByRole('button', { name: `Nhập ý kiến: ${point}` }).click();
    const form = page.getByRole('form', { name: `Nhập ý kiến: ${point}` });
    await form.getByLabel('Họ tên, đơn vị người góp ý').fill('Tổ dân phố 3 (mẫu)');
    await form.getByLabel('Nguồn ý kiến').selectOption({ label: 'Phiếu giấy' });
    await form.getByLabel('Quan điểm').selectOption({ label: 'Khác' });
    await form.getByLabel('Nội dung phản biện').selectOption({ label: 'Nội dung khác' });
    await form.getByLabel('Nội dung góp ý').fill('Đề nghị sửa đường vào tổ dân phố.');
    await form.getByRole('button', { name: 'Gửi ý kiến' }).click();
    const opinion = provision(page, point).getByRole('article', { name: 'YK-002, Tổ dân phố 3 (mẫu)' });
    await expect(opinion).toContainText(`${office.registrar.account.name} nhập thay`);
    await expect(opinion).toContainText('Phiếu giấy');
});

test('the other reviewer speaks on the same clause and on the whole, and both finish', async ({ pageOf }) => {
    const page = await pageOf('farmers', dossierAt(dossier, 'text'));
    await expect(page.getByRole('article', { name: /^YK-/ })).toHaveCount(0); // the others' opinions are not theirs to see
    for (const [place, words] of [[clause, 'Đề nghị nâng mức hỗ trợ.'], ['Toàn bộ dự thảo', 'Cần đánh giá nguồn kinh phí.']] as const) {
        await page.getByRole('button', { name: `Góp ý: ${place}` }).click();
        const form = page.getByRole('form', { name: `Góp ý: ${place}` });
        await form.getByLabel('Quan điểm').selectOption({ label: 'Thống nhất có chỉnh sửa' });
        await form.getByLabel('Nội dung phản biện').selectOption({ label: 'Tác động, hiệu quả' });
        await form.getByLabel('Nội dung góp ý').fill(words);
        await form.getByRole('button', { name: 'Gửi ý kiến' }).click();
        await expect(provision(page, place).getByRole('article', { name: /^YK-/ })).toContainText(words);
    }
    for (const person of ['farmers', 'union'] as const) {
        const who = person === 'farmers' ? page : await pageOf('union', dossierAt(dossier));
        const dialog = await act(who, 'Hoàn tất góp ý');
        await expect(dialog).toContainText(/Cơ quan bạn đã gửi [12] ý kiến/);
        await confirm(dialog, 'Hoàn tất góp ý');
        await expect(who.getByRole('button', { name: 'Hoàn tất góp ý' })).toBeDisabled();
    }
});

test('the department closes the consultation, makes a recommendation and sets one opinion aside', async ({ pageOf }) => {
    const page = await pageOf('specialist', dossierAt(dossier));
    await confirm(await act(page, 'Chốt lấy ý kiến bằng văn bản'), 'Chốt lấy ý kiến bằng văn bản');
    await page.getByRole('link', { name: 'Tổng hợp, giải trình' }).click();
    await expect(page.getByRole('region', { name: 'Điều còn vướng' })).toContainText('YK-001, YK-002, YK-003, YK-004');

    const loose = page.getByRole('region', { name: /^Ý kiến chưa tổng hợp/ });
    const tick = (code: string) => loose.getByRole('checkbox', { name: `Chọn ${code}` }).press('Space');
    await tick('YK-001');
    await tick('YK-003');
    await loose.getByRole('button', { name: 'Lập kiến nghị' }).click();
    const make = page.getByRole('dialog', { name: 'Lập kiến nghị từ 2 ý kiến' });
    await make.getByLabel('Nội dung kiến nghị').fill('Nâng mức hỗ trợ mỗi hộ lên 80 triệu đồng.');
    await confirm(make, 'Lập kiến nghị');
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText('Nâng mức hỗ trợ mỗi hộ');

    await tick('YK-002');
    await loose.getByRole('button', { name: 'Để ngoài phạm vi' }).click();
    const aside = page.getByRole('dialog', { name: 'Để 1 ý kiến ngoài phạm vi' });
    await aside.getByLabel('Lý do').fill('Không thuộc phạm vi điều chỉnh.');
    await confirm(aside, 'Để ngoài phạm vi');
    await expect(page.getByText('1 ý kiến để ngoài phạm vi')).toBeVisible();

    await tick('YK-004');
    await loose.getByRole('button', { name: 'Lập kiến nghị' }).click();
    const second = page.getByRole('dialog', { name: 'Lập kiến nghị từ 1 ý kiến' });
    await second.getByLabel('Nội dung kiến nghị').fill('Bổ sung đánh giá nguồn kinh phí.');
    await confirm(second, 'Lập kiến nghị');
    await expect(loose).toBeHidden();

    const submit = await act(page, 'Trình văn bản phản biện');
    await submit.getByLabel('Ghi chú trình').fill('Kính trình.');
    await submit.getByRole('button', { name: 'Trình văn bản phản biện' }).click();
    await expect(refusal(submit)).toContainText('Chưa có “Dự thảo văn bản phản biện” để trình duyệt');
    await submit.getByLabel(/^Dự thảo văn bản phản biện/).setInputFiles(textFile('van-ban.txt', 'VĂN BẢN PHẢN BIỆN XÃ HỘI'));
    await submit.getByText(/^van-ban\.txt/).waitFor();
    await confirm(submit, 'Trình văn bản phản biện');
    await expect(state(page, 'Duyệt theo tuyến')).toBeVisible();
});

test('approved along its route, signed, issued with a number', async ({ pageOf }) => {
    // Each finds it in “Việc của tôi” and decides in sight of the document.
    for (const [who, step] of [['head', 'Trưởng đơn vị soạn thảo duyệt'], ['chief', 'Chánh Văn phòng soát thể thức'], ['committee', 'Thường trực phụ trách duyệt nội dung'], ['chair', 'Chủ tịch hoặc Phó Chủ tịch ký thay mặt Ban Thường trực']] as const) {
        const page = await pageOf(who, '/viec-cua-toi');
        const row = page.getByRole('region', { name: /^Chờ tôi/ }).getByRole('listitem').filter({ hasText: title }).filter({ hasText: `Duyệt: ${step}` });
        await expect(row).toContainText(/hạn hôm nay|còn \d+ ngày làm việc/);
        await row.getByRole('link', { name: `Duyệt: ${step}` }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'Duyệt', exact: true }).click();
        await expect(dialog).toBeHidden();
        await page.goto('/viec-cua-toi');
        await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
        await expect(row).toHaveCount(0);
    }

    const registrar = await pageOf('registrar', dossierAt(dossier));
    const issue = await act(registrar, 'Cho số và phát hành');
    await issue.getByRole('textbox', { name: 'Ngày ban hành' }).fill(shownDate(0));
    await confirm(issue, 'Cho số và phát hành');
    await expect(registrar.getByRole('region', { name: 'Thông tin' })).toContainText(/\d+\/MTTQ-BTT/);
    await registrar.goto('/so-van-ban/outgoing');
    await expect(registrar.getByRole('row').filter({ hasText: title })).toHaveCount(1);
});

test('the drafting body answers each, uploads the next version and sends', async ({ pageOf }) => {
    const page = await pageOf('drafter', dossierAt(dossier, 'synthesis'));
    await expect(page.getByRole('region', { name: 'Điều còn vướng' })).toContainText('Còn 2 kiến nghị chưa trả lời: KN-001, KN-002');
    await page.getByRole('button', { name: 'Trả lời KN-001' }).click();
    const first = page.getByRole('form', { name: 'Soạn trả lời KN-001' });
    await first.getByText('Tiếp thu một phần').click();
    await first.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await expect(first).toBeHidden();
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText('Bản soạn, chưa công bố');
    await page.getByRole('button', { name: 'Trả lời KN-002' }).click();
    const second = page.getByRole('form', { name: 'Soạn trả lời KN-002' });
    await second.getByText('Tiếp thu', { exact: true }).click();
    await second.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await expect(second).toBeHidden();
    await page.getByRole('button', { name: 'Công bố 2 trả lời' }).click();
    const publish = page.getByRole('dialog', { name: 'Công bố 2 trả lời' });
    await publish.getByRole('button', { name: 'Công bố 2 trả lời' }).click();
    await expect(refusal(publish)).toContainText('KN-001'); // partly accepted without saying why
    await publish.getByRole('button', { name: 'Hủy' }).click();
    await page.getByRole('button', { name: 'Sửa trả lời KN-001' }).click();
    await first.getByLabel('Giải trình').fill('Nâng lên 65 triệu đồng theo khả năng ngân sách.');
    await first.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await expect(first).toBeHidden();
    await page.getByRole('button', { name: 'Công bố 2 trả lời' }).click();
    await confirm(publish, 'Công bố 2 trả lời');
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText('Chờ đối chiếu');

    await page.getByRole('link', { name: 'Tổng quan' }).click();
    const versions = page.getByRole('region', { name: 'Các bản dự thảo' });
    await versions.getByRole('button', { name: 'Nộp bản dự thảo tiếp thu' }).click();
    const add = page.getByRole('dialog', { name: 'Nộp bản dự thảo tiếp thu' });
    await add.getByLabel('Tệp dự thảo').setInputFiles(textFile('ban-2.txt', draftText.replace('50 triệu', '65 triệu')));
    await expect(add).toContainText('4 điều');
    await confirm(add, 'Nộp bản dự thảo tiếp thu');
    await expect(versions.getByRole('link', { name: 'Bản 2' })).toBeVisible();

    await confirm(await act(page, 'Gửi văn bản tiếp thu, giải trình'), 'Gửi văn bản tiếp thu, giải trình');
    await expect(state(page, 'Đối chiếu')).toBeVisible();
});

test('the department cannot close while answers are unchecked, and sends one back', async ({ pageOf }) => {
    const page = await pageOf('specialist', dossierAt(dossier, 'synthesis'));
    await expect(page.getByRole('button', { name: 'Đóng hồ sơ' })).toBeDisabled();
    await expect(page.getByRole('region', { name: 'Điều còn vướng' })).toContainText('Còn 2 trả lời chưa đối chiếu: KN-001, KN-002');
    await page.getByRole('button', { name: 'Yêu cầu trả lời lại KN-001' }).click();
    const back = page.getByRole('dialog', { name: 'Yêu cầu trả lời lại KN-001' });
    await back.getByLabel('Lý do').fill('Chưa nêu căn cứ tính mức 65 triệu.');
    await confirm(back, 'Yêu cầu trả lời lại');
    await page.getByRole('button', { name: 'Việc khác' }).click();
    await confirm(await act(page, 'Gửi lại cho cơ quan soạn thảo'), 'Gửi lại cho cơ quan soạn thảo');
    await expect(state(page, 'Chờ tiếp thu, giải trình')).toBeVisible();

    const drafter = await pageOf('drafter', dossierAt(dossier, 'synthesis'));
    await expect(drafter.getByRole('row', { name: /KN-001/ })).toContainText('Chưa nêu căn cứ');
    await expect(drafter.getByRole('button', { name: 'Gửi văn bản tiếp thu, giải trình' })).toBeDisabled();
    await drafter.getByRole('button', { name: 'Sửa trả lời KN-001' }).click();
    const form = drafter.getByRole('form', { name: 'Soạn trả lời KN-001' });
    await form.getByLabel('Giải trình').fill('Nâng lên 65 triệu đồng, theo dự toán năm (phụ lục 2).');
    await form.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await expect(form).toBeHidden();
    await drafter.getByRole('button', { name: 'Công bố 1 trả lời' }).click();
    await confirm(drafter.getByRole('dialog', { name: 'Công bố 1 trả lời' }), 'Công bố 1 trả lời');
    await confirm(await act(drafter, 'Gửi văn bản tiếp thu, giải trình'), 'Gửi văn bản tiếp thu, giải trình');
});

test('accepted, closed, exported', async ({ pageOf }) => {
    const page = await pageOf('specialist', dossierAt(dossier, 'synthesis'));
    for (const code of ['KN-001', 'KN-002']) {
        await page.getByRole('button', { name: `Ghi nhận trả lời ${code}` }).click();
        await expect(page.getByRole('row', { name: new RegExp(code) })).toContainText('Đã ghi nhận');
    }
    const close = await act(page, 'Đóng hồ sơ');
    await close.getByLabel('Số, ký hiệu văn bản được ban hành').fill('45/2026/NQ-HĐND');
    await confirm(close, 'Đóng hồ sơ');
    await expect(state(page, 'Đã đóng')).toBeVisible();
    for (const link of ['Bảng tổng hợp (Excel)', 'Bảng tổng hợp (Word)', 'Văn bản phản biện (Word)']) {
        expect((await downloaded(page, link)).subarray(0, 2).toString(), link).toBe('PK');
    }
});

test('an auditor filters the history, follows a link to one event and downloads it all', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier));
    await expect(page.getByRole('button', { name: /Việc khác|Mở lại/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'Lịch sử' }).click();
    const events = page.getByRole('main').getByRole('listitem');
    await page.getByLabel('Người làm').selectOption({ label: 'Đại diện Công đoàn (mẫu)' });
    await page.getByLabel('Việc', { exact: true }).selectOption({ label: 'Góp ý' });
    await expect(page.getByText('1 sự kiện, mới nhất trước')).toBeVisible();
    await expect(events.filter({ hasText: 'YK-001' })).toContainText('Đại diện Công đoàn (mẫu)');
    const link = page.getByRole('link', { name: /^Liên kết đến sự kiện/ });
    const number = (await link.getAttribute('aria-label'))!.split(' ').at(-1)!;
    await link.click();

    // What a colleague sees who is sent the address of the event alone.
    await page.goto(`${dossierAt(dossier, 'history')}#sk-${number}`);
    await page.reload();
    const event = events.filter({ has: page.getByRole('link', { name: `Liên kết đến sự kiện ${number}`, exact: true }) });
    await expect(event).toBeFocused();
    await expect(event).toBeInViewport();
    await event.getByText('Chi tiết').click();
    await expect(event).toContainText('Mức 50 triệu đồng là thấp.');

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải về (JSON)' }).click()]);
    const { events: stored } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { events: StoredEvent[] };
    expect(stored.some(({ payload }) => payload.includes('Mức 50 triệu đồng là thấp.'))).toBe(true);
    // Whoever has the file can check it: each leaf has the hash it claims and names the one before it.
    let before = '0'.repeat(64);
    for (const [at, { hash, leaf }] of stored.entries()) {
        expect(createHash('sha256').update('\0').update(leaf).digest('hex')).toBe(hash);
        const { doc_seq, doc_prev } = JSON.parse(leaf);
        expect({ doc_seq, doc_prev }).toEqual({ doc_seq: at + 1, doc_prev: before });
        before = hash;
    }
});
