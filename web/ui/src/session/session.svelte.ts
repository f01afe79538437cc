// Who is signed in. Knows nothing of the client that uses it: it speaks to /session by itself.
import { busy } from '../api/busy.svelte';
import { patiently, pauseOfResponse } from '../api/patience';
import { offline, refusalFrom } from '../api/refusal';
import type { Account, Session } from '../api/types';

export type Standing = 'unknown' | 'setup' | 'signed-out' | 'signed-in';

const address = '/api/v1/session';
const asked = (path: string) => patiently(() => fetch(path), pauseOfResponse, busy);

class SessionHolder {
    standing = $state<Standing>('unknown');
    account = $state.raw<Account | null>(null);
    csrf = '';
    // The server writes nothing.
    readOnly = $state(false);
    // Set while a sign-in dialog must stand over the page.
    expired = $state(false);
    unreachable = $state(false);
    #waiting: ((again: boolean) => void)[] = [];

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
        // What is on the screen belongs to somebody else: start afresh.
        if (other) location.assign('/');
        this.#resume(true);
    }

    async signOut(): Promise<void> {
        await this.#call('DELETE').catch(() => undefined);
        this.leave();
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
