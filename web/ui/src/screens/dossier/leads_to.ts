// Where an action leads, read from the chart, so that a person knows what comes of pressing a button.
import type { Chart, Offer } from '../../api/types';
import { label } from '../../words/words.svelte';

export function leadsTo(chart: Chart | undefined, offer: Offer): string[] {
    if (!chart) return [];
    const state = (id: string) => chart.states.find((one) => one.id === id);
    const sources: string[] = [];
    for (let id = offer.state; id; id = state(id)?.parent ?? '') sources.push(id);
    const taken = chart.transitions.filter((one) => one.event === offer.event);
    const near = taken.filter((one) => sources.includes(one.source));
    const names = (near.length ? near : taken).flatMap((one) => one.targets).map((id) => state(id)?.label);
    return [...new Set(names.filter((name) => name != null).map((name) => label(name)))];
}
