// What is being typed, kept in this browser until it has been sent: over a reload, a lost session, a
// closed lid. One draft per account, dossier and form: where two tabs show it, each shows what is typed in
// the other, and once one of them has sent it, neither has it any more. Make it while a component is being
// set up.
import { untrack } from 'svelte';

import { session } from '../session/session.svelte';

interface Kept<T> {
    at: string;
    value: T;
}

const prefix = 'phanbien.draft';

function read<T>(key: string): Kept<T> | null {
    try {
        const text = localStorage.getItem(key);
        return text ? (JSON.parse(text) as Kept<T>) : null;
    } catch {
        return null;
    }
}

export class Draft<T extends object> {
    value = $state() as T;
    savedAt = $state<string | null>(null);
    restored = $state(false);
    // Another tab has sent it or thrown it away.
    goneElsewhere = $state(false);
    #seen = ''; // what stands in the browser, as far as this tab knows
    readonly #key: string;
    readonly #empty: string;

    constructor(dossier: string, form: string, empty: T) {
        this.#key = `${prefix}:${session.account?.id ?? ''}:${dossier}:${form}`;
        this.#empty = JSON.stringify(empty);
        const kept = read<T>(this.#key);
        this.restored = kept !== null;
        this.savedAt = kept?.at ?? null;
        this.value = { ...empty, ...kept?.value };
        this.#seen = kept ? JSON.stringify(this.value) : this.#empty;
        $effect(() => this.#save(JSON.stringify(this.value)));
        $effect(() => {
            const told = (event: StorageEvent) => (event.key === this.#key || event.key === null) && this.#follow();
            addEventListener('storage', told);
            addEventListener('pageshow', this.#follow); // a page that slept was told nothing
            return () => {
                removeEventListener('storage', told);
                removeEventListener('pageshow', this.#follow);
            };
        });
    }

    get dirty(): boolean {
        return JSON.stringify(this.value) !== this.#empty;
    }

    // After success, or when the person throws it away.
    clear = (): void => {
        this.value = JSON.parse(this.#empty) as T;
        this.restored = false;
        this.#seen = this.#empty;
        localStorage.removeItem(this.#key);
    };

    // Takes over what another tab has written.
    #follow = (): void => {
        const kept = read<T>(this.#key);
        const empty = JSON.parse(this.#empty) as T;
        const next = { ...empty, ...kept?.value };
        const text = JSON.stringify(next);
        if (text === this.#seen) return;
        this.goneElsewhere = kept === null;
        this.#seen = text;
        this.savedAt = kept?.at ?? null;
        this.value = next;
    };

    #save(text: string): void {
        if (text === this.#seen) return;
        this.#seen = text;
        untrack(() => (this.goneElsewhere = false));
        if (text === this.#empty) {
            localStorage.removeItem(this.#key);
            untrack(() => (this.savedAt = null));
            return;
        }
        const at = new Date().toISOString();
        try {
            localStorage.setItem(this.#key, `{"at":${JSON.stringify(at)},"value":${text}}`);
            untrack(() => (this.savedAt = at));
        } catch {
            untrack(() => (this.savedAt = null)); // full or forbidden: the page then says nothing is kept
        }
    }
}

export function hasDraft(dossier: string, form: string): boolean {
    return localStorage.getItem(`${prefix}:${session.account?.id ?? ''}:${dossier}:${form}`) !== null;
}
