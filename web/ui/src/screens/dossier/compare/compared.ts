// The rows of a comparison as the page shows them: which are changes, what is left out between them, and
// the words of one side alone.
import type { ComparedParagraph, ComparedRow } from '../../../api/types';

export const isChange = (row: ComparedRow): boolean => row.trace || row.reworded || !['unchanged', 'edited', 'renumbered'].includes(row.outcome) || (row.outcome === 'renumbered' && row.before?.own_label !== row.after?.own_label);

// What is said to have become of it. Where only what it holds was changed, or renumbered with what holds it,
// nothing has become of its own words.
export const fateOf = (row: ComparedRow): ComparedRow['outcome'] => (isChange(row) ? row.outcome : 'unchanged');

// How many there are of each, as the rows say it; where a provision went to is no second one.
export function countsOf(rows: ComparedRow[]): Map<ComparedRow['outcome'], number> {
    const counts = new Map<ComparedRow['outcome'], number>();
    for (const row of rows) if (!row.trace) counts.set(fateOf(row), (counts.get(fateOf(row)) ?? 0) + 1);
    return counts;
}

// A row, or how many unchanged ones stand between two changes.
export type Shown = { row: ComparedRow; index: number } | { hidden: number; index: number };

export function shownRows(rows: ComparedRow[], onlyChanges: boolean): Shown[] {
    const out: Shown[] = [];
    let hidden = 0;
    rows.forEach((row, index) => {
        if (onlyChanges && !isChange(row)) {
            hidden++;
            return;
        }
        if (hidden) out.push({ hidden, index: index - hidden });
        hidden = 0;
        out.push({ row, index });
    });
    if (hidden) out.push({ hidden, index: rows.length - hidden });
    return out;
}

// Without what only the other side has.
export function sideOf(paragraphs: ComparedParagraph[], side: 'before' | 'after'): ComparedParagraph[] {
    const gone = side === 'before' ? 'added' : 'removed';
    return paragraphs
        .map((paragraph) => ({ ...paragraph, pieces: paragraph.pieces.filter((piece) => piece.fate !== gone) }))
        .filter((paragraph) => paragraph.pieces.length > 0);
}
