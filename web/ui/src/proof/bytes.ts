// Bytes and the three ways the log's formats write them as text.
export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

// None where the bytes are no UTF-8.
export function textOf(bytes: Bytes): string | null {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        return null;
    }
}

export const toHex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

// None for anything but the one way to write the bytes.
export function fromBase64(text: string): Bytes | null {
    try {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        return toBase64(bytes) === text ? bytes : null;
    } catch {
        return null;
    }
}

export function joined(...parts: Bytes[]): Bytes {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        out.set(part, at);
        at += part.length;
    }
    return out;
}

export const same = (left: Bytes, right: Bytes): boolean => left.length === right.length && left.every((byte, i) => byte === right[i]);
