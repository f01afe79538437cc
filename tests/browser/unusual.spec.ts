// What an auditor looks at first, on the screen: found by its kind and its dossier, with the reason, leading to the event.
import { isAccessible } from './accessible';
import { expect, test } from './office';

const title = 'Nghị quyết được mở lại';
test.beforeAll(async ({ office }) => {
    const { id, recommendations } = await office.toIssued({ title });
    for (const recommendation of recommendations) await office.drafter.do(id, 'answer.give', { recommendation, disposition: 'accepted', text: 'Đã sửa.' });
    await office.drafter.do(id, 'answers.submit');
    await office.committee.do(id, 'dossier.close_open', { reason: 'Đã ban hành.' });
    await office.committee.do(id, 'dossier.reopen', { reason: 'Có phản ánh.' });
});

test('an auditor finds what is unusual by its kind, reads why, and goes to the event', async ({ pageOf }) => {
    const page = await pageOf('auditor', '/kiem-toan');
    const section = page.getByRole('region', { name: 'Việc bất thường' });
    const items = section.getByRole('listitem').filter({ hasText: title });
    await section.getByLabel('Loại việc bất thường').selectOption({ label: 'Mở lại hồ sơ' });
    await expect(items).toHaveCount(1);
    await expect(items).toContainText('Hồ sơ đã kết thúc được đưa trở lại xử lý.');
    await expect(page).toHaveURL(/loai=reopened/);
    await section.getByLabel('Loại việc bất thường').selectOption({ label: 'Tất cả' });
    await items.first().getByRole('button', { name: /^Chỉ xem việc bất thường của PB-/ }).click();
    await expect(section.getByRole('listitem')).toHaveCount(2);
    await expect(items.filter({ hasText: 'Kết thúc khi còn nghĩa vụ' })).toHaveCount(1);

    await isAccessible(page, 'what is unusual', 'main');

    await section.getByRole('button', { name: 'Xem mọi hồ sơ' }).click();
    await items.first().getByRole('link', { name: /sự kiện \d+ của hồ sơ/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('on a phone the list fits the window and is reached by keyboard', async ({ pageOf }) => {
    const page = await pageOf('auditor', '/kiem-toan');
    await page.setViewportSize({ width: 390, height: 844 });
    const kind = page.getByLabel('Loại việc bất thường');
    await kind.focus();
    await expect(kind).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('region', { name: 'Việc bất thường' }).locator('a:focus, button:focus')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
