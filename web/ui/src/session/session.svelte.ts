// Who is signed in. Knows nothing of the client that uses it: it speaks to /session by itself. Several tabs of
// one browser share its session: what one of them does to it, the others must notice.
import { busy } from '../api/busy.svelte';
import { patiently, pauseOfResponse } from '../api/patience';
import { offline, Refusal, refusalFrom } from '../api/refusal';
import type { Account, Session } from '../api/types';

export type Standing = 'unknown' | 'setup' | 'signed-out' | 'signed-in';

const address = '/api/v1/session';
const here = 'phanbien.account'; // who signed in last in this browser and when, for its other tabs
const lastHere = (): string => localStorage.getItem(here)?.split(' ')[0] ?? '';
const asked = (path: string) => patiently(() => fetch(path), pauseOfResponse, busy);

class SessionHolder {
    standing = $state<Standing>('unknown');
    account = $state.raw<Account | null>(null);
    // Who signed in meanwhile, in another tab of this browser; nothing of the one before may stay on the screen.
    successor = $state.raw<Account | null>(null);
    csrf = '';
    // The server writes nothing.
    readOnly = $state(false);
    // Set while a sign-in dialog must stand over the page.
    expired = $state(false);
    unreachable = $state(false);
    #waiting: ((again: boolean) => void)[] = [];

    constructor() {
        addEventListener('storage', (event) => event.key === here && this.#look(this.expired));
        addEventListener('pageshow', () => this.#look());
        document.addEventListener('visibilitychange', () => this.#look());
    }

    async start(): Promise<void> {
        this.unreachable = false;
        try {
            const answer = await asked(address);
            if (answer.ok) return this.#enter((await answer.json()) as Session);
            if (answer.status >= 500) throw new TypeError('server is not well');
            const setup = await asked('/api/v1/setup');
            const needed = setup.ok && ((await setup.json()) as { needed: boolean }).needed;
            this.standing = needed ? 'setup' : 'signed-out';
        } catch {
            this.unreachable = true;
        }
    }

    async signIn(username: string, password: string): Promise<void> {
        const answer = await this.#call('POST', { username, password });
        const opened = (await answer.json()) as Session;
        const other = this.account !== null && this.account.id !== opened.account.id;
        this.#enter(opened);
        this.#tell();
        // What is on the screen belongs to somebody else: start afresh.
        if (other) location.assign('/');
        this.#resume(true);
    }

    async signOut(): Promise<void> {
        const refused = await this.#call('DELETE').then(() => null, (refusal: Refusal) => refusal);
        if (refused?.code === 'request.csrf' && (await this.renew())) await this.#call('DELETE').catch(() => undefined);
        if (!this.successor) this.leave();
    }

    // Back to the sign-in screen; what was typed stays in its drafts.
    leave(): void {
        this.account = null;
        this.csrf = '';
        this.standing = 'signed-out';
        this.#resume(false);
    }

    async refresh(): Promise<void> {
        const answer = await asked(address);
        if (answer.ok) this.#enter((await answer.json()) as Session);
        else if (answer.status < 500) this.leave();
    }

    // After a request was refused for the token of an older session: whether it is worth sending again.
    async renew(): Promise<boolean> {
        const answer = await asked(address).catch(() => null);
        if (answer?.status === 401) return this.signInAgain();
        if (!answer?.ok) return false;
        const opened = (await answer.json()) as Session;
        if (this.account && opened.account.id !== this.account.id) {
            this.successor = opened.account;
            return false;
        }
        this.#enter(opened);
        return true;
    }

    signInAgain(): Promise<boolean> {
        this.expired = true;
        return new Promise((resolve) => this.#waiting.push(resolve));
    }

    get administrator(): boolean {
        return this.account?.roles.includes('administrator') ?? false;
    }

    get auditor(): boolean {
        return this.account?.roles.includes('auditor') ?? false;
    }

    // Who looks after procedures and calendars, or over the shoulder of those who do.
    get oversees(): boolean {
        return this.administrator || this.auditor;
    }

    #enter(opened: Session): void {
        this.account = opened.account;
        this.csrf = opened.csrf_token;
        this.readOnly = opened.read_only;
        this.standing = 'signed-in';
        this.successor = null;
        if (lastHere() !== opened.account.id) this.#tell();
    }

    #tell(): void {
        try {
            localStorage.setItem(here, `${this.account?.id} ${Date.now()}`);
        } catch {
            // full or forbidden: the other tabs notice with their next command
        }
    }

    // Whether another tab has made this browser's session somebody else's, or has signed in for this one too.
    #look(waiting = false): void {
        const other = lastHere() !== '' && lastHere() !== this.account?.id;
        if (this.account && (other || waiting)) void this.renew().then((same) => same && this.#resume(true));
    }

    #resume(again: boolean): void {
        this.expired = false;
        for (const resolve of this.#waiting.splice(0)) resolve(again);
    }

    async #call(method: string, body?: unknown): Promise<Response> {
        const headers: Record<string, string> = { 'X-CSRF-Token': this.csrf };
        if (body) headers['Content-Type'] = 'application/json';
        const sent = fetch(address, { method, headers, body: body ? JSON.stringify(body) : undefined });
        const answer = await sent.catch(() => {
            throw offline();
        });
        if (answer.ok) return answer;
        throw refusalFrom(answer.status, await answer.json().catch(() => null));
    }
}

export const session = new SessionHolder();
