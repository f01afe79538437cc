// What is typed into an opinion's form.
export interface OpinionValues {
    quote: string;
    heading: string;
    stance: string;
    text: string;
    proposal: string;
    organisation: string;
    name: string;
    source: string;
}

export const emptyOpinion: OpinionValues = { quote: '', heading: '', stance: '', text: '', proposal: '', organisation: '', name: '', source: '' };
