// A date that cannot be read stops what it stands in: it is neither left out nor lost, and says how it is typed.
import type { Locator, Page } from '@playwright/test';

import { draftText } from '../api/office.mjs';
import { fill } from './filling';
import { act, confirm, dossierAt, expect, test } from './office';

const sentence = 'Ngày không hợp lệ. Hãy gõ như 05/01/2026.';

async function isRefused(where: Page | Locator, field: string): Promise<void> {
    await expect(where.getByText(sentence)).toBeVisible();
    await expect(where.getByLabel(field)).toBeFocused();
}

test('nothing is registered until the date is one, and a reload keeps it as it was typed', async ({ pageOf, office }) => {
    const before = (await office.registrar.get('/dossiers')).body.items.length;
    const page = await pageOf('registrar', '/bat-dau/phan-bien?viec=dossier.register');
    await fill(page, { 'Tệp dự thảo': { file: draftText } });
    await page.getByLabel(/^Loại dự thảo/).selectOption({ label: 'Nghị quyết' });
    await page.getByLabel(/^Cơ quan chủ trì soạn thảo/).selectOption({ index: 1 });
    const day = page.getByLabel('Ngày dự kiến trình ban hành');
    for (const typed of ['5/12/26', '31/02/2027']) {
        await day.fill(typed);
        await page.getByRole('button', { name: 'Đăng ký dự thảo' }).click();
        await isRefused(page, 'Ngày dự kiến trình ban hành');
    }
    expect((await office.registrar.get('/dossiers')).body.items).toHaveLength(before);
    await page.reload();
    await expect(day).toHaveValue('31/02/2027');
    await page.getByRole('button', { name: 'Đăng ký dự thảo' }).click();
    await isRefused(page, 'Ngày dự kiến trình ban hành');
    await day.fill('28/2/2027');
    await page.getByRole('button', { name: 'Đăng ký dự thảo' }).click();
    await expect(page.getByRole('article').getByText('28/02/2027').first()).toBeVisible();
});

test('a dialog is not sent with another date than the one that is typed', async ({ pageOf, office }) => {
    const id = await office.toConsultation();
    const page = await pageOf('specialist', dossierAt(id));
    await page.getByRole('region', { name: 'Nơi được mời góp ý' }).getByRole('button', { name: 'Mời góp ý' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mời góp ý' });
    await dialog.getByText(office.union.account.organisation.name).click();
    await dialog.getByLabel('Hạn góp ý').fill('35/12/2026');
    await dialog.getByRole('button', { name: 'Mời 1 nơi' }).click();
    await isRefused(dialog, 'Hạn góp ý');
    expect((await office.specialist.get(`/dossiers/${id}`)).body.reviews).toEqual([]);
});

test('a search does not pretend to have looked between days it could not read', async ({ pageOf }) => {
    const page = await pageOf('specialist', '/tim-kiem?q=di');
    const from = page.getByLabel('Từ ngày');
    await from.fill('40/12/2027');
    await page.getByRole('searchbox').press('Enter');
    await isRefused(page, 'Từ ngày');
    expect(page.url()).not.toContain('tu=');
    await from.fill('20/12/2027');
    await expect(page).toHaveURL(/tu=2027-12-20/);
});
