// Following what happened: from a name to what that person did, from a provision to what was said of it and
// what became of that, from a file to where it is vouched for.
import { dossierAt, expect, provision, test, unfold } from './office';

let dossier = '';
test.beforeAll(async ({ office }) => {
    ({ id: dossier } = await office.toSynthesis({ title: 'Nghị quyết được lần theo dấu vết' }));
});

test('a name leads to what that person did in the whole office, and an event back to its dossier', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier, 'history'));
    await unfold(page);
    await page.getByRole('link', { name: 'Đại diện Công đoàn (mẫu)' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kiểm toán' })).toBeVisible();
    const events = page.getByRole('region', { name: 'Lịch sử của cơ quan' }).getByRole('listitem');
    await expect(events.filter({ hasText: 'Đăng nhập' }).first()).toContainText('Việc của cơ quan');
    for (const text of await events.allInnerTexts()) expect(text).toContain('Đại diện Công đoàn (mẫu)');
    await page.getByRole('button', { name: 'Xem mọi người' }).click();
    await expect(events.filter({ hasText: 'Đại diện Hội Nông dân (mẫu)' }).first()).toBeVisible();
    await events.filter({ hasText: 'Nghị quyết được lần theo dấu vết' }).first().getByRole('link', { name: /sự kiện \d+ của hồ sơ/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Nghị quyết được lần theo dấu vết' })).toBeVisible();
});

test('a provision leads to what was said of it, and back to the whole history', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier, 'text'));
    await provision(page, 'Khoản 1 Điều 3').getByRole('link', { name: 'Dấu vết của điều khoản này' }).click();
    await expect(page.getByText('2 sự kiện, mới nhất trước')).toBeVisible();
    await expect(page.getByText('Chỉ những gì nói về Khoản 1 Điều 3')).toBeVisible();
    await page.getByRole('button', { name: 'Xem toàn bộ lịch sử' }).click();
    await expect(page.getByText('2 sự kiện, mới nhất trước')).toBeHidden();
});

test('a file leads to where it is vouched for; its hash is computed here', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier));
    await page.getByRole('link', { name: 'Dấu vết của tệp' }).first().click();
    await expect(page.getByText(/^Chỉ những sự kiện xác nhận tệp/)).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Thêm bản dự thảo: 1 (du-thao.txt)');

    await page.goto('/kiem-toan');
    await page.getByLabel('Tính từ tệp').setInputFiles({ name: 'khac.txt', mimeType: 'text/plain', buffer: Buffer.from('abc') });
    await expect(page.getByLabel('Mã băm SHA-256 của tệp')).toHaveValue('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    await expect(page.getByText('Không có sự kiện nào phù hợp.')).toBeVisible();
});
