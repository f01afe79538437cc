// The words of one definition: its lists, roles and states by id. A dossier takes them from the
// definition it is pinned to, so that what it was begun with keeps its names.
import type { List, Procedure } from '../api/types';
import { ChartOutline } from '../chart/outline';
import { label } from '../words/words.svelte';

export class ProcedureWords {
    readonly outline: ChartOutline;

    // Without a definition, which may not be read yet, every id stands for itself.
    constructor(readonly procedure: Procedure | null) {
        this.outline = new ChartOutline(procedure?.chart ?? { states: [], transitions: [] });
    }

    list(id: string): List['items'] {
        return this.procedure?.lists.find((list) => list.id === id)?.items ?? [];
    }

    // What the list itself is called; `otherwise` while the definition is not read.
    listName(id: string, otherwise: string): string {
        const found = this.procedure?.lists.find((list) => list.id === id);
        return found ? label(found.label) : otherwise;
    }

    // The word for an item of a list; its id when the definition has no such item.
    item(list: string, id: string): string {
        const found = this.list(list).find((item) => item.id === id);
        return found ? label(found.label) : id;
    }

    state(id: string): string {
        const found = this.outline.state(id)?.label;
        return found ? label(found) : id;
    }
}
