// What every screen needs to know of the office: its organisations, the procedures in use, and how this
// person may start each. Read once after sign-in; a procedure's words when a screen first asks for them.
import { SvelteMap } from 'svelte/reactivity';

import { api, taken } from '../api/client';
import { Resource } from '../api/resource.svelte';
import type { Creation, Named, Organisation, Procedure, ProcedureSummary } from '../api/types';
import { ProcedureWords } from './procedure_words';
import { label } from '../words/words.svelte';

export interface Start {
    procedure: ProcedureSummary;
    creation: Creation;
}

// What the product is named after. Its words for roles and registers go before those of other procedures, in
// which the same role has names that hold for that procedure only.
const main = 'phan-bien';

class Knowledge {
    procedures = new Resource<ProcedureSummary[]>(async () => (await taken(api.GET('/procedures'))).items);
    organisations = new Resource<Organisation[]>(async () => (await taken(api.GET('/organisations'))).items);
    #read = new SvelteMap<string, Resource<Procedure>>();
    #words = $derived(new Map([...this.#read].map(([id, read]) => [id, new ProcedureWords(read.value)])));

    load(): void {
        this.#read.clear();
        void this.organisations.load();
        // The first has the words for nearly every role.
        void this.procedures.load().then(() => this.#inOrder[0] && this.procedure(this.#inOrder[0].id));
    }

    // The main procedure first, where the office has it.
    get #inOrder(): ProcedureSummary[] {
        const all = this.procedures.value ?? [];
        return [...all.filter(({ id }) => id === main), ...all.filter(({ id }) => id !== main)];
    }

    // The procedure in use under this id; read when it is first asked for.
    procedure(id: string): Resource<Procedure> {
        const known = this.#read.get(id);
        if (known) return known;
        const fresh = new Resource(() => taken(api.GET('/procedures/{procedure}', { params: { path: { procedure: id } } })));
        // Asked for while a screen is being drawn, which must not change what it is drawn from.
        queueMicrotask(() => {
            if (this.#read.has(id)) return;
            this.#read.set(id, fresh);
            void fresh.load();
        });
        return fresh;
    }

    // Its words; every id for itself until they are read.
    words(id: string): ProcedureWords {
        const known = this.#words.get(id);
        if (!known) this.procedure(id);
        return known ?? new ProcedureWords(null);
    }

    readAll(): void {
        for (const { id } of this.procedures.value ?? []) this.procedure(id);
    }

    get starts(): Start[] {
        return (this.procedures.value ?? []).flatMap((procedure) => procedure.creations.map((creation) => ({ procedure, creation })));
    }

    // Of all procedures read so far, each once.
    get roles(): Named[] {
        return this.#united((procedure) => procedure.roles);
    }
    get registers(): Named[] {
        return this.#united((procedure) => procedure.registers);
    }

    // A role that the first procedure does not know is looked for in all of them.
    role(id: string): string {
        const found = this.roles.find((role) => role.id === id);
        if (!found && this.roles.length) this.readAll();
        return found ? label(found.label) : id;
    }

    // What else it is called, each name once, in the procedures read so far.
    otherNames(role: string): string[] {
        const names = this.#all((procedure) => procedure.roles).filter((one) => one.id === role).map((one) => label(one.label));
        return [...new Set(names)].slice(1);
    }

    organisation(id: string): string {
        const found = this.organisations.value?.find((organisation) => organisation.id === id);
        return found ? found.name : id;
    }

    #all(part: (procedure: Procedure) => Named[]): Named[] {
        const values = this.#inOrder.map(({ id }) => this.#read.get(id)?.value);
        return values.flatMap((value) => (value ? part(value) : []));
    }
    #united(part: (procedure: Procedure) => Named[]): Named[] {
        const all = this.#all(part);
        return all.filter((one, index) => all.findIndex((other) => other.id === one.id) === index);
    }
}

export const knowledge = new Knowledge();
