// Two days as they are being typed.
import { isDay } from '../../format/dates';
import { focusField } from '../../parts/fields';

export class PeriodForm {
    from = $state('');
    until = $state('');

    constructor(period: { from?: string | null; until?: string | null }) {
        this.from = period.from ?? '';
        this.until = period.until ?? '';
    }

    // null for an open side; nothing when one cannot be read, and the focus is there.
    read(form: string): { from: string | null; until: string | null } | null {
        const name = (['from', 'until'] as const).find((side) => this[side] && !isDay(this[side]));
        if (name) {
            focusField(`${form}-${name}`);
            return null;
        }
        return { from: this.from || null, until: this.until || null };
    }
}
