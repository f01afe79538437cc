// A version's tree as the rows of the reading column, each with how people cite it.
import type { Opinion, Outline, Provision } from '../../../api/types';

export interface Row {
    provision: Provision;
    depth: number; // 0 for what a reader sees as a headline, then deeper
    citation: string; // "Điểm đ khoản 2 Điều 5"
    article: string; // eid of the điều it belongs to, or of itself
}

const structural = new Set<Provision['kind']>(['part', 'chapter', 'section', 'subsection', 'article', 'annex']);
export const isHeadline = (provision: Provision): boolean => structural.has(provision.kind);

// "Điểm đ" inside "khoản 2 Điều 5": the smallest first, as the law is cited.
function cite(provision: Provision, above: string): string {
    if (!provision.label) return above;
    if (provision.kind !== 'clause' && provision.kind !== 'point') return provision.label;
    const place = above.startsWith('Khoản') ? above.replace('Khoản', 'khoản') : above;
    return place ? `${provision.label} ${place}` : provision.label;
}

// What stands for the whole draft, or for the matter where there is no draft.
export const wholeMatter = (name: string): Row => ({
    provision: { id: '', eid: '', kind: 'block', number: '', label: name, heading: '', text: '', children: [] },
    depth: 0, citation: name, article: '',
});

export function rowsOf(outline: Outline): Row[] {
    const rows: Row[] = [];
    const walk = (provision: Provision, depth: number, above: string, article: string) => {
        const citation = cite(provision, above);
        const own = isHeadline(provision) ? provision.eid : article || provision.eid;
        rows.push({ provision, depth, citation, article: own });
        const inner = provision.kind === 'article' || !isHeadline(provision) ? depth + 1 : depth;
        for (const child of provision.children) walk(child, inner, citation, own);
    };
    for (const provision of outline.provisions) walk(provision, 0, '', '');
    return rows;
}

// An opinion in the version that is read, with what it was before it was placed there.
export interface StandingOpinion extends Opinion {
    given?: Opinion;
}

export function byProvision(opinions: Opinion[]): Map<string, Opinion[]> {
    const found = new Map<string, Opinion[]>();
    for (const opinion of opinions) {
        const list = found.get(opinion.provision.eid) ?? [];
        list.push(opinion);
        found.set(opinion.provision.eid, list);
    }
    return found;
}

// How many opinions stand on each headline, its khoản and điểm included.
export function countsByHeadline(rows: Row[], opinions: Map<string, Opinion[]>): Map<string, number> {
    const counts = new Map<string, number>();
    for (const row of rows) {
        const here = opinions.get(row.provision.eid)?.length ?? 0;
        if (here) counts.set(row.article, (counts.get(row.article) ?? 0) + here);
    }
    return counts;
}

export const opinionForm = (version: number, eid: string): string => `opinion:${version}:${eid}`;
