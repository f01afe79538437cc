// One form's sending: busy, refused, done. It keeps the Idempotency-Key of a request whose outcome is
// unknown, so that pressing the button again can never do a thing twice.
import { asRefusal, type Refusal } from './refusal';

// 128 random bits; crypto.randomUUID is missing on a plain http:// intranet address.
function freshKey(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Sending {
    busy = $state(false);
    refusal = $state.raw<Refusal | null>(null);
    #key = '';
    #body = '';

    #keyFor(body: unknown): string {
        const text = JSON.stringify(body);
        if (!this.#key || text !== this.#body) this.#key = freshKey();
        this.#body = text;
        return this.#key;
    }

    // The answer, or null when it was refused; the reason stands in `refusal`.
    async send<B, T>(body: B, post: (body: B, key: string) => Promise<T>): Promise<T | null> {
        if (this.busy) return null;
        this.busy = true;
        this.refusal = null;
        try {
            const answer = await post(body, this.#keyFor(body));
            this.#key = '';
            return answer;
        } catch (error) {
            this.refusal = asRefusal(error);
            if (!this.refusal.unknown) this.#key = '';
            return null;
        } finally {
            this.busy = false;
        }
    }
}
