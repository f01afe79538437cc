// Something read from the server, with its loading and failing; the last good value stays while it is
// read again, so that a screen never blinks.
import { asRefusal, type Refusal } from './refusal';

export class Resource<T> {
    value = $state.raw<T | null>(null);
    refusal = $state.raw<Refusal | null>(null);
    loading = $state(false);
    #latest = 0;
    readonly #read: () => Promise<T>;

    constructor(read: () => Promise<T>) {
        this.#read = read;
    }

    load = async (): Promise<void> => {
        const turn = ++this.#latest;
        this.loading = true;
        try {
            const value = await this.#read();
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
