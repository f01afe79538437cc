-- The log of everything that happened: the truth from which every other table can be computed.
-- Leaves and payloads stand as they were written and are never re-serialised.
-- Instants are microseconds since 1970 UTC (compared and indexed as numbers; the leaf holds the text),
-- calendar days are ISO text.
CREATE TABLE event (
    position BIGINT NOT NULL PRIMARY KEY,  -- 0, 1, 2 … without a gap: its index in the audit tree
    dossier TEXT,                          -- NULL for events of the office
    sequence BIGINT,                       -- 1, 2, 3 … in its dossier
    at BIGINT NOT NULL,
    leaf TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE UNIQUE INDEX event_of_dossier ON event (dossier, sequence);

-- The answer given to an idempotency key, to be given again.
CREATE TABLE reply (
    account TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, idempotency_key)
);

-- Procedures' definitions, by the content hash to which dossiers are pinned.
CREATE TABLE definition (
    hash TEXT NOT NULL PRIMARY KEY,
    xml TEXT NOT NULL
);
