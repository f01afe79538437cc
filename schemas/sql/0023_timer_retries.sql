-- Which timer comes next is asked after every look at them, in the writer's transaction: the first of those that
-- wait for their due date is found by dossier_timer_due, the first of the few that were put off by this index.
CREATE INDEX dossier_timer_retry ON dossier_timer (retry_at) WHERE retry_at > due_at;
