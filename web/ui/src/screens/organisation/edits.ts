// How an entry is named in an edit: by whose it is and by its days as they were seen.
import type { DirectoryAbsence, DirectoryDelegation } from '../../api/types';
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
