// What is being typed, kept in this browser until it has been sent: over a reload, a lost session, a
// closed lid. One draft per account, dossier and form. Make it while a component is being set up.
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
    readonly #key: string;
    readonly #empty: string;

    constructor(dossier: string, form: string, empty: T) {
        this.#key = `${prefix}:${session.account?.id ?? ''}:${dossier}:${form}`;
        this.#empty = JSON.stringify(empty);
        const kept = read<T>(this.#key);
        this.restored = kept !== null;
        this.savedAt = kept?.at ?? null;
        this.value = { ...empty, ...kept?.value };
        $effect(() => this.#save(JSON.stringify(this.value)));
    }

    get dirty(): boolean {
        return JSON.stringify(this.value) !== this.#empty;
    }

    // After success, or when the person throws it away.
    clear = (): void => {
        this.value = JSON.parse(this.#empty) as T;
        this.restored = false;
        localStorage.removeItem(this.#key);
    };

    #save(text: string): void {
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
