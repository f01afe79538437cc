// Looking back: the dossier as it was, under a banner and without anything to do, and what differs between two
// moments; by the list of events, by a time, by the keyboard, by an address sent to somebody else.
import type { Page } from '@playwright/test';

import { isAccessible } from './accessible';
import { dossierAt, expect, test, unfold } from './office';

interface Entry {
    sequence: number;
    at: string;
    act: string;
}

let dossier = '';
let events: Entry[] = [];
test.beforeAll(async ({ office }) => {
    ({ id: dossier } = await office.toApproval({ title: 'Nghị quyết được nhìn lại' }));
    events = (await office.auditor.get(`/dossiers/${dossier}/history`)).body.items;
});

const first = (act: string): number => events.find((event) => event.act === act)!.sequence;
const then = (moment: string) => `${dossierAt(dossier, 'history')}?luc=${moment}`;
const banner = (page: Page) => page.getByRole('region', { name: 'Hồ sơ tại thời điểm' });

async function lookBack(page: Page): Promise<void> {
    await page.getByText('Nhìn lại: hồ sơ tại thời điểm').click();
}

test('an event of the history leads to the dossier as it was after it, and back', async ({ pageOf }) => {
    const given = first('opinion_given');
    const page = await pageOf('auditor', dossierAt(dossier, 'history'));
    await unfold(page);
    await page.getByRole('link', { name: `Hồ sơ sau sự kiện ${given}`, exact: true }).click();
    await expect(banner(page)).toContainText('không sửa được');
    await expect(banner(page)).toContainText(`Sau sự kiện ${given}:`);
    await expect(page.getByRole('heading', { level: 1, name: 'Nghị quyết được nhìn lại' })).toBeVisible();
    const opinions = page.getByRole('region', { name: 'Ý kiến lúc đó' });
    await expect(opinions.getByRole('row')).toHaveCount(2); // the heads and the first opinion
    await expect(opinions).toContainText('Mức 50 triệu đồng là thấp.');
    await expect(page.getByText('Lúc đó chưa có kiến nghị nào.')).toBeVisible();
    await isAccessible(page, 'a dossier as it was');

    await banner(page).getByRole('link', { name: 'Sự kiện sau' }).click();
    await expect(banner(page)).toContainText(`Sau sự kiện ${given + 1}:`);
    await banner(page).getByRole('link', { name: 'Về hồ sơ hiện nay' }).click();
    await expect(banner(page)).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Các phần của hồ sơ' })).toBeVisible();
});

test('nothing can be done in the past, whoever looks', async ({ pageOf }) => {
    const page = await pageOf('specialist', then(`sk-${first('opinion_given')}`));
    await expect(banner(page)).toBeVisible();
    await expect(page.getByRole('article').getByRole('button')).toHaveText(['In']);
    await expect(page.getByRole('navigation', { name: 'Các phần của hồ sơ' })).toBeHidden();
});

test('a time is chosen by the keyboard; the address it gives can be sent to a colleague', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier, 'history'));
    await page.getByText('Nhìn lại: hồ sơ tại thời điểm').focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Hồ sơ tại thời điểm' });
    await form.getByRole('button', { name: 'Xem hồ sơ lúc đó' }).press('Enter');
    await expect(form.getByRole('alert')).toContainText('Hãy điền đủ ngày và giờ');
    await form.getByLabel('Chọn theo').selectOption('Số sự kiện');
    await form.getByLabel('Sau sự kiện số').fill('1');
    await form.getByLabel('Sau sự kiện số').press('Enter');
    await expect(banner(page)).toContainText('Sau sự kiện 1:');

    const colleague = await pageOf('committee', new URL(page.url()).pathname + new URL(page.url()).search);
    await expect(banner(colleague)).toContainText('Sau sự kiện 1:');
    await isAccessible(colleague, 'a dossier as it was, by its address');
});

test('a moment before the dossier and one to come are refused in words', async ({ pageOf }) => {
    const page = await pageOf('auditor', then('2000-01-01T10:00'));
    await expect(page.getByRole('alert')).toContainText('Lúc đó chưa có hồ sơ này');
    await page.goto(then('2099-01-01T10:00'));
    await expect(page.getByRole('alert')).toContainText('Lúc đó chưa đến');
    await page.goto(then('hom-qua'));
    await expect(page.getByText('Địa chỉ này không nói rõ một thời điểm')).toBeVisible();
    await page.getByRole('link', { name: 'Về lịch sử' }).click();
    await expect(page.getByText('Nhìn lại: hồ sơ tại thời điểm')).toBeVisible();
});

test('two moments are compared: both values, who and when', async ({ pageOf }) => {
    const given = first('opinion_given');
    const page = await pageOf('auditor', dossierAt(dossier, 'history'));
    await lookBack(page);
    const form = page.getByRole('form', { name: 'So sánh hai thời điểm' });
    for (const [name, number] of [['Thời điểm đầu', given - 1], ['Thời điểm sau', events.length]] as const) {
        const fields = form.getByRole('group', { name });
        await fields.getByLabel('Chọn theo').selectOption('Số sự kiện');
        await fields.getByLabel('Sau sự kiện số').fill(String(number));
    }
    await form.getByRole('button', { name: 'So sánh' }).click();
    const opinion = page.getByRole('row').filter({ hasText: 'Ý kiến YK-001' });
    await expect(opinion).toContainText('Thêm');
    await expect(opinion).toContainText('Mức 50 triệu đồng là thấp.');
    await expect(opinion).toContainText('Đại diện Công đoàn (mẫu)');
    await expect(page.getByRole('row').filter({ hasText: 'Kiến nghị KN-001' })).toContainText('Nâng mức hỗ trợ lên 80 triệu đồng.');
    await isAccessible(page, 'what differs between two moments');
    await opinion.getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`#sk-${given}$`));
});

test('where nothing differs it says so', async ({ pageOf }) => {
    const page = await pageOf('auditor', `${dossierAt(dossier, 'history')}?tu-luc=sk-2&den-luc=sk-2`);
    await expect(page.getByText('Không có gì khác nhau')).toBeVisible();
});
