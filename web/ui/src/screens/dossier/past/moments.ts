// Moments as the address of the page names them: "2026-11-23T10:00" in Vietnam, "sk-12" for after event 12.
export type Asked = { time: string } | { event: number };

export const afterEvent = (sequence: number): string => `sk-${sequence}`;

// Null for what names no moment.
export function readMoment(text: string): Asked | null {
    const event = /^sk-(\d{1,9})$/.exec(text);
    if (event) return { event: Number(event[1]) };
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
    const time = new Date(`${text}+07:00`); // Vietnam has had no other time since 1975
    return Number.isNaN(time.getTime()) ? null : { time: time.toISOString() };
}

// As one parameter of the interface.
export const oneParameter = (asked: Asked): string => ('time' in asked ? asked.time : String(asked.event));
