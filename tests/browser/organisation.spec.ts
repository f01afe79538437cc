// The directory of organisations in the page: imported with a look at what it changes, read on any day, and
// absences and delegations told, changed, ended and taken back by those they are of.
import { join } from 'node:path';

import { Client } from '../api/client.mjs';
import { today } from '../api/office.mjs';
import { Server } from '../api/server.mjs';
import { brokenDirectory, changedDirectory, directoryFile, lineOf } from './directory_files';
import { fill, shownDate } from './filling';
import { expect, refusal, test } from './office';

test.describe.configure({ mode: 'serial' });

const import_ = 'Nhập danh bạ (.xml)';

test.beforeAll(async ({ office }) => {
    await office.endRoutes();
});
// Other tests of this worker go by the demo's own directory.
test.afterAll(async ({ office }) => {
    await office.importDirectory('van-phong-mau.xml');
});

test('an office without a directory says what to do about it', async ({ browser, folder }) => {
    const server = await new Server({ data: join(folder, 'data') }).start();
    const first = new Client(server.url);
    const account = { username: 'quantri', password: 'Mat-khau-thu-2026' };
    await first.post('/setup', { organisation: 'Mặt trận', level: 'province', name: 'Quản trị', ...account });
    await first.signIn(account.username, account.password);
    const context = await browser.newContext({ baseURL: server.url });
    const [name, value] = first.cookie.split('=', 2);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto('/to-chuc');
    await expect(page.getByText('Cơ quan chưa có danh bạ tổ chức.')).toBeVisible();
    await expect(page.getByRole('button', { name: import_ })).toBeVisible();
    await page.goto('/tai-khoan-cua-toi');
    await expect(page.getByText('Cơ quan chưa có danh bạ tổ chức.')).toBeVisible();
    await context.close();
    await server.stop();
});

test('only an administrator imports', async ({ pageOf }) => {
    const page = await pageOf('auditor', '/to-chuc');
    await expect(page.getByText('1 cơ quan', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: import_ })).toHaveCount(0);
});

test('a file with mistakes says the line of each and what stands there', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc');
    await page.getByRole('button', { name: import_ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tệp danh bạ tổ chức').setInputFiles(brokenDirectory());
    await expect(dialog.getByRole('alert')).toContainText('Tệp có 2 lỗi; chưa có gì thay đổi');
    const mistake = dialog.getByRole('listitem').filter({ hasText: `Dòng ${lineOf('<holds post="chanh-vp"')}` });
    await expect(mistake).toContainText('“nobody”');
    await expect(mistake.locator('code')).toHaveText('<holds post="nobody" from="2025-07-01"/>');
    await expect(dialog.getByRole('button', { name: 'Dùng danh bạ này' })).toBeDisabled();
});

test('the sample province is looked at, imported, and read', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc');
    await page.getByRole('button', { name: import_ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tệp danh bạ tổ chức').setInputFiles(directoryFile());
    await expect(dialog.getByRole('heading', { name: /^Nhập tệp này sẽ có \d+ thay đổi/ })).toBeVisible();
    await expect(dialog.getByText('Thêm cơ quan “mttq-tinh”.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Dùng danh bạ này' }).click();
    await expect(page.getByText(/^Đã dùng danh bạ mới; \d+ thay đổi/)).toBeVisible();
    await expect(page.getByText('31 cơ quan', { exact: true })).toBeVisible();

    await page.getByRole('searchbox', { name: 'Tìm theo tên cơ quan' }).fill('na lac');
    await expect(page.getByText('Không có kết quả', { exact: false }).first()).toBeVisible();
    await page.getByLabel('Hiệu lực').selectOption({ label: 'Cả đã chấm dứt, sắp lập' });
    const old = page.getByRole('row').filter({ hasText: 'xã Nà Lạc (cũ)' });
    await expect(old).toContainText('Đã chấm dứt');
    await expect(old).toContainText('Đã sáp nhập vào');
    await old.getByRole('link', { name: /Nà Lạc/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nà Lạc');
    await page.getByRole('link', { name: 'Xem vào ngày cuối còn hoạt động (30/06/2025)' }).click();
    await expect(page.getByLabel('Xem vào ngày')).toHaveValue('30/06/2025');
    await expect(page.getByText('Đã chấm dứt:')).toHaveCount(0);
});

test('a body shows on a chosen day who is away and who acts', async ({ pageOf }) => {
    const page = await pageOf('union', '/to-chuc/mttq-tinh');
    await page.getByLabel('Xem vào ngày').fill('08/12/2026');
    const chair = page.getByRole('region', { name: 'Ban Thường trực' }).getByRole('row').filter({ hasText: 'Nguyễn Văn An' });
    await expect(chair).toContainText('Vắng mặt');
    await expect(chair).toContainText('Làm thay: Trần Ngọc Lan');
    await expect(chair).toContainText('Làm thay việc Phản biện xã hội: Lê Thu Thảo (qua Trần Ngọc Lan)');
    const absences = page.getByRole('region', { name: 'Vắng mặt', exact: true });
    await expect(absences).toContainText('lý do không công khai');
    await expect(absences.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Cơ quan trực thuộc' }).getByRole('row')).toHaveCount(31);
});

test('one says from the header that one is away, hands on, ends it and takes it back', async ({ pageOf }) => {
    const page = await pageOf('head');
    await page.getByRole('button', { name: /^Tài khoản: / }).click();
    await page.getByRole('link', { name: 'Tôi vắng mặt…' }).click();
    const absence = page.getByRole('dialog', { name: 'Vắng mặt: Vũ Hồng Châu' });
    await fill(absence, { 'Ngày đầu': shownDate(), 'Ngày cuối (bỏ trống nếu chưa biết)': shownDate(-1) });
    await absence.getByRole('button', { name: 'Lưu' }).click();
    await expect(refusal(absence)).toContainText('Ngày cuối phải không sớm hơn ngày đầu.');
    await refusal(absence).getByRole('link').click();
    await expect(absence.getByLabel('Ngày cuối')).toBeFocused();
    await fill(absence, { 'Ngày cuối (bỏ trống nếu chưa biết)': '32/13/2026' });
    await absence.getByRole('button', { name: 'Lưu' }).click();
    await expect(absence.getByText('Ngày không hợp lệ.', { exact: false })).toBeVisible();
    await fill(absence, { 'Ngày cuối (bỏ trống nếu chưa biết)': shownDate(3) });
    await absence.getByLabel(/^Lý do/).fill('Tập huấn');
    await absence.getByRole('button', { name: 'Lưu' }).click();
    await expect(page.getByText('Đã ghi: Thêm thời gian vắng mặt của Vũ Hồng Châu.')).toBeVisible();
    const absences = page.getByRole('region', { name: 'Vắng mặt', exact: true });
    await expect(absences).toContainText('Tập huấn');

    await page.getByRole('button', { name: 'Ủy quyền…' }).click();
    const delegation = page.getByRole('dialog', { name: 'Ủy quyền của Vũ Hồng Châu' });
    await delegation.getByLabel('Ủy quyền cho').fill('dang van oanh');
    await delegation.getByRole('button', { name: /^Đặng Văn Oanh/ }).press('Enter');
    await expect(delegation.getByText(/^Đã chọn: Đặng Văn Oanh \(Phó Trưởng ban/)).toBeVisible();
    await delegation.getByLabel('Chức vụ được ủy quyền').selectOption({ index: 1 });
    await delegation.getByText('Giám sát', { exact: true }).click();
    await fill(delegation, { 'Ngày đầu': shownDate(), 'Ngày cuối (bỏ trống nếu chưa biết)': shownDate(3) });
    await delegation.getByRole('button', { name: 'Lưu' }).click();
    const given = page.getByRole('region', { name: 'Ủy quyền cho người khác' });
    await expect(given).toContainText('Trưởng ban · Giám sát · chỉ khi người ủy quyền vắng mặt');

    const union = await pageOf('union', '/to-chuc/mttq-tinh');
    await expect(union.getByText('Làm thay việc Giám sát: Đặng Văn Oanh')).toBeVisible();
    await expect(union.getByText('Chưa có ai làm thay', { exact: true })).toBeVisible();

    await given.getByRole('button', { name: /^Kết thúc hôm nay/ }).click();
    await expect(page.getByText(/^Đã ghi: Ủy quyền của Vũ Hồng Châu cho Đặng Văn Oanh/)).toBeVisible();
    await expect(given.getByRole('listitem')).toContainText(`ngày ${shownDate()}`);
    await absences.getByRole('button', { name: /^Bỏ: / }).click();
    const sure = page.getByRole('dialog', { name: 'Bỏ mục này?' });
    await expect(sure).toContainText('Vắng mặt: Vũ Hồng Châu');
    await sure.getByRole('button', { name: 'Bỏ mục này' }).click();
    await expect(absences).toContainText('Không có lần vắng mặt nào.');
});

test('an import that somebody else was faster than is looked at again', async ({ pageOf, office }) => {
    const page = await pageOf('administrator', '/to-chuc');
    await expect(page.getByText('31 cơ quan', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: import_ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tệp danh bạ tổ chức').setInputFiles(changedDirectory());
    await expect(dialog.getByText(/thành “Chánh Văn phòng tỉnh”/)).toBeVisible();
    await office.editDirectory(office.committee, { edit: 'absence.add', person: 'tran-ngoc-lan', from: today(1), until: today(2) });
    await dialog.getByRole('button', { name: 'Dùng danh bạ này' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Danh bạ đã được người khác sửa');
    await dialog.getByRole('button', { name: 'Xem lại' }).click();
    await expect(dialog.getByText(/Bỏ hẳn thời gian vắng mặt của “tran-ngoc-lan”/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Dùng danh bạ này' }).click();
    await expect(page.getByText(/^Đã dùng danh bạ mới/)).toBeVisible();
});
