// The seal of a history: green where the log was left alone, red at what was changed on the way to the
// browser, neither where the log cannot be read.
import type { Page } from '@playwright/test';

import { dossierAt, expect, test, unfold } from './office';

let dossier = '';
test.beforeAll(async ({ office }) => {
    ({ id: dossier } = await office.toSynthesis({ title: 'Nghị quyết có lịch sử được kiểm chứng' }));
});

const sealOf = (page: Page) => page.getByRole('region', { name: 'Dấu kiểm chứng' });
const good = /^Đã kiểm chứng \d+ sự kiện, gốc cây \S+…, lúc .+, \d\d:\d\d\.$/;
const verdict = (page: Page) => sealOf(page).locator('[role=status], [role=alert]');
const again = (page: Page) => sealOf(page).getByRole('button', { name: 'Kiểm chứng lại' });

// What comes by this address is changed before the page sees it.
async function tampered(page: Page, address: string, change: (body: Buffer) => Buffer): Promise<void> {
    await page.route(address, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: change(await response.body()) });
    });
}

interface Items {
    items: { act: string }[];
}
const inItems = (change: (items: Items['items']) => void) => (body: Buffer): Buffer => {
    const answer = JSON.parse(body.toString()) as Items;
    change(answer.items);
    return Buffer.from(JSON.stringify(answer));
};
const flipped = (at: number) => (body: Buffer): Buffer => {
    const changed = Buffer.from(body);
    changed[at]! ^= 1;
    return changed;
};
const historyAddress = '**/api/v1/dossiers/*/history?*';

test('a history that was left alone is green, and says what was checked and what was not', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier, 'history'));
    const events = page.locator('li[id^=sk-]');
    await unfold(page);
    await expect(verdict(page)).toHaveText(good);
    await expect(verdict(page)).toContainText(`Đã kiểm chứng ${await events.count()} sự kiện`);

    await sealOf(page).getByText('Đã kiểm những gì', { exact: true }).click();
    await expect(sealOf(page)).toContainText('đúng, Ed25519, kiểm trong trình duyệt này');
    await expect(sealOf(page)).toContainText('Trình duyệt này thấy nhật ký lần đầu');
    await expect(sealOf(page)).toContainText('Sự kiện bị giấu ở cuối hồ sơ: chỉ kiểm cả nhật ký mới thấy.');
    await sealOf(page).getByRole('button', { name: 'Kiểm cả nhật ký' }).click();
    await expect(verdict(page)).toHaveText(/^Đã kiểm chứng \d+ sự kiện của hồ sơ trong cả nhật ký [\d.]+ sự kiện, gốc cây/);

    await page.reload();
    await expect(verdict(page)).toHaveText(good);
    await sealOf(page).getByText('Đã kiểm những gì', { exact: true }).click();
    await expect(sealOf(page)).toContainText('Nối tiếp đúng nhật ký');
});

test('a tile that is changed on the way turns it red; the true one turns it green again', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await tampered(page, '**/log/tile/0/**', flipped(5));
    await page.goto(dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText('Lịch sử không kiểm chứng được. Điểm chốt của nhật ký: gốc cây tính lại từ các mảnh không phải là gốc đã ký.');
    await expect(sealOf(page)).toContainText('Đừng dùng lịch sử này làm chứng cứ.');
    await page.unroute('**/log/tile/0/**');
    await again(page).click();
    await expect(verdict(page)).toHaveText(good);
});

test('a checkpoint of another size is not signed', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await tampered(page, '**/log/checkpoint', (body) => Buffer.from(body.toString().replace(/^\d+$/m, (size) => String(Number(size) + 1))));
    await page.goto(dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText('Lịch sử không kiểm chứng được. Điểm chốt của nhật ký: không có chữ ký đúng của khóa nhật ký.');
});

test('an event that is shown otherwise than it stands in the log is named', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await tampered(page, historyAddress, inItems((items) => (items[2]!.act = 'opinion_withdrawn')));
    await page.goto(dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText('Lịch sử không kiểm chứng được. Sự kiện 3 của hồ sơ: đang hiện khác với sự kiện trong nhật ký.');
    await expect(sealOf(page).getByRole('link', { name: 'Đến sự kiện đó' })).toHaveAttribute('href', '#sk-3');
});

test('an event left out in the middle is missed at once, one left out at the end by the whole log', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await tampered(page, '**/leaves', inItems((items) => items.splice(1, 1)));
    await page.goto(dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText(/^Lịch sử không kiểm chứng được\. Sự kiện 2 của hồ sơ: không phải sự kiện kế tiếp của hồ sơ/);
    await page.unroute('**/leaves');

    await tampered(page, '**/leaves', inItems((items) => items.pop()));
    await tampered(page, historyAddress, inItems((items) => items.pop()));
    await page.reload();
    await expect(verdict(page)).toHaveText(good);
    await sealOf(page).getByText('Đã kiểm những gì', { exact: true }).click();
    await sealOf(page).getByRole('button', { name: 'Kiểm cả nhật ký' }).click();
    await expect(verdict(page)).toHaveText(/^Lịch sử không kiểm chứng được\. Sự kiện \d+ của hồ sơ: có trong nhật ký nhưng không hiện ở đây\.$/, { timeout: 20_000 });
});

test('a log that cannot be read is neither green nor red', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await page.route('**/log/checkpoint', (route) => route.fulfill({ status: 403, body: '' }));
    await page.goto(dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText('Chưa kiểm chứng được. Cơ quan không cho bạn đọc nhật ký. Hãy nhờ kiểm toán viên kiểm chứng.');
    await page.unroute('**/log/checkpoint');
    await again(page).click();
    await expect(verdict(page)).toHaveText(good);
});

test('a log that does not go on from the one this browser has seen is red until the person decides', async ({ pageOf }) => {
    const page = await pageOf('auditor', dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText(good);
    await page.evaluate(() => {
        const seen = JSON.parse(localStorage.getItem('phanbien.log')!);
        localStorage.setItem('phanbien.log', JSON.stringify({ ...seen, root: btoa('0'.repeat(32)) }));
    });
    await page.reload();
    await expect(verdict(page)).toHaveText('Lịch sử không kiểm chứng được. Điểm chốt của nhật ký: không nối tiếp nhật ký mà trình duyệt này đã thấy: lịch sử đã bị viết lại.');
    await sealOf(page).getByRole('button', { name: 'Bỏ điều đã nhớ và kiểm chứng lại' }).click();
    await expect(verdict(page)).toHaveText(good);
});

test('a browser without Ed25519 checks the hashes and says that it did not check the signature', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await page.addInitScript(() => {
        crypto.subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
    });
    await page.goto(dossierAt(dossier, 'history'));
    await expect(verdict(page)).toHaveText(good);
    await expect(sealOf(page)).toContainText('Chưa kiểm được chữ ký của điểm chốt');
    await sealOf(page).getByText('Đã kiểm những gì', { exact: true }).click();
    await expect(sealOf(page)).toContainText('trình duyệt này không biết chữ ký Ed25519');
});

test('the auditor checks the whole log; a changed entry is named', async ({ pageOf }) => {
    const page = await pageOf('auditor');
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: 'Kiểm toán' }).click();
    await page.getByRole('button', { name: 'Bắt đầu kiểm chứng' }).click();
    await expect(verdict(page)).toHaveText(/^Đã kiểm chứng cả nhật ký: [\d.]+ sự kiện của [\d.]+ hồ sơ và của cơ quan, gốc cây \S+…, lúc .+$/);
    await tampered(page, '**/log/tile/entries/**', flipped(40));
    await again(page).click();
    await expect(verdict(page)).toHaveText('Lịch sử không kiểm chứng được. Mục 0 của nhật ký (đếm từ 0): nội dung không khớp với mã băm trong cây.');
});
