// The dossiers under way that follow a procedure, by the version each is pinned to.
import { api, taken } from '../../api/client';
import { Resource } from '../../api/resource.svelte';
import type { DossierSummary } from '../../api/types';

export interface Pin {
    hash: string;
    version: string;
    dossiers: DossierSummary[];
}

const pagesMax = 50; // of 200 dossiers each

async function openDossiers(procedure: string): Promise<DossierSummary[]> {
    const found: DossierSummary[] = [];
    let cursor = '';
    for (let page = 0; page < pagesMax; ++page) {
        const query = { procedure, ended: false, limit: 200, cursor: cursor || undefined };
        const got = await taken(api.GET('/dossiers', { params: { query } }));
        found.push(...got.items);
        cursor = got.next_cursor;
        if (!cursor) break;
    }
    return found;
}

export class Pins extends Resource<Pin[]> {
    constructor(procedure: string) {
        super(async () => {
            const pins = new Map<string, Pin>();
            for (const dossier of await openDossiers(procedure)) {
                const { hash, version } = dossier.procedure;
                const pin = pins.get(hash) ?? { hash, version, dossiers: [] };
                pin.dossiers.push(dossier);
                pins.set(hash, pin);
            }
            return [...pins.values()];
        });
    }
}
