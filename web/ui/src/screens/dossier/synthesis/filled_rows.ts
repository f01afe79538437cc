// The rows of a filled table on their way to be imported: what the person has chosen for each.
import type { FilledRow } from '../../../api/types';

export interface Chosen {
    row: FilledRow;
    take: boolean; // from the file; otherwise what is here stays
    disposition: string;
    text: string;
}

// What no choice can mend: there is nothing to write it to.
const hopeless = new Set(['unknown_key', 'repeated_key', 'accepted_already']);

export const canTake = (row: FilledRow): boolean => row.recommendation !== '' && row.changed && !row.troubles.some((trouble) => hopeless.has(trouble.id));

// What is new and untroubled is taken; whatever has to be looked at stays as it is until someone has.
export const chosenAtFirst = (row: FilledRow): Chosen => ({
    row,
    take: canTake(row) && row.troubles.length === 0,
    disposition: row.theirs.disposition,
    text: row.theirs.text,
});
