-- Which definition the office has worked by, and since when: the newest row is the one in force. A
-- changed one is adopted at the server's start; the lists are then made again from the log.
CREATE TABLE adoption (
    sequence BIGINT NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL REFERENCES definition (hash),
    at BIGINT NOT NULL
);
