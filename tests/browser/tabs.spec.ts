// Several tabs of one browser: they share the session and what is being typed, and none of them shows one
// person's page under another's name.
import type { Page } from '@playwright/test';

import { demoPassword } from '../api/client.mjs';
import { dossierAt, expect, provision, test, watch } from './office';

const clause = 'Khoản 1 Điều 3';
const form = (page: Page) => page.getByRole('form', { name: `Góp ý: ${clause}` });
const words = (page: Page) => form(page).getByLabel('Nội dung góp ý');
const account = (page: Page, name: string) => page.getByRole('button', { name: `Tài khoản: ${name}` });

async function signIn(page: Page, username: string): Promise<void> {
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Phản biện');
}

async function begin(page: Page, text: string): Promise<void> {
    await page.getByRole('button', { name: `Góp ý: ${clause}` }).click();
    await form(page).getByLabel('Quan điểm').selectOption({ label: 'Không thống nhất' });
    await form(page).getByLabel('Nội dung phản biện').selectOption({ label: 'Bảo đảm hài hòa lợi ích' });
    await words(page).fill(text);
    await expect(form(page)).toContainText('Đã lưu nháp lúc');
}

let dossier = '';
let first: Page;
let second: Page;
test.beforeEach(async ({ pageOf, office, complaints }) => {
    dossier = await office.toConsultation();
    await office.askReviewers(dossier, [office.women]);
    first = await pageOf(null, '/');
    await signIn(first, 'phunu');
    await first.goto(dossierAt(dossier, 'text'));
    second = await first.context().newPage();
    watch(second, complaints);
    await second.goto(dossierAt(dossier, 'text'));
    await expect(account(second, office.women.account.name)).toBeVisible();
});

test('after one has signed in again the others go on as they were', async ({ office }) => {
    await begin(second, 'Mức hỗ trợ còn thấp.');
    const { items } = (await office.women.get('/sessions')).body;
    for (const other of items.filter((one: { current: boolean }) => !one.current)) {
        await office.women.request('DELETE', `/api/v1/sessions/${other.id}`);
    }
    await first.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
    const dialog = first.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' });
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(dialog).toBeHidden();
    await form(second).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(provision(second, clause).getByRole('article')).toContainText('Mức hỗ trợ còn thấp.');
});

test('when somebody else signs in, the other tab shows nothing of the one before', async ({ office }) => {
    await begin(first, 'Chữ của Hội Phụ nữ.');
    await second.getByRole('button', { name: /^Tài khoản: / }).click();
    await second.getByRole('button', { name: 'Đăng xuất' }).click();
    await signIn(second, 'nongdan');
    await expect(first.getByRole('heading', { level: 1 })).toHaveText('Máy này vừa đăng nhập tài khoản khác');
    await expect(first.getByRole('alert')).toContainText(office.women.account.name);
    await expect(first.getByText('Chữ của Hội Phụ nữ.')).toHaveCount(0);
    await first.getByRole('button', { name: `Làm việc với tài khoản ${office.farmers.account.name}` }).click();
    await expect(account(first, office.farmers.account.name)).toBeVisible();
});

test('what is typed in one is seen in the other, and is sent once', async ({ office }) => {
    await begin(first, 'Bắt đầu ở thẻ thứ nhất.');
    await second.getByRole('button', { name: `Góp ý: ${clause}` }).click();
    await expect(words(second)).toHaveValue('Bắt đầu ở thẻ thứ nhất.');
    await words(second).fill('Bắt đầu ở thẻ thứ nhất. Viết tiếp ở thẻ thứ hai.');
    await expect(words(first)).toHaveValue('Bắt đầu ở thẻ thứ nhất. Viết tiếp ở thẻ thứ hai.');
    await form(first).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(form(first)).toBeHidden();
    await expect(form(second)).toContainText('vừa được gửi hoặc bỏ ở một thẻ khác');
    await form(second).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(form(second).getByRole('alert').first()).toBeVisible();
    expect((await office.women.get(`/dossiers/${dossier}/opinions`)).body.items).toHaveLength(1);
});
