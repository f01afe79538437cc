// Everything can be reached and done without a mouse, and one always sees where one is.
import type { Page } from '@playwright/test';

import { dossierAt, expect, provision, refusal, test } from './office';

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '');

let dossier = '';
test.beforeAll(async ({ office }) => {
    dossier = await office.toConsultation();
    await office.askReviewers(dossier, [office.council]);
});

test('the first stop of every screen is the link over the navigation', async ({ pageOf }) => {
    const page = await pageOf('council');
    for (const address of ['/viec-cua-toi', '/ho-so', '/so-van-ban', dossierAt(dossier, 'text'), '/tai-khoan-cua-toi']) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused(); // said at once by a screen reader
        const skip = page.getByRole('link', { name: 'Đến nội dung chính' });
        await skip.focus();
        await expect(skip).toBeInViewport({ ratio: 1 });
        await page.keyboard.press('Enter');
        await expect(page.getByRole('main')).toBeFocused();
    }
});

test('Tab reaches the button of each provision, in the order of the text, and the focus is seen', async ({ pageOf }) => {
    const page = await pageOf('council', dossierAt(dossier, 'text'));
    const buttons = page.getByRole('button', { name: /^Góp ý: / });
    await expect(buttons.first()).toBeVisible();
    const wanted = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    expect(wanted).toEqual(expect.arrayContaining(['Góp ý: Toàn bộ dự thảo', 'Góp ý: Điều 1', 'Góp ý: Khoản 2 Điều 3', 'Góp ý: Điểm đ khoản 2 Điều 2']));
    expect(new Set(wanted).size).toBe(wanted.length);
    await buttons.first().focus();
    const reached = [await focusedName(page)];
    while (reached.length < wanted.length) {
        await page.keyboard.press('Tab');
        reached.push(await focusedName(page));
        const drawn = await page.evaluate(() => {
            const style = getComputedStyle(document.activeElement!);
            return { outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, shadow: style.boxShadow !== 'none', opacity: style.opacity };
        });
        expect(drawn.outline || drawn.shadow, `the focus on “${reached.at(-1)}” is drawn`).toBe(true);
        expect(drawn.opacity).toBe('1');
    }
    expect(reached).toEqual(wanted);
});

test('J and K go from provision to provision, G writes, and none of them acts while one types', async ({ pageOf }) => {
    const page = await pageOf('council', dossierAt(dossier, 'text'));
    await expect(provision(page, 'Điều 1')).toBeVisible();
    const walked: string[] = [];
    for (let at = 0; at < 8; ++at) {
        await page.keyboard.press('j');
        await expect(page.getByRole('group').and(page.locator(':focus'))).toHaveCount(1);
        walked.push(await focusedName(page));
    }
    expect(walked).toContain('Điều 1');
    expect(new Set(walked).size).toBe(walked.length);
    await expect(provision(page, walked.at(-1)!)).toBeInViewport();
    await page.keyboard.press('k');
    await expect(provision(page, walked.at(-2)!)).toBeFocused();

    await page.keyboard.press('g');
    const text = page.getByLabel('Nội dung góp ý');
    await expect(text).toBeFocused();
    await page.keyboard.type('jkg?');
    await expect(text).toHaveValue('jkg?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('“?” lists the keys; Escape closes and gives the focus back', async ({ pageOf }) => {
    const page = await pageOf('council', dossierAt(dossier, 'text'));
    const button = page.getByRole('button', { name: 'Góp ý: Điều 1', exact: true });
    await button.focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Phím tắt' });
    for (const words of ['Điều khoản tiếp theo', 'Điều khoản trước', 'Góp ý vào điều khoản đang đọc']) await expect(keys).toContainText(words);
    for (let pressed = 0; pressed < 4; ++pressed) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => !document.activeElement?.closest('main, header.top')), 'the focus stays in the dialog').toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await expect(button).toBeFocused();
});

test('an action is chosen, filled and taken back by keyboard', async ({ pageOf, office }) => {
    const id = await office.register();
    const page = await pageOf('committee', dossierAt(id));
    const more = page.getByRole('button', { name: 'Việc khác' });
    await more.focus();
    await page.keyboard.press('Enter');
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(more).toBeFocused();
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Tạm dừng' })).toBeFocused();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Tạm dừng' });
    await dialog.getByRole('button', { name: 'Tạm dừng' }).press('Enter');
    // The refusal takes the focus, and its link leads to the field.
    await expect(refusal(dialog)).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Lý do tạm dừng')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
});
