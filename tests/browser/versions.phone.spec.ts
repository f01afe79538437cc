// The comparison and the queue on a phone: one column, nothing that scrolls the page sideways.
import { expect, test } from './office';
import { dossierOfTwoVersions } from './versions_story';

test('both screens fit a phone and can be used with a finger', async ({ pageOf, office }, info) => {
    const id = await dossierOfTwoVersions(office, 'Nghị quyết có hai bản, trên điện thoại');
    const page = await pageOf('specialist', `/ho-so/${id}/so-sanh`);
    await expect(page.getByRole('article', { name: /^Khoản 1 Điều 4/ })).toBeVisible();
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(await sideways()).toBe(false);
    await page.screenshot({ path: info.outputPath('compare-phone.png'), fullPage: true });
    await page.goto(`/ho-so/${id}/dat-lai`);
    const card = page.getByRole('article', { name: /^YK-002/ });
    await expect(card).toBeVisible();
    expect(await sideways()).toBe(false);
    await page.screenshot({ path: info.outputPath('places-phone.png'), fullPage: true });
    await card.getByText('Không còn trong bản mới').last().click();
    await card.getByRole('button', { name: 'Xác nhận chỗ của YK-002' }).click();
    await expect(page.getByText('Không còn mục nào chờ')).toBeVisible();
});
