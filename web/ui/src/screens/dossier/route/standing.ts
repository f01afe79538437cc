// How a step of a route stands, and whose name stands at it, in words: said in the same way by the picture,
// the table and the cards.
import type { RouteDecision, RoutePerson, RouteRun, RouteStep } from '../../../api/types';
import { date, dayOf, dueDistance, time } from '../../../format/dates';
import { t, type Word } from '../../../words/words.svelte';

export type StepStanding = 'done' | 'open' | 'late' | 'waiting' | 'stopped';
type Outcome = RouteRun['outcome'];

// Nobody is waited for at a step that was open when its route ended.
export function standingOf(step: RouteStep, outcome: Outcome): StepStanding {
    if (step.status !== 'open') return step.status;
    if (outcome !== 'running') return 'stopped';
    return step.late ? 'late' : 'open';
}

export const standingWord: Record<StepStanding, Word> = { done: 'step_done', open: 'step_open', late: 'step_late', waiting: 'step_waiting', stopped: 'step_stopped' };

// By which decision a route ended without its document being approved.
export function endedBy({ outcome, decisions }: RouteRun): RouteDecision | undefined {
    if (outcome !== 'sent_back' && outcome !== 'refused') return undefined;
    return [...decisions].reverse().find((it) => it.verdict === 'refuse' || (it.verdict === 'send_back' && !it.to_step));
}

// "Trả lại" where the route was sent back, "Đã dừng" where another step was open then.
export function standingWords(step: RouteStep, run: RouteRun): string {
    const standing = standingOf(step, run.outcome);
    const end = standing === 'stopped' ? endedBy(run) : undefined;
    return t(end?.step.id === step.id ? `verdict_${end.verdict}` : standingWord[standing]);
}

// "12/12/2026" where it is done or stopped, "hạn 12/12/2026" while it is still to come.
export function dayWords(step: RouteStep, run: RouteRun): string {
    if (step.status === 'done') return step.done_at ? date(dayOf(step.done_at)) : '';
    if (run.outcome === 'running') return t('dueShort', { day: date(step.due_on) });
    return step.status === 'open' && run.ended_at ? date(dayOf(run.ended_at)) : '';
}

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

export function timing(step: RouteStep, run: RouteRun): string {
    if (step.status === 'done') return step.done_at ? t('doneAt', { at: time(step.done_at) }) : '';
    if (run.outcome !== 'running') return step.status === 'open' && run.ended_at ? t('stoppedAt', { at: time(run.ended_at) }) : '';
    if (step.status === 'open') return `${t('dueShort', { day: date(step.due_on) })}, ${daysLeft(step)}`;
    return `${t('opensAbout', { day: date(step.opens_on) })}, ${t('dueShort', { day: date(step.due_on) })}`;
}

export const reminding = (step: RouteStep): string => (step.reminded_at ? t('remindedAt', { at: time(step.reminded_at) }) : t('neverReminded'));

export const openSteps = (run: RouteRun): RouteStep[] => (run.outcome === 'running' ? run.steps.filter((step) => step.status === 'open') : []);
