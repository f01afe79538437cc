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
CREATE INDEX unusual_event_of_actor ON unusual_event (actor, position);
CREATE INDEX unusual_event_of_kind ON unusual_event (kind, position);

-- From which networks accounts have signed in (the log's "session_opened"): another is a new place.
CREATE TABLE account_network (
    account TEXT NOT NULL,
    network TEXT NOT NULL,
    PRIMARY KEY (account, network)
);
