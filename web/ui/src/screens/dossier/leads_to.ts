// Where an action leads, read from the chart, so that a person knows what comes of pressing a button.
import type { Offer } from '../../api/types';
import type { ChartOutline } from '../../chart/outline';
import { label } from '../../words/words.svelte';

export function leadsTo(outline: ChartOutline, offer: Offer): string[] {
    const sources = [offer.state, ...outline.around(offer.state)];
    const taken = outline.chart.transitions.filter((one) => one.event === offer.event);
    const near = taken.filter((one) => sources.includes(one.source));
    const names = (near.length ? near : taken).flatMap((one) => one.targets).map((id) => outline.state(id)?.label);
    return [...new Set(names.filter((name) => name != null).map((name) => label(name)))];
}
