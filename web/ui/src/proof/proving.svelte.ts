// A check of the log while it runs and what came of it. Only the last one started counts.
import { api, taken } from '../api/client';
import { Refusal } from '../api/refusal';
import { Doubt, Unchecked } from './doubt';
import type { Progress } from './dossier_check';
import { openLog, type OpenLog } from './log';
import { forget, remember, seenBefore } from './memory';
import { servedLog } from './tiles';

export type Work<T> = (open: () => Promise<OpenLog>, progress: Progress, stop: AbortSignal) => Promise<T>;

// A checkpoint is signed every second: what was written a moment ago is covered by the next.
const attemptsMax = 5;
const untilNextCheckpoint = 1200; // ms
const isPassing = (error: unknown) => error instanceof Doubt && (error.why === 'not_covered' || error.why === 'hidden');

function hindranceOf(error: unknown): Unchecked {
    if (error instanceof Unchecked) return error;
    if (error instanceof Refusal) return new Unchecked(error.problem.status === 401 || error.problem.status === 403 ? 'forbidden' : error.problem.status === 0 ? 'offline' : 'busy');
    throw error;
}

export class Proving<T> {
    standing = $state<'resting' | 'checking' | 'stopped' | 'ended'>('resting');
    log = $state.raw<OpenLog | null>(null);
    found = $state.raw<T | null>(null);
    doubt = $state.raw<Doubt | null>(null);
    hindrance = $state.raw<Unchecked | null>(null);
    done = $state(0);
    all = $state(0);
    at = $state(''); // when it ended
    #stop = new AbortController();
    readonly #work: Work<T>;

    constructor(work: Work<T>) {
        this.#work = work;
    }

    start = async (): Promise<void> => {
        this.#stop.abort();
        const stop = (this.#stop = new AbortController()).signal;
        this.standing = 'checking';
        this.log = this.found = this.doubt = this.hindrance = null;
        this.done = this.all = 0;
        try {
            const found = await this.#tried(stop);
            if (!stop.aborted) this.found = found;
        } catch (error) {
            if (stop.aborted) return;
            if (error instanceof Doubt) this.doubt = error;
            else this.hindrance = hindranceOf(error);
        } finally {
            if (!stop.aborted) {
                this.at = new Date().toISOString();
                this.standing = 'ended';
            }
        }
    };

    stop = (): void => {
        this.#stop.abort();
        this.standing = 'stopped';
    };

    // What this browser remembers goes; the log as it is now is the first it sees.
    startAnew = (): Promise<void> => {
        forget(localStorage);
        return this.start();
    };

    async #tried(stop: AbortSignal): Promise<T> {
        for (let attempt = 1; ; attempt++) {
            try {
                return await this.#work(() => this.#open(stop), (done, all) => this.#progress(stop, done, all), stop);
            } catch (error) {
                if (!isPassing(error) || attempt === attemptsMax) throw error;
                await new Promise((done) => setTimeout(done, untilNextCheckpoint));
                stop.throwIfAborted();
            }
        }
    }

    async #open(stop: AbortSignal): Promise<OpenLog> {
        const told = await taken(api.GET('/log/key', { signal: stop }));
        const log = await openLog(servedLog, told, seenBefore(localStorage), stop);
        remember(localStorage, log.checkpoint, log.key);
        if (!stop.aborted) this.log = log;
        return log;
    }

    #progress(stop: AbortSignal, done: number, all: number): void {
        if (stop.aborted) return;
        this.done = done;
        this.all = all;
    }
}
