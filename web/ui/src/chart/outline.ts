// A chart as a tree: who stands in whom, in the order of the document.
import type { Chart } from '../api/types';

export type ChartState = Chart['states'][number];

export class ChartOutline {
    readonly #byId: Map<string, ChartState>;
    readonly #order: Map<string, number>;
    readonly #children = new Map<string, ChartState[]>();

    constructor(readonly chart: Chart) {
        this.#byId = new Map(chart.states.map((state) => [state.id, state]));
        this.#order = new Map(chart.states.map((state, index) => [state.id, index]));
        for (const state of chart.states) this.#children.set(state.parent, [...(this.#children.get(state.parent) ?? []), state]);
    }

    state(id: string): ChartState | undefined {
        return this.#byId.get(id);
    }

    // The states right inside; of '' those at the top.
    children(id: string): ChartState[] {
        return this.#children.get(id) ?? [];
    }

    // The states around this one, innermost first.
    around(id: string): string[] {
        const parent = this.#byId.get(id)?.parent;
        return parent ? [parent, ...this.around(parent)] : [];
    }

    order(id: string): number {
        return this.#order.get(id) ?? -1;
    }

    // A state without a name that is left at once: it only asks a question of the data.
    isChoice(state: ChartState): boolean {
        return state.kind === 'atomic' && !state.label;
    }
}
