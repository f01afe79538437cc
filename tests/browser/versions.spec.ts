// Two versions compared, and an opinion that waits for its place in the new one.
import { draftText } from '../api/office.mjs';
import { dossierAt, expect, test } from './office';
import { dossierOfTwoVersions, firstText, secondText } from './versions_story';

test('what moved, was renumbered and reworded is shown as such, side by side and in one column', async ({ pageOf, office }, info) => {
    const id = await dossierOfTwoVersions(office, 'Nghị quyết có hai bản');
    const page = await pageOf('specialist', dossierAt(id));
    await page.getByRole('link', { name: 'So sánh bản' }).click();
    const clause = page.getByRole('article', { name: /^Khoản 1 Điều 4/ });
    await expect(clause).toContainText('trước là Khoản 1 Điều 3');
    await expect(clause.locator('del')).toHaveText(['50 ']);
    await expect(clause.locator('ins')).toHaveText(['65 ']);
    await expect(clause.getByRole('link', { name: '1 ý kiến' })).toBeVisible();
    await expect(page.getByRole('article', { name: 'Điều 3: thêm mới' })).toBeVisible();
    await page.screenshot({ path: info.outputPath('compare.png'), fullPage: true });

    await page.getByRole('button', { name: 'Chỗ khác kế tiếp' }).click();
    await expect(page.getByText(/^Chỗ khác 1 trên/)).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByText(/^Chỗ khác 2 trên/)).toBeVisible();
    await page.getByLabel('Cách xem').selectOption({ label: 'Một cột' });
    await expect(page).toHaveURL(/xem=mot-cot/);
    await expect(clause.locator('del')).toHaveText(['50 ']);
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải bản so sánh (.docx)' }).click();
    expect((await file).suggestedFilename()).toContain('.docx');
});

test('the figures above a comparison are those of its rows', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết sửa một khoản' });
    const uploaded = await office.specialist.upload('ban-2.txt', Buffer.from(draftText.replace('50 triệu', '65 triệu')));
    await office.specialist.do(id, 'version.add', { file: uploaded.body.file.hash, note: 'Sửa một khoản' });
    const page = await pageOf('specialist', `${dossierAt(id)}/so-sanh`);
    // The article that holds the clause has the words it had.
    await expect(page.getByRole('article', { name: /: sửa$/ })).toHaveCount(1);
    await expect(page.getByRole('status').filter({ hasText: /^sửa: 1 · không đổi: \d+$/ })).toBeVisible();
    await page.getByText('Chỉ chỗ khác').click();
    await expect(page.getByRole('article', { name: 'Điều 3: không đổi', exact: true })).toBeVisible();
    await expect(page.getByRole('article', { name: /: sửa$/ })).toHaveCount(1);
});

test('a proposal is a change of the words it was given on, in whichever version it is read', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết có đề xuất', text: firstText });
    await office.askReviewers(id, [office.union]);
    await office.giveOpinion(office.union, id, 'art_3__para_1', 'Mức thấp.', { proposal: firstText.match(/Mỗi hộ.*/)![0].replace('50', '80') });
    const uploaded = await office.specialist.upload('ban-2.txt', Buffer.from(secondText));
    await office.specialist.do(id, 'version.add', { file: uploaded.body.file.hash, note: 'Bản tiếp thu' });
    const page = await pageOf('specialist', dossierAt(id, 'text'));
    const card = page.getByRole('article', { name: /^YK-001/ }).first();
    await expect(card.locator('del')).toContainText('50');
    await expect(card.locator('del')).not.toContainText('65');
});

test('what waits is decided by keyboard, and can be looked at again', async ({ pageOf, office }, info) => {
    const id = await dossierOfTwoVersions(office, 'Nghị quyết có ý kiến chờ đặt lại');
    const page = await pageOf('specialist', dossierAt(id));
    await expect(page.getByText(/chờ xác nhận vị trí: YK-002/)).toBeVisible();
    await page.getByRole('link', { name: 'Chờ đặt lại' }).click();
    await expect(page.getByText('1 mục đã đặt tự động, 0 mục có người xác nhận, 1 mục đang chờ.')).toBeVisible();
    const card = page.getByRole('article', { name: /^YK-002/ });
    await expect(card).toContainText('Hộ nghèo được hỗ trợ thêm 20 triệu đồng.');
    await page.screenshot({ path: info.outputPath('places.png'), fullPage: true });
    // The clause is like another one, whose place it must not take by a mere Enter.
    await expect(card.getByRole('button', { name: 'Xác nhận chỗ của YK-002' })).toBeDisabled();
    await card.focus();
    await page.keyboard.press('Enter');
    await expect(card).toBeVisible();
    await page.keyboard.press('u');
    await expect(card.getByRole('radio', { name: 'Không còn trong bản mới' })).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Không còn mục nào chờ')).toBeVisible();

    await page.getByText('Đã xác nhận (1)').click();
    await page.getByRole('button', { name: 'Xem lại chỗ của YK-002' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do xem lại').fill('Hỏi lại cơ quan soạn thảo.');
    await dialog.getByRole('button', { name: 'Xem lại', exact: true }).click();
    await expect(card).toBeVisible();
    await card.getByLabel('Điều, khoản, điểm khác (YK-002)').selectOption({ label: 'Khoản 2 Điều 4' });
    await card.getByRole('button', { name: 'Xác nhận chỗ của YK-002' }).click();
    await expect(page.getByText('Không còn mục nào chờ')).toBeVisible();
    await page.goto(`${dossierAt(id, 'text')}?ban=1`);
    await expect(page.getByText('Trong bản dự thảo lần 2: Khoản 2 Điều 4').first()).toBeVisible();
});
