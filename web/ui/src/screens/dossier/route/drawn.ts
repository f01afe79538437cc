// The steps of a route as they are drawn.
import type { RouteRun, RouteStep } from '../../../api/types';
import { label, t } from '../../../words/words.svelte';
import type { DrawnStep } from './layout';
import { dayWords, isOnBehalf, peopleAt, standingOf, standingWords } from './standing';

const peopleMax = 3;

function wordsOf(step: RouteStep, run: RouteRun): string[] {
    const names = peopleAt(step);
    const shown = names.slice(0, peopleMax);
    if (names.length > shown.length) shown.push(t('andMore', { n: names.length - shown.length }));
    const count = step.quorum > 1 && step.status !== 'done' ? [t('approvedOf', { n: step.approved, all: step.quorum })] : [];
    return [[standingWords(step, run), dayWords(step, run)].filter(Boolean).join(' · '), ...count, ...shown];
}

// Of a run, or as they would be in it. `beside`: the same steps in another picture, of which those that stand differently are marked.
export function drawnSteps(run: RouteRun, steps: RouteStep[] = run.steps, beside: RouteStep[] = steps): DrawnStep[] {
    return steps.map((step) => {
        const other = beside.find((one) => one.id === step.id);
        const words = wordsOf(step, run);
        const changed = other !== step && (!other || other.critical !== step.critical || wordsOf(other, run).join() !== words.join());
        return { id: step.id, after: step.after, title: label(step.label), words, standing: standingOf(step, run.outcome), critical: step.critical, onBehalf: isOnBehalf(step), changed };
    });
}
