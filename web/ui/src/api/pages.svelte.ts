// A long list, page by page: the first page as a resource, further ones behind “show more”.
import { Resource } from './resource.svelte';

export interface AnyPage {
    items: unknown[];
    next_cursor: string;
}

export class Pages<P extends AnyPage> {
    readonly first: Resource<P>;
    // All that was read so far, beginning with the first page they follow.
    readonly further: Resource<P[]>;

    // `page` asks for one page; an empty cursor for the first.
    constructor(page: (cursor: string) => Promise<P>) {
        this.first = new Resource(() => page(''));
        this.further = new Resource(async () => {
            const before = this.#read;
            return [...before, await page(this.#next)];
        });
    }

    // What follows another first page than the one that is shown does not count.
    get #read(): P[] {
        const first = this.first.value;
        if (!first) return [];
        const further = this.further.value ?? [];
        return further[0] === first ? further : [first];
    }
    get #next(): string {
        return this.#read.at(-1)?.next_cursor ?? '';
    }

    // The first page by itself reads everything anew.
    load = (): Promise<void> => {
        this.further.refusal = null;
        return this.first.load();
    };

    get items(): P['items'][number][] {
        return this.#read.flatMap((page) => page.items);
    }
    get hasMore(): boolean {
        return this.#next !== '';
    }
    // Asked again while it is on its way, it is not sent again.
    loadMore = async (): Promise<void> => {
        if (!this.further.loading) await this.further.load();
    };
}
