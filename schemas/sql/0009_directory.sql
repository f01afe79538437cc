-- The office's directory of organisations, posts and people as XML (schemas/organisation.xsd), with
-- the reasons of absences; the newest row is in force, the others say what it was before. Each row
-- is also an event of the office.
CREATE TABLE directory (
    sequence BIGINT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL
);
