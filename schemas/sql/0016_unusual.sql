-- The events of the log that are unusual in one way, for the auditor: a list that is made of the log
-- (engine/dossier/unusual.hpp). Without a dossier and without an actor the texts are empty.
CREATE TABLE unusual_event (
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    dossier TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (position, kind)
);

CREATE INDEX unusual_event_of_dossier ON unusual_event (dossier, position);

-- From which networks accounts have signed in (the log's "session_opened"): another is a new place.
CREATE TABLE account_network (
    account TEXT NOT NULL,
    network TEXT NOT NULL,
    PRIMARY KEY (account, network)
);

-- Only those with a part in the dossier find it (engine/dossier/restricted_access.hpp).
ALTER TABLE dossier ADD COLUMN restricted BIGINT NOT NULL DEFAULT 0;

-- Who has read what in a dossier whose access is restricted (the log's "dossier_read").
CREATE TABLE dossier_read (
    position BIGINT NOT NULL PRIMARY KEY,
    dossier TEXT NOT NULL,
    account TEXT NOT NULL,
    what TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX dossier_read_of ON dossier_read (dossier, account, what, position);
