// The words a person selects in a provision, and where opinions marked words: positions are code points
// of the provision's own text, as in the interface (W3C Web Annotation selectors).
import type { Opinion, Selectors } from '../../../api/types';

export interface Chosen {
    eid: string;
    quote: string;
    start: number;
    end: number; // equal to start: the place is not known
    prefix: string;
    suffix: string;
}

const around = 32; // code points kept before and behind

// The paragraph that a place in the page belongs to, and how far into the provision's text it is.
function offsetOf(node: Node, offset: number): number | null {
    const element = node instanceof Element ? node : node.parentElement;
    const paragraph = element?.closest<HTMLElement>('[data-from]');
    if (!paragraph) return null;
    const before = document.createRange();
    before.selectNodeContents(paragraph);
    before.setEnd(node, offset);
    const lead = Number(paragraph.dataset['lead'] ?? 0); // the "1. " that stands before the text
    return Number(paragraph.dataset['from']) + Math.max(0, [...before.toString()].length - lead);
}

// What is selected within one provision; null when nothing is, or more than one is touched.
export function chosenWords(selection: Selection | null, textOf: (eid: string) => string): Chosen | null {
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const shown = selection?.toString().trim() ?? '';
    const place = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-words]')?.dataset['words'];
    if (!range || !shown) return null;
    const eid = place(range.startContainer);
    if (eid === undefined || eid !== place(range.endContainer)) return null;
    const loose = { eid, quote: shown, start: 0, end: 0, prefix: '', suffix: '' };
    const from = offsetOf(range.startContainer, range.startOffset);
    const to = offsetOf(range.endContainer, range.endOffset);
    if (from === null || to === null || to <= from) return loose; // in a heading or a table
    const text = [...textOf(eid)];
    const words = text.slice(from, to).join('');
    const quote = words.trim();
    if (!quote) return loose;
    const start = from + [...words.slice(0, words.length - words.trimStart().length)].length;
    const end = start + [...quote].length;
    return { eid, quote, start, end, prefix: text.slice(Math.max(0, start - around), start).join(''), suffix: text.slice(end, end + around).join('') };
}

export function selectorsOf(chosen: { quote: string; start: number; end: number; prefix: string; suffix: string }): Selectors {
    if (!chosen.quote) return [];
    const { quote, start, end, prefix, suffix } = chosen;
    const words = { type: 'TextQuoteSelector' as const, exact: quote, ...(prefix && { prefix }), ...(suffix && { suffix }) };
    return end > start ? [words, { type: 'TextPositionSelector' as const, start, end }] : [words];
}

export interface Mark {
    start: number;
    end: number;
    codes: string; // of the opinions on these words
}

// Which stretches of a provision's text opinions are on: cut where one begins or ends.
export function marksOf(opinions: Opinion[]): Mark[] {
    const said = opinions.filter((one) => one.status !== 'withdrawn').flatMap((one) =>
        one.selector.flatMap((selector) => (selector.type === 'TextPositionSelector' ? [{ start: selector.start, end: selector.end, code: one.code }] : [])));
    const cuts = [...new Set(said.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
    return cuts.slice(1).flatMap((end, index) => {
        const start = cuts[index]!;
        const codes = said.filter((one) => one.start <= start && one.end >= end).map((one) => one.code);
        return codes.length ? [{ start, end, codes: codes.join(', ') }] : [];
    });
}

export interface Piece {
    text: string;
    codes: string; // empty where nobody marked it
}

// A paragraph that begins `from` code points into the text, in pieces.
export function piecesOf(paragraph: string, from: number, marks: Mark[]): Piece[] {
    const letters = [...paragraph];
    const pieces: Piece[] = [];
    let at = 0;
    for (const mark of marks) {
        const start = Math.max(0, mark.start - from);
        const end = Math.min(letters.length, mark.end - from);
        if (end <= start) continue;
        if (start > at) pieces.push({ text: letters.slice(at, start).join(''), codes: '' });
        pieces.push({ text: letters.slice(start, end).join(''), codes: mark.codes });
        at = end;
    }
    if (at < letters.length) pieces.push({ text: letters.slice(at).join(''), codes: '' });
    return pieces;
}
