// How a step of a route stands, and whose name stands at it, in words: said in the same way by the picture,
// the table and the cards.
import type { RouteDecision, RoutePerson, RouteRun, RouteStep } from '../../../api/types';
import { date, dueDistance, time } from '../../../format/dates';
import { t, type Word } from '../../../words/words.svelte';

export type StepStanding = 'done' | 'open' | 'late' | 'waiting';

export function standingOf(step: RouteStep): StepStanding {
    if (step.status === 'open' && step.late) return 'late';
    return step.status;
}

export const standingWord: Record<StepStanding, Word> = { done: 'step_done', open: 'step_open', late: 'step_late', waiting: 'step_waiting' };

// "Nguyễn A", or "Trần B, thay Nguyễn A".
function acting(who: RoutePerson, holder: RoutePerson | null, chain: RoutePerson[]): string {
    return holder && chain.length ? t('onBehalf', { who: who.name, holder: holder.name }) : who.name;
}

export const decider = (it: RouteDecision): string => acting(it.person, it.holder, it.chain);

// Whoever has approved, then whoever is waited for, or will be asked.
export function peopleAt(step: RouteStep): string[] {
    const approved = step.approvals.map(decider);
    if (step.status === 'done') return approved;
    if (step.status === 'open') {
        const waits = step.waits_for.map((it) => (it.for_advice ? t('forAdvice', { who: it.person.name }) : acting(it.person, it.holder, it.chain)));
        return [...approved.map((who) => `✓ ${who}`), ...waits];
    }
    return step.seats.map((seat) => (seat.asked ? acting(seat.asked, seat.holder, seat.chain) : t('awayNobody', { who: seat.holder.name })));
}

// Somebody acts for somebody else here.
export function isOnBehalf(step: RouteStep): boolean {
    if (step.status === 'done') return step.approvals.some((it) => it.chain.length > 0);
    if (step.status === 'open') return step.waits_for.some((it) => it.chain.length > 0);
    return step.seats.some((seat) => seat.asked !== null && seat.chain.length > 0);
}

// Of an open step.
export const daysLeft = (step: RouteStep): string => (step.working_days_left === null ? '' : dueDistance(step.due_on, step.working_days_left));

export function timing(step: RouteStep): string {
    if (step.status === 'done') return step.done_at ? t('doneAt', { at: time(step.done_at) }) : '';
    if (step.status === 'open') return `${t('dueShort', { day: date(step.due_on) })}, ${daysLeft(step)}`;
    return `${t('opensAbout', { day: date(step.opens_on) })}, ${t('dueShort', { day: date(step.due_on) })}`;
}

export const reminding = (step: RouteStep): string => (step.reminded_at ? t('remindedAt', { at: time(step.reminded_at) }) : t('neverReminded'));

export const openSteps = (run: RouteRun): RouteStep[] => (run.outcome === 'running' ? run.steps.filter((step) => step.status === 'open') : []);
