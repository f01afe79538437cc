// A newer version of a procedure comes into use while dossiers follow the old one: an administrator sees
// who follows what, says what became of each state, looks at what would change, moves them, and the
// people of the dossier find it where they left it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Office } from '../api/office.mjs';
import { expect, test } from './office';
import { Desks, lookUp, standsAt, tab, walk, type Story } from './walking';

const shipped = readFileSync(fileURLToPath(new URL('../../workflows/tiep-dan.scxml', import.meta.url)), 'utf8');

// The next version: one state and one datum have another id, another state another title.
const next = shipped
    .replace(/pb:version="[^"]+"/, 'pb:version="99"')
    .replaceAll('"classifying"', '"sorting"')
    .replaceAll('reply_late', 'answer_late')
    .replace('pb:vi="Trưởng ban duyệt"', 'pb:vi="Lãnh đạo Ban cho ý kiến"');

const petition: Story = {
    procedure: 'tiep-dan', starter: 'vanthu', start: 'Tiếp dân, nhận đơn', begins: 'Phân loại, đề xuất xử lý',
    title: 'Đơn có trước khi sửa quy trình',
    fields: { 'Tên việc, nội dung hồ sơ': 'Đơn có trước khi sửa quy trình', 'Đến bằng': { choose: 'Đến trực tiếp' }, 'Nội dung': 'Hỏi về hộ tịch.' },
    steps: [],
};

test('dossiers of the old version are mapped, previewed and moved, and go on', async ({ browser, folder }) => {
    test.setTimeout(120_000);
    const data = join(folder, 'data');
    const before = await Office.open({ data, arguments: ['--demo'] });
    const old = new Desks(browser, before.server.url);
    await walk(old, petition);
    await old.close();
    await before.server.stop();

    const file = join(folder, 'tiep-dan.scxml');
    writeFileSync(file, next);
    const office = await Office.open({ data, arguments: ['--workflow', file] });
    const desks = new Desks(browser, office.server.url);
    try {
        const page = await desks.of('quantri');
        await page.goto('/quy-trinh/tiep-dan/phien-ban');
        const moving = page.getByRole('region', { name: 'Chuyển hồ sơ sang bản đang dùng' });
        const version = moving.getByRole('combobox', { name: 'Từ phiên bản' });
        await version.selectOption({ index: 1 });

        // What has the same id is proposed; what has none is still to be said, and nobody can go on unread.
        const sorting = moving.getByRole('combobox', { name: /^Phân loại, đề xuất xử lý.*: Bản đang dùng$/ });
        const late = moving.getByRole('combobox', { name: 'reply_late: Bản đang dùng' });
        await expect(sorting).toHaveValue('');
        await expect(moving.getByText('Còn 2 dòng chưa chọn')).toBeVisible();
        const preview = moving.getByRole('button', { name: 'Xem trước' });
        await expect(preview).toBeDisabled();
        await moving.getByText('Tôi đã xem từng dòng và xác nhận').click();
        await preview.click();
        const outcome = moving.getByRole('region', { name: 'Nếu chuyển' });
        await expect(outcome.getByRole('row', { name: /Không chuyển/ }).first()).toBeVisible();

        await sorting.selectOption('sorting');
        await expect(outcome).toHaveCount(0); // another mapping wants another look
        await late.selectOption('answer_late');
        await preview.click();
        const planned = outcome.getByRole('row', { name: /Chuyển được/ });
        await expect(planned).toHaveCount(2); // this one and the demo's
        await expect(planned.filter({ hasText: 'Phân loại, đề xuất xử lý' })).toHaveCount(1);

        const move = moving.getByRole('button', { name: 'Chuyển 2 hồ sơ sang bản 99' });
        await expect(move).toBeDisabled(); // a move has a reason
        await moving.getByRole('textbox', { name: /^Lý do/ }).fill('Sửa quy chế tiếp công dân.');
        await move.click();
        const done = moving.getByRole('region', { name: 'Kết quả chuyển' });
        await expect(done.getByRole('row', { name: /Đã chuyển/ })).toHaveCount(2);

        const specialist = await desks.of('chuyenvien');
        await lookUp(specialist, petition.title);
        await standsAt(specialist, 'Phân loại, đề xuất xử lý');
        await tab(specialist, 'Quy trình');
        await expect(specialist.getByRole('heading', { name: /bản định nghĩa 99/ })).toBeVisible();
        await expect(specialist.getByRole('region', { name: 'Khung sơ đồ' }).locator('[data-here]')).toHaveCount(1);
        await tab(specialist, 'Lịch sử');
        const moved = specialist.getByRole('main').getByRole('listitem').filter({ hasText: 'sang phiên bản 99' });
        await expect(moved).toContainText('Sửa quy chế tiếp công dân.');
        await expect(moved).toContainText('Quản trị hệ thống (mẫu)');

        // The old words are gone and the work goes on by the new definition.
        await tab(specialist, 'Tổng quan');
        await specialist.getByRole('button', { name: 'Đề xuất xử lý' }).click();
        const dialog = specialist.getByRole('dialog');
        await expect(dialog).toContainText('Lãnh đạo Ban cho ý kiến');
        await dialog.getByRole('combobox', { name: /^Loại việc/ }).selectOption({ label: 'Kiến nghị, phản ánh' });
        await dialog.getByRole('combobox', { name: /^Hướng xử lý/ }).selectOption({ label: 'Hướng dẫn, trả lại đơn' });
        await dialog.locator('[type=submit]').click();
        await standsAt(specialist, 'Lãnh đạo Ban cho ý kiến');
        expect(desks.complaints).toEqual([]);
    } finally {
        await desks.close();
        await office.server.stop();
    }
});
