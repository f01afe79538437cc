-- An upload belongs to the account that made it: the bytes are shared by their hash, the name under
-- which they were given is not, so that nobody renames or takes over what somebody else sent.
CREATE TABLE upload (
    hash TEXT NOT NULL REFERENCES content (hash),
    uploaded_by TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    draft TEXT,  -- JSON: outline hash, counts, warnings, provisions; NULL for what is no readable text
    PRIMARY KEY (hash, uploaded_by)
);

INSERT INTO upload (hash, uploaded_by, name, media_type, size, uploaded_at, draft)
SELECT hash, uploaded_by, name, media_type, size, uploaded_at, draft FROM file;

DROP TABLE file;

-- The draft's code without differences of case and space, to find a draft that was sent twice.
ALTER TABLE dossier ADD COLUMN draft_code_key TEXT NOT NULL DEFAULT '';
DROP INDEX dossier_draft;
CREATE INDEX dossier_draft ON dossier (host, drafting_body, draft_code_key);

-- A timer that was refused waits until then before it is tried again, and holds up no other.
ALTER TABLE dossier_timer ADD COLUMN retry_at BIGINT NOT NULL DEFAULT 0;

-- The day on which a number was taken back; its line stays.
ALTER TABLE register_entry ADD COLUMN revoked_on TEXT;
CREATE INDEX register_entry_of ON register_entry (dossier);

-- The next start adopts its definition again and thereby makes every list from the log, with what
-- the new columns hold.
DELETE FROM adoption;
