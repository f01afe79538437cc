-- Approval routes under way. Rows are computed from the log like those of every other list.
-- One row for each person who is waited for at a step.
CREATE TABLE dossier_approval (
    dossier TEXT NOT NULL REFERENCES dossier (id),
    invoke TEXT NOT NULL,
    step TEXT NOT NULL,
    step_vi TEXT NOT NULL,
    step_en TEXT NOT NULL,
    username TEXT NOT NULL,
    for_advice BIGINT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    due_on TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    late BIGINT NOT NULL,
    bulk BIGINT NOT NULL,
    document TEXT NOT NULL,       -- SHA-256, hex
    document_name TEXT NOT NULL,
    seen_document TEXT NOT NULL,  -- SHA-256, hex, or empty
    PRIMARY KEY (dossier, invoke, step, username)
);

CREATE INDEX dossier_approval_inbox ON dossier_approval (username, due_on);

-- By which people and bodies a change of the directory finds the routes it may concern.
CREATE TABLE dossier_route (
    name TEXT NOT NULL,  -- "person:<id>", "body:<id>"
    dossier TEXT NOT NULL REFERENCES dossier (id),
    PRIMARY KEY (name, dossier)
);

CREATE INDEX dossier_route_dossier ON dossier_route (dossier);

-- The text of every approval route that the office has worked by, by its content hash.
CREATE TABLE route_definition (
    hash TEXT NOT NULL PRIMARY KEY,
    xml TEXT NOT NULL
);
