// What is typed into an opinion's form.
export interface OpinionValues {
    quote: string;
    start: number; // where the quoted words are selected; equal to end: not known
    end: number;
    prefix: string;
    suffix: string;
    heading: string;
    stance: string;
    text: string;
    proposal: string;
    organisation: string;
    name: string;
    source: string;
    minutes: string;
    attachments: { hash: string; name: string }[];
}

export const nothingChosen = { quote: '', start: 0, end: 0, prefix: '', suffix: '' };

export const emptyOpinion: OpinionValues = {
    ...nothingChosen, heading: '', stance: '', text: '', proposal: '', organisation: '', name: '', source: '', minutes: '', attachments: [],
};
