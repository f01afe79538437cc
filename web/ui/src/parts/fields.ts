// How a problem's JSON pointer finds its field on the page: "/data/said_by/name" in the form "opinion"
// is the element "opinion-said_by-name".
import type { Refusal } from '../api/refusal';
import { sentence } from '../words/words.svelte';

export function fieldId(form: string, pointer: string): string {
    return `${form}-${pointer.replace(/^\/(data\/)?/, '').replaceAll('/', '-')}`;
}

export function fieldProblem(refusal: Refusal | null, form: string, name: string): string {
    const found = refusal?.problem.fields?.find((field) => fieldId(form, field.pointer) === `${form}-${name}`);
    return found ? sentence({ ...refusal!.problem, detail: found.vi, detail_en: found.en }) : '';
}

export function focusField(id: string): void {
    const element = document.getElementById(id);
    const target = element?.matches('input,textarea,select,button') ? element : element?.querySelector<HTMLElement>('input,textarea,select,button');
    (target ?? element)?.focus();
    element?.scrollIntoView({ block: 'center' });
}
