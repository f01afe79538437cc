// The two pictures of the README, from a dossier as an office would have it. They are written only when
// PHANBIEN_PICTURES=1 (./dev pictures); otherwise this makes sure that the screens still look like that.
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { dossierAt, expect, provision, test } from './office';

const title = 'Nghị quyết quy định chính sách hỗ trợ người dân di dời khỏi vùng có nguy cơ sạt lở (mẫu)';

const draft = `NGHỊ QUYẾT
Quy định chính sách hỗ trợ người dân di dời khỏi vùng có nguy cơ sạt lở

Căn cứ Luật Tổ chức chính quyền địa phương;

Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng
1. Nghị quyết này quy định mức hỗ trợ, thủ tục hỗ trợ hộ gia đình, cá nhân phải di dời khỏi vùng có nguy cơ sạt lở.
2. Đối tượng áp dụng:
a) Hộ gia đình, cá nhân đang cư trú trong vùng có nguy cơ sạt lở được cấp có thẩm quyền công bố;
b) Ủy ban nhân dân cấp xã nơi có hộ phải di dời và nơi tiếp nhận.
Điều 2. Nguyên tắc hỗ trợ
1. Công khai, dân chủ, đúng đối tượng; mỗi hộ chỉ được hỗ trợ một lần.
2. Hộ nghèo, hộ có người khuyết tật được xem xét trước.
Điều 3. Mức hỗ trợ
1. Mỗi hộ được hỗ trợ 50 triệu đồng để làm nhà ở tại nơi mới.
2. Hộ nghèo, hộ cận nghèo được hỗ trợ thêm 20 triệu đồng.
3. Hộ di dời trước thời hạn được thưởng 5 triệu đồng.
Điều 4. Hồ sơ, thủ tục
1. Đơn đề nghị hỗ trợ có xác nhận của Ủy ban nhân dân cấp xã.
2. Ủy ban nhân dân cấp xã giải quyết trong 15 ngày làm việc.
Điều 5. Hiệu lực thi hành
Nghị quyết có hiệu lực từ ngày 01 tháng 01 năm 2027.
`;

async function picture(page: Page, name: string): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    if (process.env.PHANBIEN_PICTURES !== '1') return;
    await page.screenshot({ path: fileURLToPath(new URL(`./pictures/${name}.png`, import.meta.url)), animations: 'disabled', caret: 'hide' });
}

async function consulted(office): Promise<{ id: string; opinions: string[] }> {
    const id = await office.toConsultation({ title, text: draft });
    await office.askReviewers(id, [office.union, office.farmers, office.women]);
    const opinions = [
        await office.giveOpinion(office.union, id, 'art_3__para_1', 'Mức 50 triệu đồng thấp so với giá vật liệu và nhân công hiện nay ở vùng cao.', {
            proposal: 'Mỗi hộ được hỗ trợ 80 triệu đồng.',
        }),
        await office.giveOpinion(office.farmers, id, 'art_3__para_2', 'Đề nghị nâng mức hỗ trợ và chia theo số khẩu của hộ.', { heading: 'interests', stance: 'disagree' }),
        await office.giveOpinion(office.women, id, 'art_4__para_2', 'Thời hạn 15 ngày là dài đối với hộ phải di dời khẩn cấp.', {
            heading: 'impact', stance: 'agree_with_changes', proposal: 'Giải quyết trong 5 ngày làm việc.',
        }),
        await office.giveOpinion(office.women, id, 'art_2__para_2', 'Thống nhất; nên bổ sung hộ do phụ nữ làm chủ.', { heading: 'interests', stance: 'agree' }),
    ];
    return { id, opinions };
}

test('the draft with its opinions', async ({ pageOf, office }) => {
    const { id } = await consulted(office);
    const page = await pageOf('registrar', dossierAt(id, 'text'));
    await expect(page.getByRole('article', { name: /^YK-00/ })).toHaveCount(4);
    await page.getByRole('link', { name: /^Điều 2/ }).click();
    await expect(provision(page, 'Điều 2')).toBeFocused();
    await expect(provision(page, 'Khoản 1 Điều 3')).toBeInViewport();
    await expect(page.getByRole('article', { name: /^YK-001/ })).toBeInViewport();
    await page.mouse.move(0, 0);
    await picture(page, 'draft-and-opinions');
});

test('the synthesis table with its answers', async ({ pageOf, office }) => {
    const { id, opinions } = await consulted(office);
    for (const who of [office.union, office.farmers, office.women]) await office.finishReview(who, id);
    await office.specialist.do(id, 'written.close');
    const make = async (provisionId: string, text: string, of: string[]) =>
        (await office.specialist.do(id, 'recommendation.make', { provision: provisionId, text, opinions: of })).created[0];
    const recommendations = [
        await make('art_2__para_2', 'Bổ sung hộ do phụ nữ làm chủ vào nhóm được xem xét trước.', [opinions[3]]),
        await make('art_3__para_1', 'Nâng mức hỗ trợ mỗi hộ lên 80 triệu đồng, có tính đến số khẩu.', opinions.slice(0, 2)),
        await make('art_4__para_2', 'Rút thời hạn giải quyết xuống 5 ngày làm việc.', [opinions[2]]),
    ];
    await office.submit(id);
    await office.approve(id);
    await office.registrar.do(id, 'criticism.issue', { issued_on: new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10) });
    const answer = (recommendation: string, disposition: string, text: string) =>
        office.drafter.do(id, 'answer.give', { recommendation, disposition, text });
    await answer(recommendations[0], 'accepted', 'Đã bổ sung tại khoản 2 Điều 2.');
    await answer(recommendations[1], 'partly_accepted', 'Nâng lên 65 triệu đồng theo khả năng cân đối ngân sách; mức theo số khẩu sẽ quy định trong hướng dẫn.');
    await answer(recommendations[2], 'accepted', 'Đã sửa thành 5 ngày làm việc tại khoản 2 Điều 4.');
    await office.drafter.do(id, 'answers.submit');

    const page = await pageOf('specialist', dossierAt(id, 'synthesis'));
    await expect(page.getByRole('row', { name: /KN-00\d/ })).toHaveCount(3);
    await expect(page.getByRole('row', { name: /KN-002/ })).toContainText('Tiếp thu một phần');
    await picture(page, 'synthesis');
});
