// Calendars in the page: a year without one says so, an imported one shows what it would move before it
// does, and a due date says why it is that day.
import { today } from '../api/office.mjs';
import { dossierAt, expect, held, refusal, test } from './office';

const compact = (iso: string) => iso.replaceAll('-', '');
const shown = (iso: string) => iso.split('-').reverse().join('/');

// A calendar in which `days` are off.
function calendar(year: string, days: string[]): { name: string; mimeType: string; buffer: Buffer } {
    const events = days.flatMap((day, index) => [
        'BEGIN:VEVENT', `UID:${index}@test`, `DTSTART;VALUE=DATE:${compact(day)}`, `SUMMARY:Ngày nghỉ thử ${index + 1}`, 'CATEGORIES:holiday', 'END:VEVENT',
    ]);
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', `X-PHANBIEN-YEAR:${year}`, `X-WR-CALNAME:Lịch thử năm ${year}`, ...events, 'END:VCALENDAR', ''];
    return { name: 'lich.ics', mimeType: 'text/calendar', buffer: Buffer.from(lines.join('\r\n')) };
}

test('a year without a calendar says what that means', async ({ pageOf }) => {
    const page = await pageOf('auditor', '/lich/2040');
    await expect(page.getByText('Chưa có lịch năm 2040.')).toBeVisible();
    await expect(page.getByRole('link', { name: '2040 (chưa có lịch)' })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('button', { name: 'Nhập lịch (.ics)' })).toHaveCount(0); // an auditor changes nothing
});

test('a file that is no calendar is refused with its lines', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/lich');
    await page.getByRole('button', { name: 'Nhập lịch (.ics)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tệp lịch của một năm').setInputFiles({ name: 'x.ics', mimeType: 'text/calendar', buffer: Buffer.from('xin chào') });
    await expect(refusal(dialog)).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Dùng lịch này' })).toBeDisabled();
});

test('no other calendar can be chosen while one is being looked at', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/lich');
    await page.getByRole('button', { name: 'Nhập lịch (.ics)' }).click();
    const dialog = page.getByRole('dialog');
    const release = await held(page, '**/api/v1/calendars/*');
    const field = dialog.getByLabel('Tệp lịch của một năm');
    await field.setInputFiles(calendar('2041', ['2041-01-01']));
    await expect(field).toBeDisabled();
    release();
    await expect(dialog.getByRole('button', { name: 'Dùng lịch này' })).toBeEnabled();
    await expect(field).toBeEnabled();
});

test('an imported calendar shows which dues move, moves them, and the due says why', async ({ pageOf, office }) => {
    const dossier = await office.register({ title: 'Hồ sơ có hạn chuyển ngày', received_on: undefined });
    const { tasks } = (await office.specialist.get(`/dossiers/${dossier}`)).body;
    const due: string = tasks[0].due_on;
    const page = await pageOf('administrator', '/lich');
    await page.getByRole('button', { name: 'Nhập lịch (.ics)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tệp lịch của một năm').setInputFiles(calendar(due.slice(0, 4), [due]));
    const row = dialog.getByRole('row').filter({ hasText: shown(due) }).first();
    await expect(row).toBeVisible();
    await expect(row).toContainText('(mẫu)'); // whom it concerns
    await dialog.getByRole('button', { name: 'Dùng lịch này' }).click();
    await expect(page.getByText(/^Đã dùng lịch năm/)).toBeVisible();

    const specialist = await pageOf('specialist', dossierAt(dossier));
    const task = specialist.getByRole('region', { name: 'Việc đang chờ' }).getByRole('listitem').first();
    await expect(task.locator('time').first()).not.toContainText(shown(due));
    await task.getByText('Vì sao?').click();
    await expect(task).toContainText('Tính từ');
    await expect(task).toContainText(`Trước đây là ${shown(due)}`);
    await specialist.goto(dossierAt(dossier, 'history'));
    await expect(specialist.getByRole('listitem').filter({ hasText: shown(due) }).first()).toBeVisible();
    expect(due > today()).toBe(true);
});
