// Two days as they are being typed.
import { focusField } from '../../parts/fields';

export class PeriodForm {
    from = $state('');
    until = $state('');
    unreadable = $state({ from: false, until: false });
    tried = $state(false);

    constructor(period: { from?: string | null; until?: string | null }) {
        this.from = period.from ?? '';
        this.until = period.until ?? '';
    }

    // null for an open side; nothing when one cannot be read, and the focus is there.
    read(form: string): { from: string | null; until: string | null } | null {
        this.tried = true;
        const name = this.unreadable.from ? 'from' : this.unreadable.until ? 'until' : '';
        if (name) {
            focusField(`${form}-${name}`);
            return null;
        }
        return { from: this.from || null, until: this.until || null };
    }
}
