// Folds the noise: a run of events by one person that move the dossier nowhere becomes one line.
import type { HistoryEntry } from '../../../api/types';

// What was done, for the filter: steps of the procedure are told apart by their event.
export const workOf = (event: HistoryEntry): string => (event.event ? `${event.act}:${event.event}` : event.act);

const small = (event: HistoryEntry): boolean => event.from.length === 0 && event.to.length === 0;

export function folds(events: HistoryEntry[], folded: boolean): HistoryEntry[][] {
    if (!folded) return events.map((event) => [event]);
    const runs: HistoryEntry[][] = [];
    for (const event of events) {
        const last = runs.at(-1);
        const before = last?.at(-1);
        if (last && before && small(event) && small(before) && before.actor.id === event.actor.id) last.push(event);
        else runs.push([event]);
    }
    return runs.flatMap((run) => (run.length > 2 ? [run] : run.map((event) => [event])));
}
