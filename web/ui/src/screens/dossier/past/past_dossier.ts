// A dossier as it was, for the parts that show a dossier: everything is there already, and since nothing is
// offered, nothing can be done.
import type { DossierAt } from '../../../api/types';
import { OpenDossier } from '../open_dossier.svelte';

export function pastDossier(then: DossierAt): OpenDossier {
    const open = new OpenDossier(then.dossier.id);
    open.dossier.value = then.dossier;
    open.procedure.value = then.procedure;
    open.routes.value = then.routes;
    return open;
}
