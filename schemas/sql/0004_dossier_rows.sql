-- Projections: rows for lists, inboxes, registers and timers. Every one is computed from the log
-- (`phanbien rebuild`), so none refers to the tables of the office.
CREATE TABLE dossier (
    id TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    draft_kind TEXT NOT NULL,
    draft_code TEXT NOT NULL,
    host TEXT NOT NULL,
    drafting_body TEXT NOT NULL,
    arrival_code TEXT NOT NULL,
    issue_code TEXT NOT NULL,
    received_on TEXT,
    planned_submission_on TEXT,
    states TEXT NOT NULL,
    stage BIGINT,
    ended BIGINT NOT NULL,
    due_on TEXT,
    search_text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    code_year BIGINT NOT NULL,   -- 2026 and 1 of "PB-2026-0001": what the next number continues
    code_number BIGINT NOT NULL
);

CREATE INDEX dossier_newest ON dossier (created_at, id);
CREATE INDEX dossier_number ON dossier (host, code_year, code_number);
CREATE INDEX dossier_draft ON dossier (drafting_body, draft_code);

-- One row per organisation that may find the dossier; newest first by index.
CREATE TABLE dossier_party (
    dossier TEXT NOT NULL REFERENCES dossier (id),
    organisation TEXT NOT NULL,
    relations TEXT NOT NULL,  -- joined by a space
    created_at BIGINT NOT NULL,
    PRIMARY KEY (dossier, organisation)
);

CREATE INDEX dossier_party_newest ON dossier_party (organisation, created_at, dossier);

CREATE TABLE dossier_task (
    dossier TEXT NOT NULL REFERENCES dossier (id),
    task_key TEXT NOT NULL,
    task_id TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    due_on TEXT,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (dossier, task_key, organisation, role)
);

CREATE INDEX dossier_task_inbox ON dossier_task (organisation, role, due_on);

CREATE TABLE dossier_timer (
    dossier TEXT NOT NULL REFERENCES dossier (id),
    timer_key TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    event TEXT NOT NULL,
    data TEXT NOT NULL,  -- JSON object
    PRIMARY KEY (dossier, timer_key)
);

CREATE INDEX dossier_timer_due ON dossier_timer (due_at, timer_key, dossier);

-- Numbers given by registers (sổ văn bản); the key makes each number unique.
CREATE TABLE register_entry (
    host TEXT NOT NULL,
    register_id TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    code TEXT NOT NULL,
    given_on TEXT NOT NULL,
    dossier TEXT NOT NULL,
    PRIMARY KEY (host, register_id, year, number)
);
