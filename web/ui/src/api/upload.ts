// Sends a file's bytes with progress. fetch() cannot report how much of a body has gone; XHR can.
import { session } from '../session/session.svelte';
import { busy } from './busy.svelte';
import { patiently, pauseAfter } from './patience';
import { offline, Refusal, refusalFrom } from './refusal';
import type { UploadedFile } from './types';

export interface Upload {
    done: Promise<UploadedFile>;
    stop: () => void;
}

function attempt(file: File, onProgress: (share: number) => void, request: XMLHttpRequest): Promise<UploadedFile> {
    return new Promise((resolve, reject: (refusal: Refusal) => void) => {
        request.open('POST', '/api/v1/files');
        request.responseType = 'json';
        request.setRequestHeader('Content-Type', 'application/octet-stream');
        request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
        request.setRequestHeader('X-CSRF-Token', session.csrf);
        request.upload.onprogress = (event) => {
            if (event.lengthComputable) onProgress(event.loaded / event.total);
        };
        request.onload = () => {
            if (request.status === 201) resolve(request.response as UploadedFile);
            else reject(refusalFrom(request.status, request.response));
        };
        request.onerror = () => reject(offline());
        request.onabort = () => reject(offline());
        request.send(file);
    });
}

export function upload(file: File, onProgress: (share: number) => void): Upload {
    const request = new XMLHttpRequest();
    let stopped = false;
    const once = (): Promise<UploadedFile | Refusal> =>
        stopped ? Promise.resolve(offline()) : attempt(file, onProgress, request).catch((refusal: Refusal) => refusal);
    // The same bytes twice are one file: an upload can always be sent again.
    const pauseOf = async (answer: UploadedFile | Refusal) =>
        answer instanceof Refusal ? pauseAfter(answer.problem.status, request.getResponseHeader('Retry-After'), answer.code) : null;
    const send = async (): Promise<UploadedFile> => {
        const answer = await patiently(once, pauseOf, busy);
        if (answer instanceof Refusal) throw answer;
        return answer;
    };
    const done = send().catch(async (refusal: Refusal) => {
        const again = refusal.code === 'request.csrf' ? await session.renew() : refusal.problem.status === 401 && (await session.signInAgain());
        if (!again) throw refusal;
        return send();
    });
    const stop = () => {
        stopped = true;
        request.abort();
    };
    return { done, stop };
}
