// The steps of a route as they are drawn.
import type { RouteStep } from '../../../api/types';
import { date } from '../../../format/dates';
import { label, t } from '../../../words/words.svelte';
import type { DrawnStep } from './layout';
import { isOnBehalf, peopleAt, standingOf, standingWord } from './standing';

const peopleMax = 3;

function wordsOf(step: RouteStep): string[] {
    const names = peopleAt(step);
    const shown = names.slice(0, peopleMax);
    if (names.length > shown.length) shown.push(t('andMore', { n: names.length - shown.length }));
    const standing = t(standingWord[standingOf(step)]);
    const day = step.status === 'done' ? (step.done_at ? ` · ${date(step.done_at)}` : '') : ` · ${t('dueShort', { day: date(step.due_on) })}`;
    const count = step.quorum > 1 && step.status !== 'done' ? [t('approvedOf', { n: step.approved, all: step.quorum })] : [];
    return [standing + day, ...count, ...shown];
}

// `beside`: the same steps in another picture, of which those that stand differently are marked.
export function drawnSteps(steps: RouteStep[], beside: RouteStep[] = steps): DrawnStep[] {
    return steps.map((step) => {
        const other = beside.find((one) => one.id === step.id);
        const words = wordsOf(step);
        const changed = other !== step && (!other || other.critical !== step.critical || wordsOf(other).join() !== words.join());
        return { id: step.id, after: step.after, title: label(step.label), words, standing: standingOf(step), critical: step.critical, onBehalf: isOnBehalf(step), changed };
    });
}
