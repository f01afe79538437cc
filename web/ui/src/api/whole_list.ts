// A list that is needed whole and may be very long, read page by page: neither the server nor the
// browser is held up by one answer of a hundred megabytes, and whoever waits sees how far it is.
import type { AnyPage } from './pages.svelte';
import type { SoFar } from './resource.svelte';

export const pageLimit = 5000;


// The last page with the items of all. `page` asks for one; an empty cursor for the first.
export async function wholeList<P extends AnyPage>(page: (cursor: string) => Promise<P>, soFar: SoFar): Promise<P> {
    const pages: P['items'][] = [];
    let count = 0;
    for (let cursor = ''; ; ) {
        const read = await page(cursor);
        pages.push(read.items);
        count += read.items.length;
        if (!read.next_cursor || !soFar(count)) return { ...read, items: pages.flat() };
        cursor = read.next_cursor;
    }
}
