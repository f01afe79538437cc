// An approval that was sent back: the author is told where they work, and the picture waits for nobody.
import { dossierAt, expect, test } from './office';

const reason = 'Kiến nghị 2 chưa có căn cứ; đề nghị bổ sung.';

test('the head names who has it under approval; sent back, the author sees by whom and why', async ({ pageOf, office }) => {
    const { id } = await office.toApproval({ planned_submission_on: '2030-01-15' });
    const page = await pageOf('specialist', dossierAt(id));
    const turn = page.locator('.dossier-head .turn');
    await expect(turn).toContainText(`Đang ở ${office.head.account.name}: Trưởng đơn vị soạn thảo duyệt`);

    const { documents } = (await office.specialist.get(`/dossiers/${id}`)).body;
    const document = documents.at(-1).file.hash;
    await office.head.do(id, 'route.decide', { route: 'duyet', step: 'truong-don-vi', verdict: 'send_back', document, remark: reason });
    for (const tab of ['overview', 'synthesis'] as const) {
        await page.goto(dossierAt(id, tab));
        const told = page.getByRole('main').locator('.notice').filter({ hasText: 'Đã trả lại người soạn' });
        await expect(told).toContainText(office.head.account.name);
        await expect(told).toContainText(reason);
    }

    await page.goto(dossierAt(id, 'procedure'));
    const picture = page.getByRole('img', { name: /^Sơ đồ tuyến duyệt/ });
    await expect(picture).toContainText('Trả lại');
    await expect(picture).not.toContainText('Đang chờ');
    await expect(picture).not.toContainText('hạn');
    await page.getByText('Tuyến duyệt bằng bảng').click();
    await expect(page.getByRole('row', { name: /^Trưởng đơn vị soạn thảo duyệt/ })).toContainText('Trả lại');
    await expect(page.getByRole('row').filter({ hasText: 'Đang chờ' })).toHaveCount(0);

    // Submitted again, the new round is what there is to say.
    await page.goto(dossierAt(id));
    await expect(page.getByText(reason)).toBeVisible();
    const again = (await office.specialist.upload('van-ban-phan-bien-lan-2.txt', Buffer.from('VĂN BẢN PHẢN BIỆN, BỔ SUNG CĂN CỨ'))).body.file;
    await office.specialist.do(id, 'criticism.submit', { document: again.hash, remark: 'Đã bổ sung.' });
    await page.reload();
    await expect(turn).toContainText(office.head.account.name);
    await expect(page.getByText(reason)).toHaveCount(0);
    // The two papers have one title; their files and what became of them tell them apart.
    const papers = page.getByRole('region', { name: 'Tài liệu' }).getByRole('listitem');
    await expect(papers.filter({ hasText: 'van-ban-phan-bien.txt' })).toContainText('Đã trả lại người soạn');
    await expect(papers.filter({ hasText: 'van-ban-phan-bien-lan-2.txt' })).toContainText('Đang duyệt');
});
