// What every browser test starts from: the real server with the demo office, and people who are
// signed in. A page whose script fails, whose policy is violated or whose console says "error" fails its test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test as base, expect, type Locator, type Page } from '@playwright/test';

import { Office } from '../api/office.mjs';

export type Person =
    | 'registrar' | 'specialist' | 'head' | 'committee' | 'drafter' | 'union' | 'farmers' | 'women'
    | 'council' | 'auditor' | 'administrator' | 'chair' | 'chief';

interface Fixtures {
    // A page of somebody's own browser, signed in unless nobody is named.
    pageOf: (person: Person | null, address?: string) => Promise<Page>;
    // What must be empty at the end: script errors, console errors, violations of the policy.
    complaints: string[];
    // For a test that starts a server of its own; it goes with the test.
    folder: string;
}

// A refused request is the business of the test that provokes it; Chromium notes each on the console.
const refusedRequest = /^Failed to load resource: the server responded with a status of 4\d\d/;

export const test = base.extend<Fixtures, { office: Office }>({
    office: [
        async ({}, use) => {
            const office = await Office.open();
            await use(office);
            await office.close();
        },
        { scope: 'worker' },
    ],
    complaints: async ({}, use) => {
        const complaints: string[] = [];
        await use(complaints);
        expect(complaints, 'what the browser complained of').toEqual([]);
    },
    folder: async ({}, use) => {
        const folder = mkdtempSync(join(tmpdir(), 'phanbien-browser-'));
        await use(folder);
        rmSync(folder, { recursive: true, force: true });
    },
    pageOf: async ({ browser, office, complaints }, use) => {
        const contexts = [];
        await use(async (person, address = '/') => {
            const context = await browser.newContext({ baseURL: office.server.url });
            contexts.push(context);
            if (person) {
                const [name, value] = office[person].cookie.split('=', 2);
                await context.addCookies([{ name, value, url: office.server.url }]);
            }
            const page = await context.newPage();
            watch(page, complaints);
            await page.goto(address);
            return page;
        });
        for (const context of contexts) await context.close();
    },
});

export function watch(page: Page, complaints: string[]): void {
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
    page.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && !refusedRequest.test(text)) complaints.push(`${page.url()}: ${text}`);
    });
    void page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
            console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`);
        });
    });
}

export const tabOf = { overview: '', text: '/du-thao', synthesis: '/tong-hop', obligations: '/nghia-vu', procedure: '/quy-trinh', history: '/lich-su' };

export const dossierAt = (id: string, tab: keyof typeof tabOf = 'overview'): string => `/ho-so/${id}${tabOf[tab]}`;

export const provision = (page: Page, citation: string): Locator => page.getByRole('group', { name: citation, exact: true });

// Opens the action of the head by its name and gives back its dialog.
export async function act(page: Page, name: string): Promise<Locator> {
    await page.getByRole('main').getByRole('button', { name, exact: true }).click();
    return page.getByRole('dialog', { name });
}

// Sends the dialog and waits until it is gone, which is when the server has answered.
export async function confirm(dialog: Locator, verb: string): Promise<void> {
    await dialog.getByRole('button', { name: verb, exact: true }).and(dialog.locator('[type=submit]')).click();
    await expect(dialog).toBeHidden();
}

// Keeps the requests to this address waiting until they are released.
export async function held(page: Page, address: string): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await page.route(address, async (route) => {
        await released;
        await route.continue();
    });
    return release;
}

// Why something was not done: the list at the top, which the fields repeat below.
export const refusal = (where: Page | Locator): Locator => where.getByRole('alert').first();

export const state = (page: Page, name: string): Locator => page.getByRole('article').getByText(name, { exact: true }).first();

// Every event of a history by itself. Clicks the words: what a person sees, and what must stand still first.
export async function unfold(page: Page): Promise<void> {
    const words = 'Gộp các việc nhỏ liền nhau';
    await expect(page.locator('li[id^=sk-]').first()).toBeVisible();
    await page.getByText(words).click();
    await expect(page.getByLabel(words)).not.toBeChecked();
}

export { expect };
