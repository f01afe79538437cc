// The one way to the server. A call that meets an ended session waits until the person has signed in
// again and is then repeated as it was, with the same Idempotency-Key; nothing typed is lost.
import createClient from 'openapi-fetch';

import { session } from '../session/session.svelte';
import { offline, refusalFrom } from './refusal';
import type { paths } from './schema';

const base = '/api/v1';

async function guarded(request: Request): Promise<Response> {
    for (;;) {
        const attempt = request.clone();
        if (attempt.method !== 'GET' && session.csrf) attempt.headers.set('X-CSRF-Token', session.csrf);
        const answer = await fetch(attempt).catch(() => {
            throw offline();
        });
        const aboutSession = request.url.endsWith(`${base}/session`);
        if (answer.status !== 401 || aboutSession || !session.account) return answer;
        if (!(await session.signInAgain())) return answer;
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
