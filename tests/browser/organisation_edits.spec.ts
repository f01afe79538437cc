// The directory edited in the page by an administrator: a unit, a post and who holds it, a person, an
// organisation; looked at before it is saved, refused with the reason, undone. And the routes as rules.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { fill, shownDate } from './filling';
import { expect, refusal, test } from './office';

test.describe.configure({ mode: 'serial' });

async function isSound(page: Page, name: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    for (const size of [{ width: 390, height: 844 }, { width: 1280, height: 720 }]) {
        await page.setViewportSize(size);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        const folder = process.env.PHANBIEN_PICTURES;
        if (folder) await page.screenshot({ path: `${folder}/edit-${name}-${size.width}.png` });
    }
}
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Đã ghi:' });

test.beforeAll(async ({ office }) => {
    await office.importDirectory('tinh-mau.xml');
});
test.afterAll(async ({ office }) => {
    await office.importDirectory('van-phong-mau.xml');
});

test('a unit, a post and its holder are added, looked at first, and undone', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc/mttq-tinh');
    await page.getByRole('button', { name: 'Thêm đơn vị', exact: true }).first().click();
    const unit = page.getByRole('dialog', { name: /^Thêm đơn vị vào/ });
    await unit.getByRole('button', { name: 'Lưu' }).click();
    await expect(refusal(unit)).toContainText('Tên tiếng Việt');
    await fill(unit, { 'Tên tiếng Việt *': 'Ban Tuyên giáo', 'Tên tiếng Anh *': 'Department of communication' });
    await expect(unit.getByLabel('Mã trong danh bạ *')).toHaveValue('mttq-tinh-ban-tuyen-giao');
    await unit.getByRole('button', { name: 'Xem trước' }).click();
    await expect(unit.getByText('Thêm đơn vị “Ban Tuyên giáo”.')).toBeVisible();
    await isSound(page, 'unit');
    await unit.getByRole('button', { name: 'Lưu' }).click();
    await expect(saved(page)).toContainText('Thêm đơn vị “Ban Tuyên giáo”');

    await page.getByRole('button', { name: 'Thêm chức vụ: Ban Tuyên giáo' }).click();
    const post = page.getByRole('dialog', { name: 'Thêm chức vụ vào Ban Tuyên giáo' });
    await fill(post, { 'Tên tiếng Việt *': 'Trưởng ban', 'Tên tiếng Anh *': 'Head' });
    await post.getByLabel('Vai trò trong quy trình *').selectOption({ index: 1 });
    await post.getByText('Đứng đầu đơn vị', { exact: true }).click();
    await isSound(page, 'post');
    await post.getByRole('button', { name: 'Lưu' }).click();
    await expect(saved(page)).toContainText('Thêm chức vụ “Trưởng ban”');

    const region = page.getByRole('region', { name: 'Ban Tuyên giáo' });
    await region.getByRole('button', { name: 'Thêm người giữ: Trưởng ban' }).click();
    const holder = page.getByRole('dialog', { name: 'Ai giữ chức vụ Trưởng ban' });
    await holder.getByLabel('Người giữ').fill('dang van oanh');
    await holder.getByRole('button', { name: /^Đặng Văn Oanh/ }).press('Enter');
    await holder.getByRole('button', { name: 'Lưu' }).click();
    await expect(region).toContainText('Đặng Văn Oanh');
    await isSound(page, 'body');
    await saved(page).getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(region).not.toContainText('Đặng Văn Oanh');
    await expect(region).toContainText('chưa có người giữ');
});

test('what would not be right is refused in the form, with names', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc/mttq-tinh');
    const chair = page.getByRole('region', { name: 'Ban Thường trực', exact: true });
    await chair.getByRole('button', { name: 'Thêm người giữ: Chủ tịch' }).click();
    const holder = page.getByRole('dialog', { name: 'Ai giữ chức vụ Chủ tịch' });
    await holder.getByLabel('Người giữ').fill('vu hong chau');
    await holder.getByRole('button', { name: /^Vũ Hồng Châu/ }).press('Enter');
    await fill(holder, { 'Ngày đầu': shownDate(1) });
    await holder.getByRole('button', { name: 'Xem trước' }).click();
    await expect(refusal(holder)).toContainText('“Chủ tịch”');
    await isSound(page, 'refused');
    await holder.getByRole('button', { name: 'Hủy' }).click();
    await chair.getByRole('button', { name: 'Sửa: Chủ tịch' }).click();
    const post = page.getByRole('dialog', { name: 'Sửa: Chủ tịch' });
    await post.getByRole('button', { name: 'Bỏ hẳn…' }).click();
    const sure = page.getByRole('dialog', { name: 'Bỏ mục này?' });
    await sure.getByRole('button', { name: 'Bỏ mục này' }).click();
    await expect(refusal(sure)).toContainText('ngày cuối thay vì bỏ');
});

test('a person is added, gets another name, and a post ends', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc?phan=nguoi');
    await page.getByRole('button', { name: 'Thêm người' }).click();
    const dialog = page.getByRole('dialog', { name: 'Thêm người' });
    await fill(dialog, { 'Họ và tên *': 'Đỗ Thị Mới' });
    await expect(dialog.getByLabel('Mã trong danh bạ *')).toHaveValue('do-thi-moi');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await expect(saved(page)).toContainText('Thêm “Đỗ Thị Mới”');
    await page.goto('/to-chuc/nguoi/do-thi-moi');
    await page.getByRole('button', { name: 'Sửa người này' }).click();
    const change = page.getByRole('dialog', { name: 'Sửa: Đỗ Thị Mới' });
    await fill(change, { 'Họ và tên *': 'Đỗ Thị Mới Hơn' });
    await change.getByRole('button', { name: 'Lưu' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Đỗ Thị Mới Hơn' })).toBeVisible();

    await page.goto('/to-chuc/nguoi/vu-hong-chau');
    await isSound(page, 'person');
    await page.getByRole('button', { name: /^Kết thúc hôm nay: Trưởng ban/ }).click();
    await expect(saved(page)).toContainText('kết thúc ngày');
    await saved(page).getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(saved(page)).toBeVisible();
});

test('an organisation succeeds others, with its code and days', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc');
    await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Thêm cơ quan' });
    await fill(dialog, { 'Tên tiếng Việt *': 'Ủy ban MTTQ Việt Nam xã Thử', 'Tên tiếng Anh *': 'Front of Thu commune' });
    await dialog.getByLabel('Trực thuộc').fill('tinh hoa giang');
    await dialog.getByRole('button', { name: /tỉnh Hoa Giang/ }).first().click();
    await dialog.getByRole('button', { name: 'Thêm mã định danh' }).click();
    await dialog.getByLabel('Mã *').fill('Z93.1.98');
    await dialog.getByRole('button', { name: 'Xem trước' }).click();
    await expect(dialog.getByText('Thêm cơ quan “Ủy ban MTTQ Việt Nam xã Thử”.')).toBeVisible();
    await isSound(page, 'organisation');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await expect(saved(page)).toContainText('Thêm cơ quan');
    await saved(page).getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(saved(page)).toContainText('Bỏ hẳn cơ quan');
});

test('only an administrator edits; everybody sees approval routes as rules', async ({ pageOf }) => {
    const page = await pageOf('specialist', '/to-chuc/mttq-tinh');
    await expect(page.getByRole('region', { name: 'Ban Thường trực', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Thêm chức vụ/ })).toHaveCount(0);
    await page.goto('/quy-trinh');
    await page.getByRole('link', { name: 'Tuyến duyệt' }).click();
    await isSound(page, 'route-definitions');
    await page.getByRole('link', { name: 'Duyệt văn bản phản biện xã hội' }).click();
    const picture = page.getByRole('region', { name: 'Tuyến duyệt bằng hình' }).getByRole('img');
    await expect(picture).toContainText('Trưởng đơn vị soạn');
    await expect(page.getByRole('row', { name: /^Hai thành viên Thường trực/ })).toContainText('Chỉ khi: việc quan trọng, cần tập thể Thường trực cho ý kiến');
    await isSound(page, 'route-definition');
});
