// The procedure is a file: change a title or a number of days in it, restart, and the product has
// changed, for the dossiers that are on their way too. A broken file is refused before anybody is served.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Office, today } from '../api/office.mjs';
import { Server } from '../api/server.mjs';
import { shownDate } from './filling';
import { dossierAt, expect, state, test } from './office';

const shipped = readFileSync(fileURLToPath(new URL('../../workflows/phan-bien.scxml', import.meta.url)), 'utf8');
// As written on the page: the day so many days from now, or the Monday after it when that is a weekend.
const shownDue = (offset: number): string => {
    const weekend = [0, 6].includes(new Date(`${today(offset)}T00:00:00Z`).getUTCDay());
    return weekend ? shownDue(offset + 1) : shownDate(offset);
};

// Changes one place of the definition, which must be there exactly once.
function changed(definition: string, from: string, to: string): string {
    expect(definition.split(from), from).toHaveLength(2);
    return definition.replace(from, to);
}

test('a changed title and a changed number of days are there after a restart', async ({ browser, folder }) => {
    const data = join(folder, 'data');
    let office = await Office.open({ data, arguments: ['--demo'] });
    const before = await office.register({ title: 'Hồ sơ có trước khi sửa quy trình' });
    await office.server.stop();

    let definition = changed(shipped, 'pb:vi="Ban Thường trực quyết định"', 'pb:vi="Thường trực cho ý kiến"');
    definition = changed(
        definition,
        `<pb:task id="decide_scope" role="standing_committee" of="host" due="P2D" days="working"`,
        `<pb:task id="decide_scope" role="standing_committee" of="host" due="P9D"`,
    );
    definition = changed(definition, 'vi="Đề xuất hình thức phản biện" en="Propose the forms"', 'vi="Trình hình thức phản biện" en="Propose the forms"');
    const file = join(folder, 'sua.scxml');
    writeFileSync(file, definition);
    office = await Office.open({ data, arguments: ['--workflow', file] });
    try {
        const after = await office.register({ title: 'Hồ sơ có sau khi sửa quy trình' });
        const context = await browser.newContext({ baseURL: office.server.url });
        const [name, value] = office.specialist.cookie.split('=', 2);
        await context.addCookies([{ name, value, url: office.server.url }]);
        const page = await context.newPage();
        for (const id of [before, after]) {
            await page.goto(dossierAt(id));
            await page.getByRole('button', { name: 'Trình hình thức phản biện' }).click();
            const dialog = page.getByRole('dialog', { name: 'Trình hình thức phản biện' });
            await dialog.getByText('Gửi dự thảo lấy ý kiến').click();
            await dialog.getByRole('button', { name: 'Trình hình thức phản biện' }).click();
            await expect(state(page, 'Thường trực cho ý kiến')).toBeVisible();
            await expect(page.getByRole('region', { name: 'Việc đang chờ' })).toContainText(shownDue(9));
            await page.getByRole('link', { name: 'Quy trình', exact: true }).click();
            await expect(page.getByText('Thường trực cho ý kiến', { exact: true }).last()).toBeVisible();
            // The picture, read before the step was taken, has moved on with the dossier.
            const here = page.getByRole('listitem').and(page.locator('[aria-current=step]')).last();
            await expect(here).toContainText(/^Thường trực cho ý kiến\s+đang ở đây, từ /);
        }
        await context.close();
    } finally {
        await office.server.stop();
    }
});

const broken: [string, string, string, RegExp][] = [
    ['a state that does not exist', 'target="scope_decision"', 'target="khong_co"', /khong_co/],
    ['a role that does not exist', 'id="decide_scope" role="standing_committee"', 'id="decide_scope" role="khong_ai"', /khong_ai/],
    ['XML that ends too early', '</scxml>', '', /./],
];
for (const [what, from, to, names] of broken) {
    test(`refused at the start with file, line and reason: ${what}`, async ({ folder }) => {
        const file = join(folder, 'hong.scxml');
        writeFileSync(file, changed(shipped, from, to));
        const server = new Server({ data: join(folder, 'data'), arguments: ['--workflow', file] });
        const refused = await server.start().then(() => 'it started', (error: Error) => error.message);
        expect(refused).toMatch(names);
        const lines = [...refused.matchAll(/hong\.scxml:(\d+)/g)].map(([, line]) => Number(line));
        expect(lines.length, refused).toBeGreaterThan(0);
        if (to) expect(lines, refused).toContain(shipped.slice(0, shipped.indexOf(from)).split('\n').length);
    });
}
