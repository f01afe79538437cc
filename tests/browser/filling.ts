// Filling in a form as a person does: each field is found by the words beside it.
import type { Locator, Page } from '@playwright/test';

import { today } from '../api/office.mjs';

// What is typed, what is chosen of a list, what is ticked, a file that is attached.
export type Value = string | { choose: string } | true | { file: string };
export type Fields = Record<string, Value>;

export const named = (label: string) => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\*)?$`);

// As dates are typed: dd/MM/yyyy.
export const shownDate = (offset = 0) => today(offset).split('-').reverse().join('/');

export const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

export async function fill(where: Page | Locator, fields: Fields): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
        if (value === true) await where.getByText(label, { exact: true }).click();
        else if (typeof value === 'string') await where.getByRole('textbox', { name: named(label) }).fill(value);
        else if ('choose' in value) await where.getByRole('combobox', { name: named(label) }).selectOption({ label: value.choose });
        else {
            await where.getByLabel(named(label)).setInputFiles(textFile('tep.txt', value.file));
            await where.getByText(/^tep\.txt/).waitFor();
        }
    }
}
