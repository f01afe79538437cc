// A leader restricts access to a dossier on its page; whoever reads it sees why, and who has read it.
import { isAccessible } from './accessible';
import { act, confirm, dossierAt, expect, test } from './office';

test('a leader restricts a dossier; its head says so, and its history who has read what', async ({ office, pageOf }) => {
    const id = await office.toConsultation({ title: 'Nghị quyết hạn chế tiếp cận' });
    const page = await pageOf('committee', dossierAt(id));
    await page.getByRole('button', { name: 'Việc khác' }).click();
    const dialog = await act(page, 'Hạn chế tiếp cận hồ sơ');
    await expect(dialog).toContainText('Không dùng cho bí mật nhà nước');
    await dialog.getByLabel(/^Lý do hạn chế/).fill('Có thông tin đời tư.');
    await confirm(dialog, 'Hạn chế tiếp cận hồ sơ');
    await expect(page.getByText('Hạn chế tiếp cận', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/mỗi lần xem được ghi lại. Lý do: Có thông tin đời tư\./)).toBeVisible();

    const auditor = await pageOf('auditor', dossierAt(id, 'history'));
    const reads = auditor.getByRole('region', { name: 'Đã xem' });
    await expect(reads.getByRole('listitem').filter({ hasText: 'Hồ sơ' }).first()).toBeVisible();
    await isAccessible(auditor, 'who has read a restricted dossier');
});
