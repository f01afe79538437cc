// What axe-core finds serious on a page, or in the part of it that a selector names, with the nodes it means: nothing.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export async function isAccessible(page: Page, name: string, within?: string): Promise<void> {
    const axe = new AxeBuilder({ page });
    if (within) axe.include(within);
    const { violations } = await axe.analyze();
    const grave = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => `${node.target}: ${node.failureSummary}`).join('\n  ')}`);
    expect(grave, `axe-core on ${name}`).toEqual([]);
}
