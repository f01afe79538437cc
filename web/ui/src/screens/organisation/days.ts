// The day a screen of the directory is about, kept in the address, and periods in words.
import { date, today } from '../../format/dates';
import { router } from '../../shell/router.svelte';
import { t } from '../../words/words.svelte';

// yyyy-MM-dd; empty for today.
export function dayAsked(): string {
    const asked = router.query.get('ngay') ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked !== today() ? asked : '';
}

export interface Period {
    from: string | null;
    until: string | null;
}

export function periodWords({ from, until }: Period): string {
    if (from && until) return from === until ? t('onlyDay', { day: date(from) }) : t('fromUntil', { from: date(from), until: date(until) });
    if (from) return t('periodFrom', { day: date(from) });
    return until ? t('periodUntil', { day: date(until) }) : t('alwaysSo');
}
