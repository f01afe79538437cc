// Sends a file's bytes with progress. fetch() cannot report how much of a body has gone; XHR can.
import { session } from '../session/session.svelte';
import { offline, refusalFrom, type Refusal } from './refusal';
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
    let request = new XMLHttpRequest();
    const once = () => attempt(file, onProgress, request);
    const done = once().catch(async (refusal: Refusal) => {
        if (refusal.problem.status !== 401 || !(await session.signInAgain())) throw refusal;
        request = new XMLHttpRequest();
        return once();
    });
    return { done, stop: () => request.abort() };
}
