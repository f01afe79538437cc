// The dossier on the screen: what was read of it, what may be done, and the one way to do it. Every tab
// takes it from the context, so that all of them show the same revision.
import { createContext } from 'svelte';

import { api, taken } from '../../api/client';
import { Pages } from '../../api/pages.svelte';
import { Refusal } from '../../api/refusal';
import { Resource } from '../../api/resource.svelte';
import type { ClusterList, Command, Dossier, DossierProcedure, Obligations, Offer, Opinion, OpinionCounts, OpinionImport, PlacementItem, PlacementList, Receipt, Recommendation, Review, RouteRun, RouteStep, VersionText } from '../../api/types';
import { pageLimit, wholeList } from '../../api/whole_list';
import { standings, type Standing } from '../../chart/standing';
import { ProcedureWords } from '../../session/procedure_words';

// What a dialog stands open for.
export interface Asked {
    offer: Offer;
    review?: Review;
}

// At which step of which route a decision is being made; both by id, so that what is on the screen is
// always what was read last.
export interface Deciding {
    route: string;
    step: string;
}

// Commands that depend on nothing else of the dossier than what they name themselves.
const loners = new Set<string>(['opinion.give', 'answer.draft', 'answer.import', 'objection.raise']);

export class OpenDossier {
    readonly id: string;
    dossier: Resource<Dossier>;
    procedure: Resource<DossierProcedure>;
    // Of the definition it follows, which need not be the one in use.
    words = $derived.by(() => new ProcedureWords(this.procedure.value?.procedure ?? null));
    // How each state of that definition stands to it.
    standing = $derived.by((): Map<string, Standing> => {
        const { now = [], way = [] } = this.procedure.value ?? {};
        const ended = this.dossier.value?.ended ?? false;
        return standings(this.words.outline, { active: now, passed: way.map((stay) => stay.state), ended });
    });
    opinions: Resource<Opinion[]>;
    counts: Resource<OpinionCounts>;
    recommendations: Resource<Recommendation[]>;
    obligations: Resource<Obligations>;
    routes: Resource<RouteRun[]>;
    placements: Record<PlacementItem['placement']['state'], Pages<PlacementList>>;
    imports: Resource<OpinionImport[]>;
    clusters: Resource<ClusterList>;
    // The last run under each id is the one that goes on; the last of all is shown first.
    run = $derived.by((): RouteRun | undefined => this.routes.value?.at(-1));
    asked = $state.raw<Asked | null>(null);
    deciding = $state.raw<Deciding | null>(null);
    done = $state(''); // what has just been done, for those who cannot see it
    #texts = new Map<number, Resource<VersionText>>();

    constructor(id: string) {
        this.id = id;
        const params = { path: { dossier: id } };
        this.dossier = new Resource(() => taken(api.GET('/dossiers/{dossier}', { params })));
        this.procedure = new Resource(() => taken(api.GET('/dossiers/{dossier}/procedure', { params })));
        this.routes = new Resource(async () => (await taken(api.GET('/dossiers/{dossier}/routes', { params }))).items);
        const placed = (state: PlacementItem['placement']['state']) =>
            new Pages((cursor: string) => taken(api.GET('/dossiers/{dossier}/placements', { params: { ...params, query: { state, cursor: cursor || undefined, limit: 50 } } })));
        this.placements = { waiting: placed('waiting'), confirmed: placed('confirmed'), placed: placed('placed') };
        const paged = (cursor: string) => ({ params: { ...params, query: { cursor: cursor || undefined, limit: pageLimit } } });
        this.obligations = new Resource((soFar) => wholeList((cursor) => taken(api.GET('/dossiers/{dossier}/obligations', paged(cursor))), soFar));
        this.opinions = new Resource(async (soFar) => (await wholeList((cursor) => taken(api.GET('/dossiers/{dossier}/opinions', paged(cursor))), soFar)).items);
        this.counts = new Resource(() => taken(api.GET('/dossiers/{dossier}/opinions/counts', { params })));
        this.imports = new Resource(async () => (await taken(api.GET('/dossiers/{dossier}/opinions/imports', { params }))).items);
        this.clusters = new Resource(() => taken(api.GET('/dossiers/{dossier}/clusters', { params })));
        this.recommendations = new Resource(async () => (await taken(api.GET('/dossiers/{dossier}/recommendations', { params }))).items);
    }

    // A version never changes, so it is read once.
    text(version: number): Resource<VersionText> {
        const known = this.#texts.get(version);
        if (known) return known;
        const params = { path: { dossier: this.id, version } };
        const fresh = new Resource(() => taken(api.GET('/dossiers/{dossier}/versions/{version}', { params })));
        this.#texts.set(version, fresh);
        void fresh.load();
        return fresh;
    }

    // The offer of this event; one that is possible before one that is blocked.
    offer(event: string): Offer | undefined {
        const offers = this.dossier.value?.offers.filter((offer) => offer.event === event) ?? [];
        return offers.find((offer) => offer.blockers.length === 0) ?? offers[0];
    }

    // The open steps of a running route that wait for whoever is signed in.
    get mySteps(): { run: RouteRun; step: RouteStep }[] {
        const running = (this.routes.value ?? []).filter((run) => run.outcome === 'running');
        return running.flatMap((run) => run.steps.filter((step) => step.mine).map((step) => ({ run, step })));
    }

    // The papers that record what was said at a conference.
    get minutes(): Dossier['documents'] {
        return this.dossier.value?.documents.filter((one) => one.document_kind === 'minutes') ?? [];
    }

    may(event: string): boolean {
        return this.offer(event)?.blockers.length === 0;
    }

    // By which event this person may say something: for themselves before for somebody else.
    get opinionEvent(): 'opinion.give' | 'opinion.enter' | null {
        if (this.may('opinion.give')) return 'opinion.give';
        return this.may('opinion.enter') ? 'opinion.enter' : null;
    }

    reload = async (): Promise<void> => {
        const parts = [this.opinions, this.counts, this.recommendations, this.routes, this.obligations, this.imports, this.clusters].filter((part) => part.value !== null || part.refusal);
        const lists = Object.values(this.placements).filter((list) => list.first.value !== null || list.first.refusal);
        await Promise.all([this.dossier.load(), this.procedure.load(), ...parts.map((part) => part.load()), ...lists.map((list) => list.load())]);
    };

    // Sends one command on the revision that is on the screen. After a 412 the newer revision is on the
    // screen, so that sending again is a decision made in sight of it. A reviewer's own opinion depends
    // on nobody else's act: many write at once, and none should have to look at the others first. Drafts
    // of answers say themselves on which state of their recommendation they were written. A decision on
    // a route names the bytes it is about, and a route takes two at once in their order.
    send = async (body: Command, key: string): Promise<Receipt> => {
        const revision = this.dossier.value?.revision ?? 0;
        const alone = loners.has(body.command) || body.command.startsWith('route.');
        const header = { 'Idempotency-Key': key, ...(alone ? {} : { 'If-Match': `"${revision}"` }) };
        try {
            return await taken(api.POST('/dossiers/{dossier}/commands', { params: { path: { dossier: this.id }, header }, body }));
        } catch (error) {
            if (error instanceof Refusal && error.stale) await this.reload();
            throw error;
        }
    };
}

export const [openDossier, setOpenDossier] = createContext<OpenDossier>();
