-- Uploaded files and what was read from them, by the SHA-256 of their bytes: in the database, so that
-- there is one file to back up and one transaction. Bytes stand in base64 chunks, because text is
-- what every database and the access library carry unchanged.
CREATE TABLE content (
    hash TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL
);

CREATE TABLE content_chunk (
    hash TEXT NOT NULL REFERENCES content (hash),
    number BIGINT NOT NULL,
    base64 TEXT NOT NULL,
    PRIMARY KEY (hash, number)
);

CREATE TABLE file (
    hash TEXT NOT NULL PRIMARY KEY REFERENCES content (hash),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    draft TEXT  -- JSON: outline hash, counts, warnings, provisions; NULL for what is no readable text
);
