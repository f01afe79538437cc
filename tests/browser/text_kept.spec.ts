// Nothing typed is ever lost: over a reload, a session that ended meanwhile, a connection that broke.
import type { Page } from '@playwright/test';

import { demoPassword } from '../api/client.mjs';
import { confirm, dossierAt, expect, provision, refusal, test } from './office';

const clause = 'Khoản 1 Điều 3';
const words = 'Mức hỗ trợ chưa tính đến hộ có <b>nhiều thế hệ</b> & người khuyết tật.';
const proposal = 'Hộ từ 6 khẩu trở lên được hỗ trợ thêm 10 triệu đồng.';

const form = (page: Page) => page.getByRole('form', { name: `Góp ý: ${clause}` });

async function begin(page: Page): Promise<void> {
    await page.getByRole('button', { name: `Góp ý: ${clause}` }).click();
    await form(page).getByLabel('Quan điểm').selectOption({ label: 'Không thống nhất' });
    await form(page).getByLabel('Nội dung phản biện').selectOption({ label: 'Bảo đảm hài hòa lợi ích' });
    await form(page).getByLabel('Nội dung góp ý').fill(words);
    await form(page).getByLabel('Đề xuất sửa thành').fill(proposal);
    await expect(form(page)).toContainText('Đã lưu nháp lúc');
}

async function isStillThere(page: Page): Promise<void> {
    await expect(form(page).getByLabel('Quan điểm')).toHaveValue('disagree');
    await expect(form(page).getByLabel('Nội dung phản biện')).toHaveValue('interests');
    await expect(form(page).getByLabel('Nội dung góp ý')).toHaveValue(words);
    await expect(form(page).getByLabel('Đề xuất sửa thành')).toHaveValue(proposal);
}

async function sendAndSee(page: Page): Promise<void> {
    await form(page).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await seen(page);
}

async function seen(page: Page): Promise<void> {
    await expect(provision(page, clause).getByRole('article')).toContainText(words);
    await expect(form(page)).toBeHidden();
}

async function signInAgain(page: Page): Promise<void> {
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' });
    await expect(dialog).toBeVisible();
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(dialog).toBeHidden();
}

let dossier = '';
test.beforeEach(async ({ office }) => {
    dossier = await office.toConsultation();
    await office.askReviewers(dossier, [office.women]);
});

test('over a reload, and once sent it does not come back', async ({ pageOf }) => {
    const page = await pageOf('women', dossierAt(dossier, 'text'));
    await begin(page);
    await page.reload();
    await expect(page.getByText(`Bạn có ý kiến chưa gửi ở ${clause}.`)).toBeVisible();
    await isStillThere(page);
    await sendAndSee(page);
    await page.reload();
    await expect(provision(page, clause).getByRole('article')).toContainText(words);
    await expect(form(page)).toBeHidden();
});

test('over a session ended from elsewhere: the page asks for the password and sends what was typed', async ({ pageOf, office }) => {
    const page = await pageOf(null, '/');
    await page.getByLabel('Tên đăng nhập').fill('phunu');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(page.getByRole('heading', { name: 'Việc của tôi' })).toBeVisible();
    await page.goto(dossierAt(dossier, 'text'));
    await begin(page);

    const { items } = (await office.women.get('/sessions')).body;
    for (const other of items.filter((one: { current: boolean }) => !one.current)) {
        await office.women.request('DELETE', `/api/v1/sessions/${other.id}`);
    }
    await form(page).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await signInAgain(page);
    await seen(page);
});

test('over a lost cookie and a closed dialog: the text waits for the next sign-in', async ({ pageOf }) => {
    const page = await pageOf('women', dossierAt(dossier, 'text'));
    await begin(page);
    await page.context().clearCookies();
    await form(page).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await page.getByRole('button', { name: 'Thoát ra trang đầu' }).click();
    await page.getByLabel('Tên đăng nhập').fill('phunu');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await isStillThere(page);
    await sendAndSee(page);
});

test('over a lost answer: sending again does not give the opinion twice', async ({ pageOf, office, complaints }) => {
    const page = await pageOf('women', dossierAt(dossier, 'text'));
    await begin(page);
    // The command arrives; its answer does not.
    await page.route('**/commands', async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
    }, { times: 1 });
    await form(page).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(refusal(form(page))).toContainText('Không liên lạc được với máy chủ');
    await isStillThere(page);
    expect(complaints.splice(0).every((one) => one.includes('ERR_CONNECTION_RESET'))).toBe(true);
    await sendAndSee(page);
    const { items } = (await office.women.get(`/dossiers/${dossier}/opinions`)).body;
    expect(items).toHaveLength(1);
});

test('one person’s draft is not shown to the next one at the same computer', async ({ pageOf, office }) => {
    await office.askReviewers(dossier, [office.farmers]);
    const page = await pageOf('women', dossierAt(dossier, 'text'));
    await begin(page);
    const [name, value] = office.farmers.cookie.split('=', 2);
    await page.context().addCookies([{ name, value, url: office.server.url }]);
    await page.reload();
    await expect(page.getByRole('button', { name: `Góp ý: ${clause}` })).toBeVisible();
    await expect(form(page)).toBeHidden();
});

test('the reason in a dialog, over a reload; once sent it is gone', async ({ pageOf, office }) => {
    const page = await pageOf('specialist', dossierAt(dossier));
    const dialog = page.getByRole('dialog', { name: 'Hủy lời mời' });
    const open = () => page.getByRole('region', { name: 'Nơi được mời góp ý' }).getByRole('button', { name: /^Hủy lời mời/ }).first().click();
    await open();
    await dialog.getByLabel('Lý do').fill('Gửi nhầm nơi.');
    await expect(dialog).toContainText('Đã lưu nháp lúc');
    await page.reload();
    await open();
    await expect(dialog.getByLabel('Lý do')).toHaveValue('Gửi nhầm nơi.');
    await confirm(dialog, 'Hủy lời mời');
    await office.askReviewers(dossier, [office.farmers]);
    await page.reload();
    await open();
    await expect(dialog.getByLabel('Lý do')).toHaveValue('');
});

test('an account being made, but not its password', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc-tai-khoan');
    const dialog = page.getByRole('dialog', { name: 'Thêm tài khoản' });
    const open = () => page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    await open();
    await dialog.getByLabel(/^Họ và tên/).fill('Nguyễn Thị Nháp');
    await dialog.getByLabel(/^Mật khẩu ban đầu/).fill('Phan-bien-2026!');
    await page.reload();
    await open();
    await expect(dialog.getByLabel(/^Họ và tên/)).toHaveValue('Nguyễn Thị Nháp');
    await expect(dialog.getByLabel(/^Mật khẩu ban đầu/)).toHaveValue('');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Phan-bien-2026!');
});
