// The one way to the server. A call that meets an ended session waits until the person has signed in
// again and is then repeated as it was, with the same Idempotency-Key; nothing typed is lost. So is one that
// bears the token of a session that another tab has replaced since, and one for which the server has no room,
// where repeating cannot do a thing twice.
import createClient from 'openapi-fetch';

import { session } from '../session/session.svelte';
import { busy } from './busy.svelte';
import { isRepeatable, patiently, pauseOfResponse } from './patience';
import { offline, refusalFrom } from './refusal';
import type { paths } from './schema';

const base = '/api/v1';

const once = (request: Request) =>
    fetch(request.clone()).catch(() => {
        throw offline();
    });

const hasOldToken = async (answer: Response): Promise<boolean> =>
    answer.status === 403 && ((await answer.clone().json().catch(() => null)) as { code?: unknown } | null)?.code === 'request.csrf';

async function guarded(request: Request): Promise<Response> {
    for (let renewed = false; ; ) {
        const attempt = request.clone();
        if (attempt.method !== 'GET' && session.csrf) attempt.headers.set('X-CSRF-Token', session.csrf);
        const send = () => once(attempt);
        const answer = await (isRepeatable(attempt) ? patiently(send, pauseOfResponse, busy) : send());
        const aboutSession = request.url.endsWith(`${base}/session`);
        if (aboutSession || !session.account) return answer;
        if (!renewed && (await hasOldToken(answer))) {
            renewed = true;
            if (!(await session.renew())) return answer;
        } else if (answer.status !== 401 || !(await session.signInAgain())) {
            return answer;
        }
    }
}

export const api = createClient<paths>({ baseUrl: base, fetch: guarded });

// For a body that goes out as the text it is.
export const plain = (type: string) => ({ bodySerializer: (text: string) => text, headers: { 'Content-Type': type } });

interface Answer<T> {
    data?: T;
    error?: unknown;
    response: Response;
}

// The answer's body, or a thrown Refusal.
export async function taken<T>(call: Promise<Answer<T>>): Promise<T> {
    const { data, error, response } = await call;
    if (!response.ok) throw refusalFrom(response.status, error);
    return data as T;
}
