// A long list, page by page: the first page as a resource, further ones behind “show more”.
import { Resource } from './resource.svelte';

interface AnyPage {
    items: unknown[];
    next_cursor: string;
}

export class Pages<P extends AnyPage> {
    readonly first: Resource<P>;
    #more = $state.raw<P['items'][number][]>([]);
    #next = $state('');
    readonly #page: (cursor: string) => Promise<P>;

    // `page` asks for one page; an empty cursor for the first.
    constructor(page: (cursor: string) => Promise<P>) {
        this.#page = page;
        this.first = new Resource(async () => {
            const got = await page('');
            this.#more = [];
            this.#next = got.next_cursor;
            return got;
        });
    }

    // The first page by itself reads everything anew.
    load = (): Promise<void> => this.first.load();

    get items(): P['items'][number][] {
        return [...(this.first.value?.items ?? []), ...this.#more];
    }
    get hasMore(): boolean {
        return this.#next !== '';
    }
    loadMore = async (): Promise<void> => {
        const got = await this.#page(this.#next);
        this.#more = [...this.#more, ...got.items];
        this.#next = got.next_cursor;
    };
}
