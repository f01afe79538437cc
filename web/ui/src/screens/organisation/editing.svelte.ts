// Editing the directory on one screen: which dialog is open, what was done last, and how to undo it.
import { api, taken } from '../../api/client';
import { Sending } from '../../api/sending.svelte';
import type {
    DirectoryAbsence, DirectoryChange, DirectoryDelegation, DirectoryEdit, DirectoryPeriod, DirectoryPersonRef, Named,
    WrittenOrganisation, WrittenPerson, WrittenPost, WrittenUnit,
} from '../../api/types';
import { inverse } from './edits';

export interface Within {
    organisation?: string;
    unit?: string;
}

// What a dialog is asked for; without what is written something new.
export type Asked =
    | { what: 'absence'; person: DirectoryPersonRef; entry?: DirectoryAbsence }
    | { what: 'delegation'; person: DirectoryPersonRef; entry?: DirectoryDelegation }
    | { what: 'organisation'; written?: WrittenOrganisation; parent?: Named; names?: Named[] }
    | { what: 'unit'; within: Within; place: string; written?: WrittenUnit }
    | { what: 'post'; within: Within; place: string; others: Named[]; written?: WrittenPost }
    | { what: 'person'; written?: WrittenPerson }
    | { what: 'tenure'; post: Named; person?: DirectoryPersonRef; seen?: DirectoryPeriod; words?: string }
    | { what: 'take-back'; edit: DirectoryEdit; words: string; within?: Within };

export class Editing {
    asked = $state.raw<Asked | null>(null);
    done = $state.raw<DirectoryChange | null>(null);
    undo = $state.raw<DirectoryEdit | null>(null);
    readonly sending = new Sending();
    readonly #changed: () => void;

    // `changed` reads the screen anew.
    constructor(changed: () => void) {
        this.#changed = changed;
    }

    close = (): void => {
        this.asked = null;
    };
    finish = (change: DirectoryChange, edit: DirectoryEdit, within?: Within): void => {
        this.asked = null;
        this.done = change;
        this.undo = inverse(edit, within);
        this.#changed();
    };
    // Without a dialog: what says in its own words what it does.
    send = async (edit: DirectoryEdit): Promise<void> => {
        this.done = null;
        const change = await this.sending.send(edit, (body) => taken(api.POST('/directory/edits', { body })));
        if (change) this.finish(change, edit);
    };
}
