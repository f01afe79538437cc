-- Answers that are kept for whoever repeats a command are forgotten by their age (engine/runtime/housekeeping.hpp).
CREATE INDEX reply_at ON reply (at);

-- Content that no event names yet, with the time of its newest upload: what may be forgotten. An event takes what it
-- names out of here in its own transaction, with the outlines that were read from it. An outline is as old as the
-- newest upload that it was read from and a microsecond, so that it never goes before the file. What was uploaded
-- before this table was made is not in it, and stays.
CREATE TABLE unnamed_content (
    hash TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE INDEX unnamed_content_at ON unnamed_content (at);
