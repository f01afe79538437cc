// Answers on their way in the browser: two of one body draft at once, a table filled offline is looked through
// and taken, what was promised is traced, an objection is heard; and a paper is made by the office's own template.
import { draftText } from '../api/office.mjs';
import { unzip, zip } from '../api/zip.mjs';
import { confirm, dossierAt, expect, refusal, test } from './office';

// The exported spreadsheet with cells replaced, as somebody who fills it in leaves it.
function filled(bytes: Buffer, cells: Record<string, string>): Buffer {
    const parts = unzip(bytes);
    const sheet = 'xl/worksheets/sheet1.xml';
    let text = parts.get(sheet).toString();
    for (const [cell, words] of Object.entries(cells)) {
        text = text.replace(new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`), `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`);
    }
    parts.set(sheet, Buffer.from(text));
    return zip(parts);
}

test('a colleague’s words are seen before one’s own replace them', async ({ office, pageOf }) => {
    const { id, recommendations } = await office.toIssued({ title: 'Nghị quyết hai người cùng soạn' });
    const page = await pageOf('drafter', dossierAt(id, 'synthesis'));
    await page.getByRole('button', { name: 'Trả lời KN-001' }).click();
    const form = page.getByRole('form', { name: 'Soạn trả lời KN-001' });
    await form.getByText('Tiếp thu', { exact: true }).click();
    await form.getByLabel('Nội dung trả lời').fill('Lời của tôi.');
    await office.drafter.do(id, 'answer.draft', { recommendation: recommendations[0], disposition: 'not_accepted', text: 'Lời của đồng nghiệp.' });
    await form.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await expect(form.getByRole('alert')).toContainText('Lời của đồng nghiệp.');
    await form.getByRole('button', { name: 'Giữ lời của tôi' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText('Lời của tôi.');
    const front = await pageOf('specialist', dossierAt(id, 'synthesis'));
    await expect(front.getByRole('row', { name: /KN-001/ })).toContainText('Chưa trả lời');
});

test('a table filled offline is looked through row by row and taken', async ({ office, pageOf }) => {
    const { id, recommendations } = await office.toIssued({ title: 'Nghị quyết điền bảng' });
    const exported = (await office.drafter.get(`/dossiers/${id}/synthesis.xlsx`)).bytes;
    await office.drafter.do(id, 'answer.draft', { recommendation: recommendations[0], disposition: 'accepted', text: 'Đồng nghiệp soạn.' });
    const table = filled(exported, { D14: 'Không tiếp thu', E14: 'Vượt khả năng ngân sách.', D17: 'Đồng ý', E17: 'Đã có báo cáo.' });
    const page = await pageOf('drafter', dossierAt(id, 'synthesis'));
    await page.getByRole('button', { name: 'Nhập bảng đã điền' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhập bảng đã điền' });
    await dialog.getByLabel('Bảng đã điền').setInputFiles({ name: 'bang.xlsx', mimeType: 'application/octet-stream', buffer: table });
    const first = dialog.getByRole('listitem').filter({ hasText: 'KN-001' });
    await expect(first).toContainText('sửa cả trong tệp và trên hệ thống');
    await expect(first).toContainText('Đồng nghiệp soạn.');
    const second = dialog.getByRole('listitem').filter({ hasText: 'KN-002' });
    await expect(second).toContainText('không phải một trong các kết quả');
    await second.getByText('Lấy từ bảng').click();
    await expect(dialog.getByRole('button', { name: 'Nhập 1 trả lời' })).toBeDisabled();
    await second.getByLabel('Chọn kết quả KN-002').selectOption('Tiếp thu');
    await first.getByText('Lấy từ bảng').click();
    await confirm(dialog, 'Nhập 2 trả lời');
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText('Vượt khả năng ngân sách.');
    await expect(page.getByRole('row', { name: /KN-002/ })).toContainText('Đã có báo cáo.');
    await expect(page.getByRole('button', { name: 'Công bố 2 trả lời' })).toBeEnabled();
});

test('what was promised is traced, an objection is heard and answered', async ({ office, pageOf }) => {
    const { id, recommendations } = await office.toIssued({ title: 'Nghị quyết đối chiếu từng lời hứa' });
    for (const recommendation of recommendations) await office.drafter.do(id, 'answer.draft', { recommendation, disposition: 'accepted', text: 'Đã sửa.' });
    await office.drafter.do(id, 'answer.publish', {});
    const next = await office.drafter.upload('ban-2.txt', Buffer.from(draftText.replace('50 triệu', '80 triệu')));
    await office.drafter.do(id, 'version.add', { file: next.body.file.hash });
    await office.drafter.do(id, 'answers.submit');

    const union = await pageOf('union', dossierAt(id, 'text'));
    const opinions = union.getByRole('button', { name: 'Ý kiến', exact: true });
    if (await opinions.isVisible()) await opinions.click();
    await union.getByRole('button', { name: 'Phản đối trả lời YK-001' }).click();
    const object = union.getByRole('dialog', { name: 'Phản đối trả lời cho YK-001' });
    await object.getByLabel('Vì sao chưa đồng ý').fill('Chưa tính giá vật liệu.');
    await confirm(object, 'Phản đối trả lời');
    await expect(union.getByText('Phản đối đang chờ xem xét').first()).toBeVisible();

    const page = await pageOf('specialist', dossierAt(id, 'obligations'));
    await expect(page.getByText('3 ý kiến nhận được')).toBeVisible();
    await page.getByRole('button', { name: /^Đúng, sửa ở Khoản 1 Điều 3, KN-001$/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'KN-001' }).first()).toContainText('Đã thấy chỗ sửa');
    await page.getByRole('button', { name: 'Chưa thấy sửa, KN-002' }).click();
    await expect(page.getByText('Tiếp thu nhưng chưa thấy sửa: KN-002')).toBeVisible();
    await page.getByRole('button', { name: 'Trả lời phản đối YK-001' }).click();
    const answer = page.getByRole('dialog', { name: 'Trả lời phản đối về YK-001' });
    await answer.getByLabel('Nội dung trả lời').fill('Đề nghị nêu rõ hơn.');
    await answer.getByText(/^Chấp nhận phản đối/).click();
    await confirm(answer, 'Trả lời phản đối');
    await expect(page.getByText('Chưa cân:')).toBeVisible();
});

test('an office puts its own template in the place of a built-in one', async ({ office, pageOf }) => {
    const { id } = await office.toIssued({ title: 'Nghị quyết có giấy mời riêng' });
    const built = (await office.administrator.get('/paper-templates/invitation/file')).bytes;
    const changed = (words: string) => {
        const parts = unzip(built);
        parts.set('word/document.xml', Buffer.from(parts.get('word/document.xml').toString().replace('trân trọng kính mời', words)));
        return { name: 'giay-moi-rieng.docx', mimeType: 'application/octet-stream', buffer: zip(parts) };
    };
    const page = await pageOf('administrator', '/to-chuc-tai-khoan?phan=mau-van-ban');
    await page.getByRole('button', { name: 'Thay mẫu: Giấy mời hội nghị phản biện' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mẫu mới').setInputFiles(changed('kính mời {{nguoi_nhan}}'));
    await dialog.getByRole('button', { name: 'Thay mẫu' }).click();
    await expect(refusal(dialog)).toContainText('{{nguoi_nhan}}');
    await dialog.getByLabel('Mẫu mới').setInputFiles(changed('thân ái mời'));
    await confirm(dialog, 'Thay mẫu');
    await expect(page.getByRole('row', { name: /Giấy mời/ })).toContainText('giay-moi-rieng.docx');

    const staff = await pageOf('specialist', dossierAt(id, 'synthesis'));
    await staff.getByRole('button', { name: 'Lập văn bản' }).click();
    const papers = staff.getByRole('dialog', { name: 'Lập văn bản' });
    await papers.getByLabel('Loại văn bản').selectOption('Giấy mời hội nghị phản biện');
    await expect(papers.getByRole('region', { name: 'Xem trước' })).toContainText('thân ái mời');
    await page.getByRole('button', { name: 'Dùng lại mẫu có sẵn: Giấy mời hội nghị phản biện' }).click();
    await expect(page.getByRole('row', { name: /Giấy mời/ })).toContainText('Có sẵn');
});
