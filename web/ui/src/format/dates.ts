// Dates and times as people here read them: dd/MM/yyyy with the weekday, in Asia/Ho_Chi_Minh, whatever
// the clock of the computer is set to.
import { language, t } from '../words/words.svelte';

const zone = 'Asia/Ho_Chi_Minh';

function parts(instant: string): Record<string, string> {
    const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
    });
    return Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
}

function weekdayOf(year: number, month: number, day: number): string {
    const names = language.now === 'vi'
        ? ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
        : ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    return names[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
}

// "2026-11-23" → "23/11/2026"
export function date(iso: string): string {
    const [year, month, day] = iso.slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
}

// "2026-11-23" → "Thứ Hai 23/11/2026"
export function dateWithWeekday(iso: string): string {
    const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
    return `${weekdayOf(year ?? 0, month ?? 1, day ?? 1)} ${date(iso)}`;
}

// The civil date of an instant, as yyyy-MM-dd.
export function dayOf(instant: string): string {
    const { year, month, day } = parts(instant);
    return `${year}-${month}-${day}`;
}

export const today = (): string => dayOf(new Date().toISOString());

// "Thứ Hai 23/11/2026, 14:05"
export function time(instant: string): string {
    const { hour, minute } = parts(instant);
    return `${dateWithWeekday(dayOf(instant))}, ${hour}:${minute}`;
}

// "Thứ Hai 23/11/2026, 14:05:09"
export function timeToTheSecond(instant: string): string {
    return `${time(instant)}:${parts(instant).second}`;
}

export function clock(instant: string): string {
    const { hour, minute } = parts(instant);
    return `${hour}:${minute}`;
}

// How far a day is that is being typed, in calendar days: "còn 2 ngày", "hôm nay", "quá hạn 3 ngày".
export function distance(daysLeft: number): string {
    if (daysLeft === 0) return t('dueToday');
    return daysLeft > 0 ? t('daysLeft', { n: daysLeft }) : t('daysOver', { n: -daysLeft });
}

// How far a due date is, in working days of the office's calendar, as the server counts them: "còn 2 ngày làm
// việc", "quá 1 ngày làm việc".
export function dueDistance(on: string, workingDaysLeft: number): string {
    if (on.slice(0, 10) === today()) return t('dueToday');
    if (workingDaysLeft > 0) return t('workingDaysLeft', { n: workingDaysLeft });
    return workingDaysLeft < 0 ? t('workingDaysOver', { n: -workingDaysLeft }) : t(on.slice(0, 10) < today() ? 'overOnDayOff' : 'noWorkingDayLeft');
}

export function daysUntil(iso: string): number {
    return Math.round((Date.parse(iso.slice(0, 10)) - Date.parse(today())) / 86_400_000);
}

// Whether this is a date as the server takes it, and not what somebody typed in place of one.
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

// Whether each is a day or not given: what is half typed is no day yet and changes nothing.
export const areDays = (...days: string[]): boolean => days.every((day) => !day || isDay(day));

// What a person types, "5/1/2026" or "05012026", as yyyy-MM-dd; null when it is no date.
export function readDate(typed: string): string | null {
    const found = /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})\s*$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim());
    if (!found) return null;
    const [day, month, year] = found.slice(1).map(Number) as [number, number, number];
    const real = new Date(Date.UTC(year, month - 1, day));
    const exists = real.getUTCDate() === day && real.getUTCMonth() === month - 1;
    return exists ? real.toISOString().slice(0, 10) : null;
}
