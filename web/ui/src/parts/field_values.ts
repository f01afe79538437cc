// The values of a definition's fields while they are filled in, and as they are sent.
import type { Field } from '../api/types';

export type Value = string | boolean;
export type Values = Record<string, Value>;

export const emptyValues = (fields: Field[]): Values => Object.fromEntries(fields.map((field) => [field.id, field.type === 'flag' ? false : '']));

// What was filled in; a number that is none is sent as it was typed, so that the server says what is wrong.
export function filled(fields: Field[], values: Values): Record<string, string | boolean | number> {
    const sent: Record<string, string | boolean | number> = {};
    for (const field of fields) {
        const value = values[field.id];
        if (value === undefined || value === '') continue;
        const digits = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim());
        sent[field.id] = field.type === 'number' && digits ? Number(value) : value;
    }
    return sent;
}
