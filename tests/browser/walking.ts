// Walking a dossier through its procedure: people at their desks, each with a browser of their own that
// stays open, and what they do there. Nobody here provokes a refusal, so any refused request is a complaint.
import type { Browser, BrowserContext, Page } from '@playwright/test';

import { demoPassword } from '../api/client.mjs';
import { act, confirm, expect, watch } from './office';
import { fill, type Fields } from './filling';

export type Deed = (page: Page) => Promise<void>;

export interface Step {
    who: string; // the account
    first?: Deed[]; // what is done on the tabs before the step can be taken
    does?: string; // the words on the button; without: the deeds are all
    quiet?: boolean; // behind "Việc khác"
    unasked?: boolean; // no work of theirs: they look the dossier up
    with?: Fields;
    then: string; // where the dossier stands afterwards
    inTime?: boolean; // a timer brings it there: the page is looked at again
    daysLater?: number; // that pass before it
}

export interface Story {
    procedure: string;
    starter: string;
    start: string; // the words on the card of "Bắt đầu"
    title: string;
    fields: Fields;
    begins: string; // where the dossier stands when it is new
    steps: Step[];
}

// One browser for each account, signed in through the page the first time they are asked.
export class Desks {
    readonly complaints: string[] = [];
    #open = new Map<string, { context: BrowserContext; page: Page }>();

    constructor(readonly browser: Browser, readonly url: string) {}

    async of(account: string): Promise<Page> {
        const known = this.#open.get(account);
        if (known) return known.page;
        const context = await this.browser.newContext({ baseURL: this.url });
        context.setDefaultTimeout(20_000);
        const page = await context.newPage();
        this.#open.set(account, { context, page });
        watch(page, this.complaints);
        await page.goto('/');
        await page.getByLabel('Tên đăng nhập').fill(account);
        await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
        await page.getByRole('button', { name: 'Đăng nhập' }).click();
        await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
        page.on('response', (answer) => {
            if (answer.status() >= 400) this.complaints.push(`${account}: ${answer.status()} ${answer.request().method()} ${answer.url()}`);
        });
        return page;
    }

    async close(): Promise<void> {
        for (const { context } of this.#open.values()) await context.close();
    }
}

const turnTo = (page: Page, screen: string) =>
    page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: screen, exact: true }).click();

export const tab = (page: Page, name: string | RegExp) =>
    page.getByRole('navigation', { name: 'Các phần của hồ sơ' }).getByRole('link', { name, exact: true }).click();

// By what the tabs are called in a procedure with a draft and in one without.
const opinionsTab = /góp ý$|^Ý kiến$/;
const answersTab = /^(Kiến nghị, trả lời|Tổng hợp, giải trình)$/;

export async function standsAt(page: Page, name: string, timeout?: number): Promise<void> {
    await expect(page.locator('.dossier-head .what').getByText(name, { exact: true })).toBeVisible({ timeout });
    await expect(page.getByRole('alert')).toHaveCount(0);
}

export async function lookUp(page: Page, title: string): Promise<void> {
    await turnTo(page, 'Hồ sơ');
    await page.getByRole('searchbox', { name: 'Tìm hồ sơ: tên, số ký hiệu, mã' }).fill(title);
    await expect(page.getByRole('main').getByText('1 hồ sơ', { exact: true })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: title }).click();
}

async function findWork(page: Page, title: string): Promise<void> {
    await turnTo(page, 'Việc của tôi');
    const mine = page.getByRole('region', { name: /^Chờ tôi/ });
    await mine.getByRole('listitem').filter({ hasText: title }).getByRole('link').first().click();
}

async function take(page: Page, story: Story, step: Step): Promise<void> {
    await (step.unasked ? lookUp(page, story.title) : findWork(page, story.title));
    await expect(page.getByRole('heading', { level: 1, name: story.title })).toBeVisible();
    for (const deed of step.first ?? []) await deed(page);
    if (step.does) {
        if (step.quiet) await page.getByRole('button', { name: 'Việc khác' }).click();
        const dialog = await act(page, step.does);
        await fill(dialog, step.with ?? {});
        await confirm(dialog, step.does);
    }
    if (step.inTime) {
        await expect(async () => {
            await page.reload();
            await standsAt(page, step.then, 1000);
        }).toPass({ timeout: 20_000 });
    }
    await standsAt(page, step.then);
}

export async function begin(page: Page, story: Story): Promise<void> {
    const bar = page.getByRole('navigation', { name: 'Điều hướng chính' });
    // One thing to start is named in the bar itself; several have a screen of their own.
    await bar.getByRole('link', { name: 'Bắt đầu' }).or(bar.getByRole('link', { name: story.start })).click();
    const heading = page.getByRole('heading', { level: 1, name: story.start });
    const card = page.getByRole('main').getByRole('link', { name: story.start, exact: true });
    await expect(heading.or(card)).toBeVisible();
    if (await card.isVisible()) await card.click();
    await expect(heading).toBeVisible();
    await fill(page, story.fields);
    await page.getByRole('button', { name: story.start }).click();
    await expect(page.getByRole('heading', { level: 1, name: story.title })).toBeVisible();
    await standsAt(page, story.begins);
}

export async function goOn(desks: Desks, story: Story, steps: Step[]): Promise<void> {
    for (const step of steps) await take(await desks.of(step.who), story, step);
}

export async function walk(desks: Desks, story: Story): Promise<void> {
    await begin(await desks.of(story.starter), story);
    await goOn(desks, story, story.steps);
}

// On the tabs.

export const invites = (verb: string, ...whom: string[]): Deed => async (page) => {
    await page.getByRole('region', { name: 'Nơi được mời góp ý' }).getByRole('button', { name: verb }).click();
    const dialog = page.getByRole('dialog', { name: verb });
    for (const body of whom) await dialog.getByText(body).click();
    await confirm(dialog, `Mời ${whom.length} nơi`);
    await expect(page.getByRole('region', { name: 'Nơi được mời góp ý' }).getByRole('listitem')).toHaveCount(whom.length);
};

// An opinion on the matter as a whole; with a source: one that somebody else gave.
export const opines = (verb: string, fields: Fields): Deed => async (page) => {
    await tab(page, opinionsTab);
    await page.getByRole('main').getByRole('button', { name: verb, exact: true }).click();
    const form = page.getByRole('form', { name: /^(Góp ý|Nhập ý kiến)/ });
    await fill(form, fields);
    await form.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('article', { name: /^YK-/ })).toHaveCount(1);
};

// A recommendation made of all opinions, or of words alone where the procedure gathers none.
export const recommends = (text: string): Deed => async (page) => {
    await tab(page, answersTab);
    const all = page.getByRole('main').getByText('Chọn tất cả');
    const make = page.getByRole('main').getByRole('button', { name: 'Lập kiến nghị' });
    await expect(make).toBeVisible();
    if (await all.isVisible()) await all.click();
    await make.click();
    const dialog = page.getByRole('dialog', { name: /^Lập kiến nghị/ });
    await fill(dialog, { 'Nội dung kiến nghị': text });
    await confirm(dialog, 'Lập kiến nghị');
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText(text);
};

export const answers = (disposition: string): Deed => async (page) => {
    await tab(page, answersTab);
    await page.getByRole('button', { name: 'Trả lời KN-001' }).click();
    const form = page.getByRole('form', { name: 'Soạn trả lời KN-001' });
    await form.getByText(disposition, { exact: true }).click();
    await form.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await expect(form).toBeHidden();
    await page.getByRole('button', { name: 'Công bố 1 trả lời' }).click();
    await confirm(page.getByRole('dialog', { name: 'Công bố 1 trả lời' }), 'Công bố 1 trả lời');
};

export const accepts: Deed = async (page) => {
    await tab(page, answersTab);
    await page.getByRole('button', { name: 'Ghi nhận trả lời KN-001' }).click();
    await expect(page.getByRole('row', { name: /KN-001/ })).toContainText('Đã ghi nhận');
};
