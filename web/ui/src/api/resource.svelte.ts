// Something read from the server, with its loading and failing; the last good value stays while it is
// read again, so that a screen never blinks.
import { asRefusal, type Refusal } from './refusal';

// Told how many items there are; answers whether the rest is still wanted.
export type SoFar = (count: number) => boolean;

export class Resource<T> {
    value = $state.raw<T | null>(null);
    refusal = $state.raw<Refusal | null>(null);
    loading = $state(false);
    // Of what is being read: how many items are there already, where it comes page by page.
    read = $state(0);
    #latest = 0;
    readonly #read: (soFar: SoFar) => Promise<T>;

    constructor(read: (soFar: SoFar) => Promise<T>) {
        this.#read = read;
    }

    load = async (): Promise<void> => {
        const turn = ++this.#latest;
        this.loading = true;
        this.read = 0;
        try {
            const value = await this.#read((count) => {
                if (turn === this.#latest) this.read = count;
                return turn === this.#latest;
            });
            if (turn !== this.#latest) return;
            this.value = value;
            this.refusal = null;
        } catch (error) {
            if (turn === this.#latest) this.refusal = asRefusal(error);
        } finally {
            if (turn === this.#latest) this.loading = false;
        }
    };
}
