// An approval route as people meet it: found in “Việc của tôi”, decided in sight of what has changed, seen as
// a picture, tried out, reminded of, approved with others in one go.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { RouteOffice, staff } from '../api/routes/office.mjs';
import { dossierAt, expect, refusal, state, test as base, type Person } from './office';

const test = base.extend<{ open: (who: string, address: string) => Promise<Page> }, { office: RouteOffice }>({
    office: [
        async ({}, use) => {
            const office = await RouteOffice.open();
            await use(office);
            await office.close();
        },
        { scope: 'worker' },
    ],
    open: async ({ pageOf }, use) => use((who, address) => pageOf(who as Person, address)),
});

// Everything of a screen that stands open on it, in both ways of looking.
async function isSound(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}
const keep = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.PHANBIEN_PICTURES;
    if (!folder) return;
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${folder}/route-${name}-${page.viewportSize()?.width}.png`, fullPage: true });
};
const decision = (page: Page): Locator => page.getByRole('dialog');
// A row of the half that waits for whoever is signed in.
const mine = (page: Page, title: string): Locator => page.getByRole('region', { name: /^Chờ tôi/ }).getByRole('listitem').filter({ hasText: title });
const card = (page: Page, title: string): Locator => page.getByRole('listitem').filter({ hasText: title });

export function walkRoutes(): void {
    test('approved from the inbox: the row leads to the decision, and is gone afterwards', async ({ office, open }) => {
        const { id } = await office.submit({ title: 'Báo cáo từ hộp việc' });
        const page = await open('head', '/viec-cua-toi');
        const row = mine(page, 'Báo cáo từ hộp việc');
        await expect(row.getByText(/còn 2 ngày làm việc|còn 1 ngày làm việc/)).toBeVisible();
        await isSound(page);
        await keep(page, 'inbox');
        await row.getByRole('link', { name: 'Duyệt: Trưởng đơn vị soạn thảo duyệt' }).click();
        const dialog = decision(page);
        await expect(dialog.getByRole('link', { name: 'bao-cao.txt' })).toBeVisible();
        await expect(dialog.getByText('Bạn quyết định với chức danh Trưởng ban.')).toBeVisible();
        await isSound(page);
        await keep(page, 'decide');
        await dialog.getByRole('textbox', { name: 'Ý kiến kèm theo (nếu có)' }).fill('Đồng ý trình.');
        await dialog.getByRole('button', { name: 'Duyệt, kèm ý kiến' }).click();
        await expect(dialog).toBeHidden();
        await expect(page).toHaveURL(new RegExp(`/ho-so/${id}$`));
        await page.goto('/viec-cua-toi');
        await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
        await expect(row).toHaveCount(0);
    });

    test('the picture says who has it; a reminder says when; what-if changes the picture and nothing else', async ({ office, open }) => {
        const { id, document } = await office.submit({ title: 'Báo cáo có sơ đồ' });
        await office.approve(office.head, id, 'truong-don-vi', document);
        const page = await open('author', dossierAt(id, 'procedure'));
        const picture = page.getByRole('region', { name: 'Tuyến duyệt bằng hình' }).getByRole('img');
        await expect(picture).toContainText(staff.chief.name);
        await expect(picture).toContainText('Chưa đến');
        const step = card(page, 'Chánh Văn phòng soát thể thức').filter({ has: page.getByRole('heading') });
        await expect(step.getByText('chưa nhắc')).toBeVisible();
        await step.getByRole('button', { name: /^Nhắc/ }).click();
        await expect(step.getByText(/nhắc lần cuối/)).toBeVisible();

        await page.getByText('Thử xem: nếu…').click();
        await page.getByRole('combobox', { name: 'Bước này' }).selectOption({ label: 'Chánh Văn phòng soát thể thức' });
        await page.getByRole('textbox', { name: 'Cần số ngày làm việc' }).fill('9');
        await page.getByRole('button', { name: 'Xem thử' }).click();
        const notice = page.getByRole('status').filter({ hasText: 'Đang xem giả định' });
        await expect(notice.getByRole('listitem').first()).toBeVisible();
        await keep(page, 'what-if');
        await notice.getByRole('button', { name: 'Trở lại thực tế' }).click();
        await expect(notice).toHaveCount(0);

        await page.getByText('Tuyến duyệt bằng bảng').click();
        await expect(page.locator('tr').filter({ hasText: 'Trưởng đơn vị soạn thảo duyệt' }).first()).toContainText('Đã duyệt');
        await page.getByText(/^Các quyết định đã có/).click();
        await isSound(page);
        await keep(page, 'picture');
        await page.goto(dossierAt(id));
        await expect(page.getByRole('region', { name: 'Duyệt văn bản phản biện xã hội' })).toContainText(staff.charge.name);
        await isSound(page);
        await keep(page, 'overview');
    });

    test('sent back with its reason, to a step before', async ({ office, open }) => {
        const { id, document } = await office.submit({ title: 'Báo cáo bị trả' });
        await office.approve(office.head, id, 'truong-don-vi', document);
        const page = await open('charge', dossierAt(id));
        await page.getByRole('button', { name: 'Xem và duyệt' }).first().click();
        const dialog = decision(page);
        await dialog.getByText('Trả lại', { exact: true }).click();
        await dialog.getByRole('combobox', { name: 'Trả lại cho' }).selectOption({ label: 'Bước: Trưởng đơn vị soạn thảo duyệt' });
        await dialog.getByRole('button', { name: 'Trả lại' }).click();
        await expect(refusal(dialog)).toContainText('Hãy ghi lý do');
        await keep(page, 'reason');
        await dialog.getByRole('textbox', { name: 'Lý do *' }).fill('Thiếu số liệu của hai xã.');
        await dialog.getByRole('button', { name: 'Trả lại' }).click();
        await expect(dialog).toBeHidden();
        const head = await open('head', dossierAt(id, 'procedure'));
        await head.getByText(/^Các quyết định đã có/).click();
        await expect(head.getByText('Thiếu số liệu của hai xã.')).toBeVisible();
        await expect(head.getByRole('button', { name: 'Xem và duyệt' }).first()).toBeVisible();
    });

    test('a document replaced while it is looked at is shown anew with what has changed', async ({ office, open }) => {
        const { id } = await office.submit({ title: 'Báo cáo bị thay' });
        const page = await open('head', dossierAt(id));
        await page.getByRole('button', { name: 'Xem và duyệt' }).first().click();
        const dialog = decision(page);
        await expect(dialog.getByRole('link', { name: 'bao-cao.txt' })).toBeVisible();
        await office.attach(id, 80);
        await dialog.getByRole('button', { name: 'Duyệt', exact: true }).click();
        await expect(dialog.getByText('Văn bản đã được thay sau khi bạn mở.')).toBeVisible();
        await expect(dialog.getByRole('deletion')).toHaveText('50 ');
        await expect(dialog.getByRole('insertion')).toHaveText('80 ');
        await isSound(page);
        await keep(page, 'replaced');
        await dialog.getByRole('button', { name: 'Duyệt', exact: true }).click();
        await expect(dialog).toBeHidden();
    });

    test('a deputy sees for whom a signature is given, and signs', async ({ office, open }) => {
        const { id, document } = await office.submit({ title: 'Báo cáo ký thay' });
        for (const [who, step] of [['head', 'truong-don-vi'], ['chief', 'chanh-van-phong'], ['charge', 'phu-trach']] as const) {
            await office.approve(office[who], id, step, document);
        }
        const page = await open('deputy', dossierAt(id));
        await page.getByRole('button', { name: 'Xem và duyệt' }).first().click();
        const dialog = decision(page);
        await dialog.getByRole('combobox', { name: 'Duyệt với tư cách' }).selectOption({ label: `Chủ tịch, thay ${staff.chair.name}` });
        await expect(dialog.getByText(new RegExp(`Bạn quyết định thay ${staff.chair.name} \\(Chủ tịch\\), theo ủy quyền`))).toBeVisible();
        await keep(page, 'on-behalf');
        await dialog.getByRole('button', { name: 'Duyệt', exact: true }).click();
        await expect(dialog).toBeHidden();
        await expect(state(page, 'Đã duyệt')).toBeVisible();
        await page.goto(dossierAt(id, 'history'));
        await expect(page.getByText(`thay ${staff.chair.name}`).first()).toBeVisible();
    });

    test('passed on to a colleague, who is found by a part of the name', async ({ office, open }) => {
        const { id } = await office.submit({ title: 'Báo cáo chuyển đồng nghiệp' });
        const page = await open('head', dossierAt(id));
        await page.getByRole('button', { name: 'Xem và duyệt' }).first().click();
        const dialog = decision(page);
        await dialog.getByText('Chuyển đồng nghiệp', { exact: true }).first().click();
        await dialog.getByRole('searchbox', { name: 'Tìm theo tên, chức danh' }).fill('cao thi nam');
        await expect(dialog.getByText(staff.chief.name)).toHaveCount(0);
        await dialog.getByText(staff.colleague.name).click();
        await dialog.getByRole('button', { name: 'Chuyển đồng nghiệp' }).click();
        await expect(dialog).toBeHidden();
        const colleague = await open('colleague', '/viec-cua-toi');
        await expect(mine(colleague, 'Báo cáo chuyển đồng nghiệp')).toContainText('Duyệt: Trưởng đơn vị');
    });

    test('several are ticked and approved in one go; what fails says why and stays', async ({ office, open }) => {
        const [one, two] = [await office.submit({ title: 'Báo cáo nhóm một' }), await office.submit({ title: 'Báo cáo nhóm hai' })];
        const page = await open('head', '/viec-cua-toi');
        await expect(page.getByRole('button', { name: 'Duyệt các mục đã chọn (0)' })).toBeDisabled();
        for (const title of ['Báo cáo nhóm một', 'Báo cáo nhóm hai']) await mine(page, title).getByRole('checkbox').check();
        await office.attach(two.id, 99);
        await page.getByRole('button', { name: 'Duyệt các mục đã chọn (2)' }).click();
        await expect(page.getByText('Đã duyệt 1/2 mục.')).toBeVisible();
        await expect(mine(page, 'Báo cáo nhóm một')).toHaveCount(0);
        await expect(mine(page, 'Báo cáo nhóm hai')).toContainText('Văn bản đã được sửa sau khi ông/bà mở');
        await isSound(page);
        await keep(page, 'bulk');
        expect((await office.route(one.id)).decisions.length).toBe(1);
    });

    test('the office sees whom next month asks most', async ({ office, open }) => {
        await office.submit({ title: 'Báo cáo cho tải duyệt' });
        const page = await open('author', '/quy-trinh');
        const load = page.getByRole('region', { name: 'Tải duyệt tháng tới' });
        await expect(load.getByRole('row').filter({ hasText: staff.charge.name })).toBeVisible();
        await isSound(page);
        await keep(page, 'load');
    });
}
