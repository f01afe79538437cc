// Two people on one dossier at once: nothing is overwritten silently, nothing typed is lost.
import { act, confirm, dossierAt, expect, provision, refusal, state, test } from './office';

const clause = 'Khoản 1 Điều 3';

test('the second sees what the first did, keeps the text, and sends again', async ({ pageOf, office }) => {
    const id = await office.toConsultation();
    const first = await pageOf('specialist', dossierAt(id, 'text'));
    const second = await pageOf('registrar', dossierAt(id, 'text'));
    const write = async (page: typeof first, name: string, words: string) => {
        await page.getByRole('button', { name: `Nhập ý kiến: ${clause}` }).click();
        const form = page.getByRole('form', { name: `Nhập ý kiến: ${clause}` });
        await form.getByLabel('Họ tên, đơn vị người góp ý').fill(name);
        await form.getByLabel('Nguồn ý kiến').selectOption({ label: 'Hội nghị' });
        await form.getByLabel('Quan điểm').selectOption({ label: 'Thống nhất' });
        await form.getByLabel('Nội dung phản biện').selectOption({ label: 'Sự cần thiết' });
        await form.getByLabel('Nội dung góp ý').fill(words);
        return form;
    };
    const firstForm = await write(first, 'Tổ dân phố 1 (mẫu)', 'Cần thiết.');
    const secondForm = await write(second, 'Tổ dân phố 2 (mẫu)', 'Rất cần thiết.');
    await firstForm.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(firstForm).toBeHidden();
    await secondForm.getByRole('button', { name: 'Gửi ý kiến' }).click();

    const told = refusal(secondForm);
    await expect(told).toContainText('Nội dung bạn gõ vẫn còn');
    await expect(told.getByRole('listitem')).toHaveCount(1);
    await expect(told.getByRole('listitem')).toContainText(office.specialist.account.name);
    // What the first one wrote is already beside the text, so that sending again is done in sight of it.
    await expect(provision(second, clause).getByRole('article', { name: 'YK-001, Tổ dân phố 1 (mẫu)' })).toBeVisible();
    await expect(secondForm.getByLabel('Nội dung góp ý')).toHaveValue('Rất cần thiết.');
    await told.getByRole('button', { name: 'Tôi đã xem, gửi lại' }).click();
    await expect(secondForm).toBeHidden();
    await expect(provision(second, clause).getByRole('article')).toHaveCount(2);
});

test('a decision already taken by a colleague is shown, and the dialog of the other says so', async ({ pageOf, office }) => {
    const id = await office.register();
    const first = await pageOf('specialist', dossierAt(id));
    const second = await pageOf('head', dossierAt(id));
    const proposed = await act(first, 'Đề xuất hình thức phản biện');
    const other = await act(second, 'Đề xuất hình thức phản biện');
    await proposed.getByText('Gửi dự thảo lấy ý kiến').click();
    await other.getByText('Đối thoại trực tiếp').click();
    await confirm(proposed, 'Đề xuất hình thức phản biện');
    await other.getByRole('button', { name: 'Đề xuất hình thức phản biện' }).click();
    await expect(refusal(other)).toContainText(office.specialist.account.name);
    await other.getByRole('button', { name: 'Tôi đã xem, gửi lại' }).click();
    await expect(refusal(other)).not.toContainText('Trong lúc đó');
    await expect(refusal(other)).toBeVisible();
    await other.getByRole('button', { name: 'Hủy' }).click();
    await expect(state(second, 'Ban Thường trực quyết định')).toBeVisible();
    await expect(second.getByRole('button', { name: 'Đề xuất hình thức phản biện' })).toHaveCount(0);
});

test('two who word one recommendation anew see both, and nothing goes over the other’s words unseen', async ({ pageOf, office }) => {
    const { id, opinions } = await office.toSynthesis();
    await office.specialist.do(id, 'recommendation.make', { text: 'Nâng mức hỗ trợ.', opinions });
    const first = await pageOf('head', dossierAt(id, 'synthesis'));
    const second = await pageOf('specialist', dossierAt(id, 'synthesis'));
    const edit = async (page: typeof first, words: string) => {
        await page.getByRole('button', { name: 'Sửa KN-001' }).click();
        const form = page.getByRole('form', { name: 'Sửa KN-001' });
        await form.getByLabel('Nội dung kiến nghị KN-001').fill(words);
        return form;
    };
    const firstForm = await edit(first, 'Nâng mức hỗ trợ lên 80 triệu đồng.');
    const secondForm = await edit(second, 'Nâng mức hỗ trợ cho hộ nghèo.');
    await firstForm.getByRole('button', { name: 'Lưu' }).click();
    await expect(firstForm).toBeHidden();
    await secondForm.getByRole('button', { name: 'Lưu' }).click();

    const told = refusal(secondForm);
    await expect(told).toContainText('Nâng mức hỗ trợ lên 80 triệu đồng.');
    await expect(told).toContainText(office.head.account.name);
    await expect(secondForm.getByLabel('Nội dung kiến nghị KN-001')).toHaveValue('Nâng mức hỗ trợ cho hộ nghèo.');
    await expect(secondForm.getByRole('button', { name: 'Lưu' })).toBeDisabled();
    // A draft that comes back knows on which words it was written.
    await second.reload();
    await expect(told).toContainText('Nâng mức hỗ trợ lên 80 triệu đồng.');
    await secondForm.getByLabel('Nội dung kiến nghị KN-001').fill('Nâng mức hỗ trợ lên 80 triệu đồng, nhất là cho hộ nghèo.');
    await told.getByRole('button', { name: 'Giữ lời của tôi' }).click();
    await expect(secondForm).toBeHidden();
    await expect(second.getByRole('row', { name: /KN-001/ })).toContainText('80 triệu đồng, nhất là cho hộ nghèo.');
});

test('two reviewers write at once, and neither has to look at what the other did', async ({ pageOf, office }) => {
    const id = await office.toConsultation();
    await office.askReviewers(id, [office.union, office.farmers]);
    const pages = [await pageOf('union', dossierAt(id, 'text')), await pageOf('farmers', dossierAt(id, 'text'))];
    const forms = [];
    for (const page of pages) {
        await page.getByRole('button', { name: `Góp ý: ${clause}` }).click();
        const form = page.getByRole('form', { name: `Góp ý: ${clause}` });
        await form.getByLabel('Quan điểm').selectOption({ label: 'Thống nhất' });
        await form.getByLabel('Nội dung phản biện').selectOption({ label: 'Sự cần thiết' });
        await form.getByLabel('Nội dung góp ý').fill('Cần thiết.');
        forms.push(form);
    }
    for (const [at, form] of forms.entries()) {
        await form.getByRole('button', { name: 'Gửi ý kiến' }).click();
        await expect(form).toBeHidden();
        await expect(provision(pages[at], clause).getByRole('article')).toHaveCount(1); // only one's own
    }
});
