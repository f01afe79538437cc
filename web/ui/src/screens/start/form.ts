// What a person fills in to start a dossier: what every dossier has, and the fields of the creation.
import type { Creation, RegisterRequest } from '../../api/types';
import { emptyValues, filled, type Values } from '../../parts/field_values';

export interface StartValues {
    title: string;
    draft_kind: string;
    other: string; // the counterpart, or the committee asked
    code: string;
    received_on: string;
    planned_submission_on: string;
    summary: string;
    file: string;
    data: Values;
}

export const emptyForm = (creation: Creation, receivedOn: string): StartValues => ({
    title: '', draft_kind: '', other: '', code: '', received_on: receivedOn, planned_submission_on: '', summary: '', file: '', data: emptyValues(creation.fields),
});

// A draft that may be left out is there once its file is.
export const hasDraft = (creation: Creation, form: StartValues): boolean => creation.draft === 'required' || form.file !== '';

// Papers that come in have a number, a code and a day of arrival; what the office begins itself has none.
export const comesIn = (creation: Creation, form: StartValues): boolean => creation.numbered || hasDraft(creation, form);

// Several offices are asked for: the Front's committee by those who send something in.
export const otherPart = (creation: Creation): 'host' | 'drafting_body' => (creation.by === 'drafting_body' ? 'host' : 'drafting_body');
export const asksOther = (creation: Creation): boolean => creation.by === 'drafting_body' || creation.counterpart !== 'none';

export function requestOf(procedure: string, creation: Creation, form: StartValues, confirmed: boolean): RegisterRequest {
    const given = (name: 'summary' | 'code' | 'planned_submission_on' | 'draft_kind', asked = true) => (asked && form[name].trim() ? { [name]: form[name].trim() } : {});
    const draft = hasDraft(creation, form);
    const paper = comesIn(creation, form);
    const data = filled(creation.fields, form.data);
    return {
        procedure,
        event: creation.event,
        title: form.title.trim(),
        ...given('draft_kind', draft),
        ...(creation.draft !== 'none' && { drafts: form.file ? [form.file] : [] }),
        ...given('summary'),
        ...given('code', paper),
        ...given('planned_submission_on', draft),
        ...(asksOther(creation) && form.other && { [otherPart(creation)]: form.other }),
        ...(creation.by === 'host' && paper && form.received_on && { received_on: form.received_on }),
        ...(confirmed && { duplicate_confirmed: true }),
        ...(Object.keys(data).length && { data }),
    };
}
