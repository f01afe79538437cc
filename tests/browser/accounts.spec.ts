// Accounts: every role of every procedure can be given, under the name it has in the main one.
import { expect, test } from './office';

test('a reviewer’s account can be made, and roles are called as in Phản biện xã hội', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/to-chuc-tai-khoan');
    const row = (username: string) => page.getByRole('row').filter({ hasText: username });
    await expect(row('congdoan')).toContainText('Người góp ý');
    await expect(row('soanthao')).toContainText('Cơ quan chủ trì soạn thảo');
    await expect(row('chuyenvien')).toContainText('Chuyên viên Ban Dân chủ, Giám sát và Phản biện xã hội');
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const dialog = page.getByRole('dialog', { name: 'Thêm tài khoản' });
    await dialog.getByLabel(/^Tên đăng nhập/).fill('gopy.moi');
    await dialog.getByLabel(/^Tổ chức/).selectOption({ index: 1 });
    await dialog.getByLabel(/^Họ và tên/).fill('Người Góp Ý Mới');
    await dialog.getByText(/^Người góp ý/).click();
    await dialog.getByLabel(/^Mật khẩu ban đầu/).fill('Phan-bien-2026!');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await expect(dialog).toBeHidden();
    await expect(row('gopy.moi')).toContainText('Người góp ý');
});
