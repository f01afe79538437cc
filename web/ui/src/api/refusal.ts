// What went wrong, in one shape: a problem the server named (RFC 9457), or no answer at all.
import type { Problem } from './types';

export class Refusal extends Error {
    constructor(readonly problem: Problem) {
        super(problem.detail);
    }

    get code(): string {
        return this.problem.code;
    }

    get stale(): boolean {
        return this.problem.status === 412;
    }

    // Whether the outcome is unknown, so that the same request with the same key must be repeated.
    get unknown(): boolean {
        return this.problem.status === 0 || this.problem.status >= 500;
    }
}

function made(code: string, status: number, vi: string, en: string): Refusal {
    return new Refusal({ type: 'about:blank', title: vi, status, code, detail: vi, detail_en: en });
}

export const offline = () =>
    made('page.offline', 0, 'Không liên lạc được với máy chủ. Nội dung bạn đã gõ vẫn được giữ; hãy kiểm tra mạng rồi thử lại.',
        'The server cannot be reached. What you typed is kept; check the network and try again.');

export const unreadable = (status: number) =>
    made('page.unreadable', status, 'Máy chủ trả lời không đọc được. Hãy thử lại sau ít phút.',
        'The answer of the server could not be read. Try again in a few minutes.');

export const tooLarge = (name: string, most: string) =>
    made('page.too_large', 413, `Tệp ${name} quá lớn; mỗi tệp tối đa ${most}.`, `The file ${name} is too large; the most is ${most}.`);

export function refusalFrom(status: number, body: unknown): Refusal {
    const named = typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
    return named ? new Refusal(body as Problem) : unreadable(status);
}

export function asRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    throw error;
}
