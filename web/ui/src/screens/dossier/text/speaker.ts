// Who an opinion is from, in one line.
import type { Opinion } from '../../../api/types';
import { bodyName } from '../../../words/words.svelte';

export function speaker(opinion: Opinion): string {
    const { organisation, name } = opinion.said_by;
    return [organisation ? bodyName(organisation) : '', name].filter(Boolean).join(', ') || opinion.entered_by.name;
}
