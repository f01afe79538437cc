// A list that is needed whole and may be very long, read page by page: neither the server nor the
// browser is held up by one answer of a hundred megabytes, and whoever waits sees how far it is.
import type { SoFar } from './resource.svelte';

export const pageLimit = 5000;

interface Page<T> {
    items: T[];
    next_cursor: string;
}

// `page` asks for one page; an empty cursor for the first.
export async function wholeList<T>(page: (cursor: string) => Promise<Page<T>>, soFar: SoFar): Promise<T[]> {
    const pages: T[][] = [];
    let count = 0;
    for (let cursor = ''; ; ) {
        const { items, next_cursor } = await page(cursor);
        pages.push(items);
        count += items.length;
        if (!next_cursor || !soFar(count)) return pages.flat();
        cursor = next_cursor;
    }
}
