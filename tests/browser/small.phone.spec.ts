// Little room: nothing is cut off for good, what is current is in sight, and paper is no phone.
import type { Locator } from '@playwright/test';

import { dossierAt, expect, test } from './office';

const long = `Nghị quyết quy định ${'chính sách hỗ trợ di dời, bố trí, ổn định dân cư và '.repeat(5)}nguồn lực thực hiện đến hết năm 2030`;

const whole = (of: Locator) => of.evaluate((it) => it.scrollHeight <= it.clientHeight + 1);

test('the whole title can be read on the overview; milestone and menu show where one is', async ({ pageOf, office }) => {
    const { id } = await office.toSynthesis({ title: long });
    const page = await pageOf('specialist', dossierAt(id));
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toHaveText(long);
    expect(await whole(title)).toBe(true);
    await expect(page.locator('.milestones [aria-current]')).toBeInViewport({ ratio: 0.9 });
    await page.goto('/to-chuc');
    await expect(page.getByRole('navigation', { name: 'Điều hướng chính' }).locator('[aria-current]')).toBeInViewport({ ratio: 0.9 });
});

test('a sign in a list is as wide as its word', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc-tai-khoan');
    const sign = page.locator('.list .bx--tag').filter({ hasText: 'Đang dùng' }).first();
    await expect(sign).toBeVisible();
    expect((await sign.boundingBox())!.width).toBeLessThan(160);
});

test('the synthesis is printed as the table it is, on a narrow sheet too', async ({ pageOf, office }) => {
    const { id } = await office.toApproval();
    const page = await pageOf('specialist', dossierAt(id, 'synthesis'));
    const row = page.getByRole('row', { name: /KN-001/ });
    await expect(row).toBeVisible();
    const display = (of: Locator) => of.evaluate((it) => getComputedStyle(it).display);
    expect(await display(row)).toBe('block');
    await page.emulateMedia({ media: 'print' });
    expect(await display(row)).toBe('table-row');
    expect(await display(page.locator('.synthesis thead'))).toBe('table-header-group');
});
