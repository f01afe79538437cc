// How the states of an old version are called in the new one, as a person fills it in. What has the same
// id is filled in beforehand and still waits for the person's word.
import type { MigrationRequest, Procedure } from '../../api/types';
import type { ChartState } from '../../chart/outline';
import { label } from '../../words/words.svelte';

export const givenUp = '-';

export interface MappingValues {
    states: Record<string, string>; // a new id, givenUp, or empty: not said yet
    data: Record<string, string>;
    reason: string;
    confirmed: boolean;
}

const same = (ids: string[], known: Set<string>) => Object.fromEntries(ids.map((id) => [id, known.has(id) ? id : '']));

export function proposed(from: Procedure, to: Procedure): MappingValues {
    const states = new Set(to.chart.states.map((state) => state.id));
    const data = new Set(to.data.map((item) => item.id));
    return {
        states: same(from.chart.states.map((state) => state.id), states),
        data: same(from.data.map((item) => item.id), data),
        reason: '',
        confirmed: false,
    };
}

// "Ban đề xuất (Thẩm tra phạm vi)": with the state around it, since names repeat.
export function stateName(state: ChartState, all: ChartState[]): string {
    const around = all.find((one) => one.id === state.parent)?.label;
    const own = state.label ? label(state.label) : state.id;
    return around ? `${own} (${label(around)})` : own;
}

export const unsaid = (values: MappingValues): number => [...Object.values(values.states), ...Object.values(values.data)].filter((to) => to === '').length;

const said = (pairs: Record<string, string>) =>
    Object.fromEntries(Object.entries(pairs).filter(([, to]) => to !== '').map(([from, to]) => [from, to === givenUp ? null : to]));

export function mapOf(from: Procedure, to: Procedure, values: MappingValues): MigrationRequest['map'] {
    return {
        procedure: to.id, from: from.hash, to: to.hash, reason: values.reason.trim(),
        // What the definition does not declare has no name to ask by; the person was told that it keeps its ids.
        same_ids: ['data', 'tasks', 'sends'],
        states: said(values.states), data: said(values.data),
    };
}
