-- What can be searched for: one row for each provision of a draft's present version, each opinion,
-- recommendation and answer. Computed from the log like the rows of every list.
-- The id is the time in microseconds times 1024 plus the place among the rows of one event, so that
-- the newest come first and a period is a stretch of ids.
CREATE TABLE searched_text (
    id BIGINT NOT NULL PRIMARY KEY,
    dossier TEXT NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    version BIGINT NOT NULL,
    code TEXT NOT NULL,
    eid TEXT NOT NULL,
    label TEXT NOT NULL,
    organisation TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (dossier, kind, item)
);

-- Its words as spelt, by their letters without marks, those of who said it, and the marks by which
-- a search is narrowed (kind, dossier, provision): folded before they come here, a space before and
-- behind each word. Together, each once, they are what a text is found by.
CREATE TABLE text_word (
    rowid BIGINT NOT NULL PRIMARY KEY,
    exact TEXT NOT NULL,
    folded TEXT NOT NULL,
    who TEXT NOT NULL,
    marks TEXT NOT NULL,
    found_by TSVECTOR NOT NULL
);

CREATE INDEX text_word_found_by ON text_word USING gin (found_by);

-- Who may read a dossier because they are on its approval route.
CREATE TABLE text_reader (
    dossier TEXT NOT NULL,
    username TEXT NOT NULL,
    PRIMARY KEY (dossier, username)
);

CREATE INDEX text_reader_username ON text_reader (username);

-- By which rules the index was made; no row: it was not.
CREATE TABLE text_index (version BIGINT NOT NULL);
