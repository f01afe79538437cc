// The page's words, Vietnamese first and English beside them, and which of the two is shown.
import type { Label, Problem } from '../api/types';
import { answerWords } from './answers';
import { calendarWords } from './calendars';
import { dossierWords } from './dossier';
import { generalWords } from './general';
import { momentWords } from './moments';
import { officeWords } from './office';
import { opinionWords } from './opinions';
import { organisationWords } from './organisation';
import { paperWords } from './papers';
import { procedureWords } from './procedures';
import { proofWords } from './proof';
import { routeWords } from './routes';
import { searchWords } from './search';
import { versionWords } from './versions';
import { workWords } from './work';

const lists = [
    generalWords, dossierWords, workWords, officeWords, procedureWords, calendarWords, organisationWords, routeWords, answerWords, paperWords,
    searchWords, opinionWords, versionWords, proofWords, momentWords,
] as const;

type Keys<List> = List extends unknown ? keyof List : never;
type Twice<Lists> = Lists extends readonly [infer First, ...infer Rest] ? (keyof First & Keys<Rest[number]>) | Twice<Rest> : never;
type Nothing<Key extends never> = Key;
export type WordsTwice = Nothing<Twice<typeof lists>>; // of two words of one name the first would be lost

type Joined<Lists> = Lists extends readonly [infer First, ...infer Rest] ? First & Joined<Rest> : unknown;
const words = Object.assign({}, ...lists) as Joined<typeof lists>;

export type Word = keyof typeof words;
export type Language = 'vi' | 'en';

const kept = 'phanbien.language';

class LanguageHolder {
    now = $state<Language>(localStorage.getItem(kept) === 'en' ? 'en' : 'vi');

    choose(next: Language): void {
        this.now = next;
        localStorage.setItem(kept, next);
    }
}

export const language = new LanguageHolder();

// The words for `key`, with {name} filled in from `values`.
export function t(key: Word, values: Record<string, string | number> = {}): string {
    const [vi, en] = words[key];
    const text: string = language.now === 'vi' ? vi : en;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function label(words: Label): string {
    return (language.now === 'vi' ? words.vi : words.en) || words.vi;
}

export function sentence(problem: Problem): string {
    return language.now === 'vi' ? problem.detail : problem.detail_en || problem.detail;
}

export function bodyName(organisation: { name: string; name_en: string }): string {
    return language.now === 'vi' ? organisation.name : organisation.name_en || organisation.name;
}
