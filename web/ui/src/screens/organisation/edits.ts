// How an entry or a part is named in an edit: by whose it is and how it was seen; and what would undo an edit.
import type { DirectoryAbsence, DirectoryDelegation, DirectoryEdit, DirectoryPeriod } from '../../api/types';
import { folded } from '../../format/folded';
import { label, t } from '../../words/words.svelte';
import { periodWords } from './days';

export const absenceSeen = ({ person, from, until }: DirectoryAbsence) => ({ person: person.id, seen: { from, until } });

export const delegationSeen = ({ giver, taker, post, from, until }: DirectoryDelegation) => ({
    person: giver.id,
    to: taker.id,
    seen: { from, until },
    ...(post && { post: post.id }),
});

export const absenceWords = (entry: DirectoryAbsence): string => `${t('absenceOf', { name: entry.person.name })} (${periodWords(entry)})`;

export const delegationWords = (entry: DirectoryDelegation): string =>
    `${t('delegationLine', { giver: entry.giver.name, taker: entry.taker.name })} (${periodWords(entry)})`;

export const scopeWords = ({ post, matters }: DirectoryDelegation): string =>
    [post ? label(post.label) : t('everyPost'), matters.length ? matters.map((matter) => label(matter.label)).join(', ') : t('everyMatter')].join(' · ');

// "Ban Dân chủ - Pháp luật" → "ban-dan-chu-phap-luat": what an id may be made of.
export const idOf = (name: string): string => folded(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 64);

const daysOf = ({ from, until }: DirectoryPeriod) => ({ from: from ?? null, until: until ?? null });

// The edit that makes it as it was; null where there is none. Where a part stood is known to whoever removed it.
export function inverse(edit: DirectoryEdit, within?: { organisation?: string; unit?: string }): DirectoryEdit | null {
    switch (edit.edit) {
        case 'absence.add':
            return { edit: 'absence.remove', person: edit.person, seen: daysOf(edit) };
        case 'delegation.add':
            return { edit: 'delegation.remove', person: edit.person, to: edit.to, ...(edit.post && { post: edit.post }), seen: daysOf(edit) };
        case 'tenure.add':
            return { edit: 'tenure.remove', person: edit.person, post: edit.post, seen: daysOf(edit) };
        case 'tenure.change':
            return { ...edit, seen: daysOf(edit), ...daysOf(edit.seen) };
        case 'tenure.remove':
            return edit.seen.from ? { edit: 'tenure.add', person: edit.person, post: edit.post, from: edit.seen.from, until: edit.seen.until ?? null } : null;
        case 'organisation.add':
            return { edit: 'organisation.remove', seen: edit.part };
        case 'unit.add':
            return { edit: 'unit.remove', seen: edit.part };
        case 'post.add':
            return { edit: 'post.remove', seen: edit.part };
        case 'person.add':
            return { edit: 'person.remove', seen: edit.part };
        case 'organisation.change':
            return { ...edit, seen: edit.part, part: edit.seen };
        case 'unit.change':
            return { ...edit, seen: edit.part, part: edit.seen };
        case 'post.change':
            return { ...edit, seen: edit.part, part: edit.seen };
        case 'person.change':
            return { ...edit, seen: edit.part, part: edit.seen };
        case 'organisation.remove':
            return { edit: 'organisation.add', part: edit.seen };
        case 'person.remove':
            return { edit: 'person.add', part: edit.seen };
        case 'unit.remove':
            return within ? { edit: 'unit.add', part: edit.seen, within } : null;
        case 'post.remove':
            return within ? { edit: 'post.add', part: edit.seen, within } : null;
        default:
            return null;
    }
}
