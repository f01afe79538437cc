// What a check ends with when it does not end well. A Doubt is found in the log itself and turns the seal
// red: where, and why. Unchecked says that the check could not be made here and now, which proves nothing
// either way.
export type Where =
    | { kind: 'checkpoint' }
    | { kind: 'tile'; path: string }
    | { kind: 'entry'; position: number } // in the whole log
    | { kind: 'event'; sequence: number }; // in the dossier

export type Why =
    | 'checkpoint_malformed' | 'other_log' | 'not_signed' | 'root'
    | 'log_changed' | 'key_changed' | 'key_change' | 'witness_differs' | 'cut' | 'rewritten'
    | 'missing' | 'malformed' | 'tile_hash' | 'leaf_hash' | 'leaf_malformed' | 'order' | 'sequence' | 'chain'
    | 'not_covered' | 'not_in_log' | 'shown_differs' | 'hidden';

export class Doubt extends Error {
    readonly where: Where;
    readonly why: Why;

    constructor(where: Where, why: Why) {
        super(`${why} at ${JSON.stringify(where)}`);
        this.where = where;
        this.why = why;
    }
}

// What the browser has kept contradicts the log: the person may decide to begin anew.
export const isAboutMemory = (doubt: Doubt): boolean => ['log_changed', 'key_changed', 'cut', 'rewritten'].includes(doubt.why);

export type Hindrance = 'insecure' | 'offline' | 'busy' | 'forbidden' | 'no_log';

export class Unchecked extends Error {
    readonly why: Hindrance;

    constructor(why: Hindrance) {
        super(why);
        this.why = why;
    }
}
