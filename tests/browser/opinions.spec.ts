// Opinions on words that are selected in the text, opinions from a file, opinions that say the same.
import { dossierAt, expect, provision, test } from './office';

const minutes = `BIÊN BẢN HỘI NGHỊ
1. Ông Lò Văn Mẫu (Hội Nông dân xã Mường Mẫu): Tại khoản 1 Điều 3, đề nghị nâng mức hỗ trợ.
2. Bà Quàng Thị Thử (Hội Phụ nữ xã): Nhất trí với dự thảo.
`;

test('words that are selected carry the opinion, are marked in the text and changed by the proposal', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết có đoạn được chọn' });
    await office.askReviewers(id, [office.council]);
    const page = await pageOf('council', dossierAt(id, 'text'));
    const clause = provision(page, 'Khoản 1 Điều 3');
    await expect(clause).toBeVisible();
    await clause.locator('[data-from]').evaluate((paragraph) => {
        const words = '50 triệu đồng';
        const nodes = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode() && !nodes.currentNode.textContent!.includes(words));
        const at = nodes.currentNode.textContent!.indexOf(words);
        getSelection()!.setBaseAndExtent(nodes.currentNode, at, nodes.currentNode, at + words.length);
    });
    await clause.getByRole('button', { name: 'Góp ý đoạn đã chọn: Khoản 1 Điều 3' }).click();
    const form = page.getByRole('form', { name: 'Góp ý: Khoản 1 Điều 3' });
    await expect(form.getByText('50 triệu đồng')).toBeVisible();
    await form.getByLabel('Quan điểm').selectOption({ label: 'Thống nhất có chỉnh sửa' });
    await form.getByLabel('Nội dung phản biện').selectOption({ label: 'Tác động, hiệu quả' });
    await form.getByLabel('Nội dung góp ý').fill('Mức này thấp.');
    await form.getByLabel('Đề xuất sửa thành').fill('80 triệu đồng');
    await form.getByLabel('Thêm tệp kèm theo').setInputFiles({ name: 'bang-gia.txt', mimeType: 'text/plain', buffer: Buffer.from('Giá xi măng') });
    await expect(form.getByRole('list', { name: 'Tệp kèm theo' }).getByText('bang-gia.txt')).toBeVisible();
    await form.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(form).toBeHidden();

    await expect(clause.locator('mark.said')).toHaveText('50 triệu đồng');
    const card = clause.getByRole('article');
    await expect(card.locator('del')).toContainText('50');
    await expect(card.locator('ins')).toContainText('80');
    await expect(card.getByRole('link', { name: 'bang-gia.txt' })).toBeVisible();
});

test('minutes are imported row by row as they were understood, and taken back', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết có biên bản' });
    const page = await pageOf('registrar', dossierAt(id, 'text'));
    await page.getByRole('button', { name: 'Nhập ý kiến từ tệp' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhập ý kiến từ tệp' });
    await dialog.getByLabel('Tệp ý kiến *').setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: Buffer.from(minutes) });
    const row = dialog.getByRole('row').filter({ hasText: 'Lò Văn Mẫu' });
    await expect(row).toContainText('Khoản 1 Điều 3');
    await expect(row).toContainText('Chưa chọn “Nguồn ý kiến”');
    const send = dialog.getByRole('button', { name: /^Nhập \d+ ý kiến$/ });
    await expect(send).toBeDisabled();
    await dialog.getByLabel('Nguồn ý kiến').last().selectOption({ label: 'Hội nghị' });
    await expect(row).not.toContainText('Chưa chọn');
    await dialog.getByRole('checkbox', { name: 'Nhập dòng 3' }).press('Space');
    await expect(dialog.getByText('1 dòng sẽ nhập, 1 dòng bỏ')).toBeVisible();
    await send.click();
    await expect(dialog).toBeHidden();
    await expect(provision(page, 'Khoản 1 Điều 3').getByRole('article')).toContainText('Ông Lò Văn Mẫu, Hội Nông dân xã Mường Mẫu');

    await page.getByText('Đã nhập từ tệp (1)').click();
    await page.getByRole('button', { name: 'Rút lần nhập NK-001' }).click();
    const undo = page.getByRole('dialog', { name: 'Rút lần nhập NK-001' });
    await undo.getByLabel('Lý do').fill('Nhầm biên bản');
    await undo.getByRole('button', { name: 'Rút lần nhập' }).click();
    await expect(undo).toBeHidden();
    await expect(provision(page, 'Khoản 1 Điều 3').getByRole('article')).toContainText('Nhầm biên bản');
});

test('opinions are counted by provision and stance', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết có ý kiến được đếm' });
    await office.askReviewers(id);
    await office.giveOpinion(office.union, id, 'art_3__para_1', 'Nên nâng mức hỗ trợ.');
    await office.giveOpinion(office.farmers, id, 'art_3__para_1', 'Đề nghị nâng mức.');
    await office.giveOpinion(office.farmers, id, 'art_1', 'Ghi rõ phạm vi.');
    const page = await pageOf('specialist', dossierAt(id, 'text'));
    await page.getByText('Số ý kiến theo điều, khoản và quan điểm').click();
    const table = page.getByRole('table', { name: 'Số ý kiến theo điều, khoản và quan điểm' });
    await expect(table.getByRole('row', { name: /^Điều 1 .*1$/ })).toBeVisible();
    await expect(table.getByRole('row', { name: /^Khoản 1 Điều 3 .*2$/ })).toBeVisible();
    await expect(table.getByRole('row', { name: /^Cộng .*3$/ })).toBeVisible();
});

test('a campaign\'s opinions are drawn a piece at a time, and chosen all together', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết có nhiều ý kiến' });
    await office.askReviewers(id);
    const opinion = (n: number) => ({ version: 1, provision: 'art_3__para_1', heading: 'impact', stance: 'agree', text: `Ý kiến số ${n}.` });
    for (const many of [100, 20]) await office.union.do(id, 'opinion.give_many', { opinions: Array.from({ length: many }, (_, n) => opinion(n)) });
    await office.finishReview(office.union, id);
    await office.finishReview(office.farmers, id);
    await office.specialist.do(id, 'written.close');

    // Read page after page, as a hundred times as many are.
    const page = await pageOf('specialist');
    let pages = 0;
    await page.route(/\/opinions\?.*limit=5000/, async (route) => {
        pages += 1;
        if (pages === 2) await expect(page.getByText('Đã tải 50 mục…').first()).toBeVisible();
        await route.continue({ url: route.request().url().replace('limit=5000', 'limit=50') });
    });
    await page.goto(dossierAt(id, 'text'));
    const row = provision(page, 'Khoản 1 Điều 3');
    await expect(row.getByRole('article')).toHaveCount(3);
    expect(pages).toBe(3);
    await row.getByRole('button', { name: 'Xem thêm 117 ý kiến' }).click();
    await expect(row.getByRole('article')).toHaveCount(50);
    await expect(row.getByText('hiện 50/120')).toBeVisible();
    await row.getByRole('button', { name: 'Xem thêm 50' }).click();
    await row.getByRole('button', { name: 'Xem thêm 20' }).click();
    await expect(row.getByRole('article')).toHaveCount(120);
    await expect(row.getByRole('button', { name: /^Xem thêm/ })).toHaveCount(0);

    await page.goto(dossierAt(id, 'synthesis'));
    const loose = page.getByRole('region', { name: 'Ý kiến chưa tổng hợp 120' });
    await expect(loose.getByRole('article')).toHaveCount(50);
    await loose.getByText('Chọn tất cả').click();
    await expect(loose.getByRole('status')).toHaveText('đã chọn 120');
    await loose.getByRole('button', { name: 'Lập kiến nghị' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lập kiến nghị từ 120 ý kiến' });
    await expect(dialog.getByRole('article')).toHaveCount(50);
    await dialog.getByLabel('Nội dung kiến nghị').fill('Giữ mức hỗ trợ.');
    await dialog.getByRole('button', { name: 'Lập kiến nghị' }).click();
    await expect(loose).toHaveCount(0);
    await expect(page.getByText(/^Từ 120 ý kiến: YK-001, /)).toBeVisible();

    await page.goto(`${dossierAt(id, 'history')}#sk-5`);
    await expect(page.locator('#sk-5')).toBeFocused();
    await page.getByRole('link', { name: /^Xem từ sự kiện mới nhất/ }).click();
    const lines = page.locator('.history > li');
    await expect(lines).toHaveCount(100);
    await expect(lines.first()).toContainText('Lập kiến nghị');
});

test('opinions that say the same are confirmed by a person, counted, and split off again', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết có ý kiến giống nhau' });
    await office.askReviewers(id);
    const same = 'Đề nghị nâng mức hỗ trợ mỗi hộ lên 80 triệu đồng cho phù hợp giá vật liệu hiện nay.';
    for (const text of [same, `${same} Xin cảm ơn.`]) await office.giveOpinion(office.union, id, 'art_3__para_1', text);
    await office.giveOpinion(office.farmers, id, 'art_3__para_1', same.toUpperCase());
    await office.finishReview(office.union, id);
    await office.finishReview(office.farmers, id);
    await office.specialist.do(id, 'written.close');

    const page = await pageOf('specialist', dossierAt(id, 'synthesis'));
    const proposal = page.getByRole('article', { name: '3 ý kiến giống nhau' });
    await expect(proposal).toContainText(/giống \d\d %/);
    await proposal.getByRole('button', { name: 'Xếp 3 ý kiến vào một nhóm' }).click();
    const group = page.getByRole('region', { name: /^Nhóm ý kiến giống nhau/ });
    await expect(group.getByText('NY-001 · 3 ý kiến giống nhau')).toBeVisible();
    await expect(proposal).toHaveCount(0);
    await expect(page.getByRole('article', { name: /^YK-001/ }).getByText('3 ý kiến giống nhau')).toBeVisible();
    await group.getByText('NY-001 · 3 ý kiến giống nhau').click();
    await group.getByRole('button', { name: 'Tách YK-002 khỏi nhóm' }).click();
    await expect(group.getByText('NY-001 · 2 ý kiến giống nhau')).toBeVisible();
});
