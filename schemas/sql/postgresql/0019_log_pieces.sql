-- The log in pieces of 2^23 events, by position, which is by time (adapters/storage/log_pieces.hpp):
-- whoever writes works on the newest, whose indexes stay in memory however long the log is, and those
-- behind do not change any more but for erased words. The store makes the next piece when it is needed.
-- An index of the whole cannot say that a dossier has each number once, since the position is not in
-- it; that of each piece does.
ALTER TABLE event RENAME TO event_0;
ALTER TABLE event_0 RENAME CONSTRAINT event_pkey TO event_0_pkey;
ALTER INDEX event_of_dossier RENAME TO event_0_of_dossier;

CREATE TABLE event (
    position BIGINT NOT NULL PRIMARY KEY,
    dossier TEXT,
    sequence BIGINT,
    at BIGINT NOT NULL,
    leaf TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL,
    erased_at BIGINT
) PARTITION BY RANGE (position);

-- What there is becomes the first piece, as long as it is.
DO LANGUAGE plpgsql '
BEGIN
    EXECUTE format(''ALTER TABLE event ATTACH PARTITION event_0 FOR VALUES FROM (0) TO (%s)'',
        (SELECT (COALESCE(MAX(position), 0) / 8388608 + 1) * 8388608 FROM event_0));
END';
