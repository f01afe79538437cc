// What every screen needs to know of the office: its procedure's words and its organisations. Read once
// after sign-in.
import { api, taken } from '../api/client';
import { Resource } from '../api/resource.svelte';
import type { List, Organisation, Procedure } from '../api/types';
import { label } from '../words/words.svelte';

class Knowledge {
    procedure = new Resource<Procedure>(() => taken(api.GET('/procedure')));
    organisations = new Resource<Organisation[]>(async () => (await taken(api.GET('/organisations'))).items);

    load(): void {
        void this.procedure.load();
        void this.organisations.load();
    }

    list(id: string): List['items'] {
        return this.procedure.value?.lists.find((list) => list.id === id)?.items ?? [];
    }

    // The word for an item of a list; its id when the definition no longer has it.
    item(list: string, id: string): string {
        const found = this.list(list).find((item) => item.id === id);
        return found ? label(found.label) : id;
    }

    role(id: string): string {
        const found = this.procedure.value?.roles.find((role) => role.id === id);
        return found ? label(found.label) : id;
    }

    state(id: string): string {
        const found = this.procedure.value?.chart.states.find((state) => state.id === id);
        return found?.label ? label(found.label) : id;
    }

    organisation(id: string): string {
        const found = this.organisations.value?.find((organisation) => organisation.id === id);
        return found ? found.name : id;
    }
}

export const knowledge = new Knowledge();
