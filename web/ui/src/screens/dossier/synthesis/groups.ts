// The synthesis table's rows: recommendations by provision in the order of the text, "Vấn đề khác" last.
import type { Opinion, Recommendation } from '../../../api/types';

export interface Group {
    eid: string;
    label: string;
    recommendations: Recommendation[];
}

export function groupsOf(recommendations: Recommendation[]): Group[] {
    const groups = new Map<string, Group>();
    for (const recommendation of recommendations.filter((one) => !one.dropped)) {
        const { eid, label } = recommendation.provision;
        const group = groups.get(eid) ?? { eid, label, recommendations: [] };
        group.recommendations.push(recommendation);
        groups.set(eid, group);
    }
    const other = groups.get('');
    return [...[...groups.values()].filter((group) => group !== other), ...(other ? [other] : [])];
}

export const looseOf = (opinions: Opinion[]): Opinion[] => opinions.filter((one) => one.status === 'open' && one.recommendation === '');
