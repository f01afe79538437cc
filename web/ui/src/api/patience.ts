// What the page does when the server has no room for a request, or does not know what became of it because
// its database went away meanwhile: it waits as long as it was told, and a little longer so that those who
// were refused together do not come back together, and asks again, a few times. Only what can be asked twice
// without being done twice may be sent this way.
export const tries_max = 5;
const pause_s_max = 30;
const spread = 0.5; // of the pause, at random

// The next try may well be taken; all but the last of them say that nothing was done.
const passing = new Set(['server.overloaded', 'queue.full', 'store.busy', 'store.unknown']);

// How many requests wait for their next try; shown to the person.
export interface Waiting {
    count: number;
}

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// How long to wait before this answer is worth asking for again; null when it is the answer.
export function pauseAfter(status: number, retryAfter: string | null, code: unknown): number | null {
    if (status !== 503 || typeof code !== 'string' || !passing.has(code)) return null;
    const told = Number(retryAfter);
    const seconds = retryAfter && Number.isFinite(told) && told > 0 ? Math.min(told, pause_s_max) : 1;
    return seconds * 1000;
}

// Each pause is twice as long as the one before, beginning with what the server told.
export async function patiently<T>(
    send: () => Promise<T>, pauseOf: (answer: T) => Promise<number | null>, waiting: Waiting, pause = passed,
): Promise<T> {
    for (let turn = 1; ; turn++) {
        const answer = await send();
        const told = turn < tries_max ? await pauseOf(answer) : null;
        if (told === null) return answer;
        waiting.count++;
        try {
            await pause(told * 2 ** (turn - 1) * (1 + spread * Math.random()));
        } finally {
            waiting.count--;
        }
    }
}

// Of a response that the caller still wants to read.
export async function pauseOfResponse(answer: Response): Promise<number | null> {
    if (answer.status !== 503) return null;
    const problem: unknown = await answer.clone().json().catch(() => null);
    const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
    return pauseAfter(answer.status, answer.headers.get('Retry-After'), code);
}

export const isRepeatable = (request: Request) => request.method === 'GET' || request.method === 'HEAD' || request.headers.has('Idempotency-Key');
