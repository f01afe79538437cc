// What a person fills in to start a dossier.
export interface DraftForm {
    title: string;
    draft_kind: string;
    drafting_body: string;
    host: string;
    code: string;
    received_on: string;
    planned_submission_on: string;
    summary: string;
    file: string;
}

export const emptyForm = (receivedOn: string): DraftForm => ({
    title: '', draft_kind: '', drafting_body: '', host: '', code: '', received_on: receivedOn, planned_submission_on: '', summary: '', file: '',
});
