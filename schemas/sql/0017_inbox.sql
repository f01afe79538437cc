-- Inboxes are walked in the order in which they are shown and left at their limit, however many tasks
-- there are.

-- Who waits for a task that others do: the host, and the drafting body where the task is of the two.
-- The group says to which roles of theirs the dossier is open and which of them do the task
-- (adapters/storage/waiting.hpp). Only one row of each task has them.
ALTER TABLE dossier_task ADD COLUMN host TEXT;
ALTER TABLE dossier_task ADD COLUMN host_group TEXT;
ALTER TABLE dossier_task ADD COLUMN body TEXT;
ALTER TABLE dossier_task ADD COLUMN body_group TEXT;

DROP INDEX dossier_task_inbox;
CREATE INDEX dossier_task_inbox ON dossier_task
    (organisation, role, COALESCE(due_on, '9999-12-31'), opened_at, dossier, task_key);
CREATE INDEX dossier_task_host ON dossier_task
    (host, host_group, COALESCE(due_on, '9999-12-31'), opened_at, dossier, task_key)
    WHERE host IS NOT NULL;
CREATE INDEX dossier_task_body ON dossier_task
    (body, body_group, COALESCE(due_on, '9999-12-31'), opened_at, dossier, task_key)
    WHERE body IS NOT NULL;

ALTER TABLE dossier_approval ADD COLUMN host TEXT NOT NULL DEFAULT '';

DROP INDEX dossier_approval_inbox;
CREATE INDEX dossier_approval_inbox ON dossier_approval (username, due_on, opened_at, dossier, step);
CREATE INDEX dossier_approval_host ON dossier_approval
    (host, due_on, opened_at, dossier, step, username);

-- The next start makes every list from the log, with what the new columns hold.
DELETE FROM adoption;
