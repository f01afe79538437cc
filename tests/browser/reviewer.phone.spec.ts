// A reviewer at work on a phone: finds the article, writes, sends, reads what was said.
import { dossierAt, expect, provision, test } from './office';

test('from the outline to a sent opinion, by touch', async ({ pageOf, office }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết để góp ý trên điện thoại' });
    await office.askReviewers(id, [office.council]);
    const page = await pageOf('council');
    await page.getByRole('region', { name: /^Chờ tôi/ }).getByRole('listitem').filter({ hasText: 'trên điện thoại' }).getByRole('link').tap();
    await page.getByRole('link', { name: 'Dự thảo và góp ý' }).tap();
    const parts = page.getByRole('group', { name: 'Phần hiển thị' });
    await parts.getByRole('button', { name: 'Mục lục' }).tap();
    await expect(provision(page, 'Khoản 1 Điều 3')).toBeHidden(); // one part at a time
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Điều 3/ }).tap();
    await expect(provision(page, 'Điều 3')).toBeFocused();
    await expect(provision(page, 'Khoản 1 Điều 3')).toBeInViewport();

    await page.getByRole('button', { name: 'Góp ý: Khoản 1 Điều 3' }).tap();
    const form = page.getByRole('form', { name: 'Góp ý: Khoản 1 Điều 3' });
    await form.getByLabel('Quan điểm').selectOption({ label: 'Không thống nhất' });
    await form.getByLabel('Nội dung phản biện').selectOption({ label: 'Bảo đảm hài hòa lợi ích' });
    await form.getByLabel('Nội dung góp ý').fill('Hộ đông người cần nhiều hơn.');
    await form.getByRole('button', { name: 'Gửi ý kiến' }).tap();
    await expect(form).toBeHidden();

    await parts.getByRole('button', { name: 'Ý kiến' }).tap();
    const said = page.getByRole('region', { name: 'Ý kiến' }).getByRole('article');
    await expect(said).toHaveCount(1);
    await said.getByRole('button', { name: 'Xem trong văn bản' }).tap();
    await expect(provision(page, 'Khoản 1 Điều 3')).toBeFocused();
    await expect(provision(page, 'Khoản 1 Điều 3').getByRole('article')).toContainText('Hộ đông người cần nhiều hơn.');
});
