-- Raised whenever rows of dossiers are replaced without an event of theirs: a writer that remembers rows
-- sees by it that another one did so.
CREATE TABLE lists_epoch (
    epoch BIGINT NOT NULL
);

INSERT INTO lists_epoch (epoch) VALUES (0);
