// The interface's shapes under the names the page uses; all generated from schemas/openapi.yaml.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type Calendar = Schemas['Calendar'];
export type CalendarChange = Schemas['CalendarChange'];
export type CalendarDay = Schemas['CalendarDays'][number];
export type CalendarSummary = Schemas['CalendarSummary'];
export type Chart = Schemas['Chart'];
export type Command = Schemas['Command'];
export type Creation = Schemas['Creation'];
export type Counts = Schemas['Counts'];
export type Dossier = Schemas['Dossier'];
export type DossierData = Dossier['data'][number];
export type DossierDocument = Dossier['documents'][number];
export type DossierProcedure = Schemas['DossierProcedure'];
export type DossierSummary = Schemas['DossierSummary'];
export type DraftVersion = Dossier['versions'][number];
export type DueExplanation = Schemas['DueExplanation'];
export type Field = Schemas['Field'];
export type FieldProblem = Schemas['FieldProblem'];
export type FileRef = Schemas['FileRef'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type InboxItem = Schemas['InboxItem'];
export type Label = Schemas['Label'];
export type Ledger = Schemas['Ledger'];
export type List = Schemas['List'];
export type Named = Schemas['Named'];
export type Offer = Schemas['Offer'];
export type Opinion = Schemas['Opinion'];
export type Organisation = Schemas['Organisation'];
export type OrganisationKind = Organisation['kind'];
export type Outline = Schemas['Outline'];
export type Problem = Schemas['Problem'];
export type Procedure = Schemas['Procedure'];
export type ProcedureRef = Schemas['ProcedureRef'];
export type ProcedureSummary = Schemas['ProcedureSummary'];
export type Provision = Schemas['Provision'];
export type Receipt = Schemas['Receipt'];
export type Recommendation = Schemas['Recommendation'];
export type RegisterBook = Schemas['RegisterBook'];
export type RegisterRequest = Schemas['RegisterRequest'];
export type Review = Dossier['reviews'][number];
export type Session = Schemas['Session'];
export type SessionInfo = Schemas['SessionInfo'];
export type StateNow = Schemas['StateNow'];
export type Task = Schemas['Task'];
export type UploadedFile = Schemas['UploadedFile'];
export type VersionText = Schemas['VersionText'];

// Of the check.
export interface Finding {
    rule: string;
    severity: 'error' | 'warning' | 'note';
    file: string;
    line: number;
    state: string;
    event: string;
    text: Label;
    hint: Label;
}
