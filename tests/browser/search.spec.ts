// The search, by keyboard: from anywhere, within a dossier, to the place of what was found.
import { dossierAt, expect, provision, test } from './office';

test('“/” searches the dossier one is in, then all; a result leads to its place', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết để tìm' });
    await office.askReviewers(id);
    await office.giveOpinion(office.union, id, 'art_3__para_1', 'Omega: nâng mức hỗ trợ cho hộ nghèo.');
    const page = await pageOf('specialist', dossierAt(id));
    await expect(page.getByRole('heading', { level: 1, name: 'Nghị quyết để tìm' })).toBeVisible();
    await page.keyboard.press('/');
    const words = page.getByRole('searchbox');
    await expect(words).toBeFocused();
    await expect(page.getByText(/^Chỉ trong hồ sơ PB-/)).toBeVisible();
    await page.keyboard.type('omega ho ngheo');
    await page.keyboard.press('Enter');
    const hit = page.getByRole('main').getByRole('article');
    await expect(hit).toHaveCount(1);
    await expect(hit.locator('mark')).toHaveText(['Omega', 'hỗ', 'hộ', 'nghèo']);
    await expect(hit).toContainText('khớp khi bỏ dấu');
    await page.getByRole('button', { name: 'Tìm trong mọi hồ sơ' }).click();
    await page.getByLabel('Tìm trong', { exact: true }).selectOption({ label: 'Kiến nghị' });
    await expect(page.getByText('Không tìm thấy chữ nào phù hợp')).toBeVisible();
    await page.getByLabel('Tìm trong', { exact: true }).selectOption({ label: 'Ý kiến' });
    await hit.getByRole('link', { name: 'YK-001 · Khoản 1 Điều 3' }).click();
    await expect(provision(page, 'Khoản 1 Điều 3')).toBeFocused();
});

test('a search can be sent as an address, and says kindly that nothing was found', async ({ pageOf }) => {
    const page = await pageOf('women', '/tim-kiem?q=khongcogi');
    await expect(page.getByText('Không tìm thấy chữ nào phù hợp')).toBeVisible();
    await expect(page.getByRole('searchbox')).toHaveValue('khongcogi');
});
