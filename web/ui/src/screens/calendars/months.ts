// A year as its twelve months, weeks from Monday on, each day with what the calendar says of it.
import type { CalendarDay } from '../../api/types';

export interface Day {
    iso: string;
    number: number;
    weekend: boolean;
    entry: CalendarDay | null;
}

export interface Month {
    number: number;
    weeks: (Day | null)[][];
    entries: CalendarDay[]; // those that touch this month
}

const iso = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

function monthOf(year: number, month: number, entries: CalendarDay[]): Month {
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7; // Monday is 0
    const cells: (Day | null)[] = Array<null>(first).fill(null);
    for (let number = 1; number <= days; ++number) {
        const day = iso(year, month, number);
        const entry = entries.find((one) => one.first <= day && day <= one.last) ?? null;
        cells.push({ iso: day, number, weekend: (first + number - 1) % 7 > 4, entry });
    }
    while (cells.length % 7) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
    const [from, until] = [iso(year, month, 1), iso(year, month, days)];
    return { number: month, weeks, entries: entries.filter((one) => one.first <= until && one.last >= from) };
}

export function monthsOf(year: number, entries: CalendarDay[]): Month[] {
    return Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1, entries));
}

// How many days the calendar takes from work, and gives to it.
export function counted(days: CalendarDay[]): { off: number; working: number } {
    const length = (day: CalendarDay) => Math.round((Date.parse(day.last) - Date.parse(day.first)) / 86_400_000) + 1;
    const sum = (kept: CalendarDay[]) => kept.reduce((total, day) => total + length(day), 0);
    return { off: sum(days.filter((day) => day.kind !== 'working-day')), working: sum(days.filter((day) => day.kind === 'working-day')) };
}

// From the first year known to the last, this one and the next two among them, so that a gap is seen.
export function yearsShown(known: number[], thisYear: number, asked: number): number[] {
    const all = [...known, thisYear, thisYear + 2, asked];
    const first = Math.max(Math.min(...all), asked - 20);
    const last = Math.min(Math.max(...all), first + 40);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
