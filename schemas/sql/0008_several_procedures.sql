-- Which definition a dossier goes by: a list shows its words, and is narrowed to one procedure.
ALTER TABLE dossier ADD COLUMN workflow TEXT NOT NULL DEFAULT '';
ALTER TABLE dossier ADD COLUMN workflow_hash TEXT NOT NULL DEFAULT '';

-- Who may find a dossier is said by its own definition: the roles to which it opens something.
ALTER TABLE dossier_party RENAME COLUMN relations TO roles;

-- Several definitions are in force at once: all of the last round.
ALTER TABLE adoption ADD COLUMN round BIGINT NOT NULL DEFAULT 0;

-- The next start adopts its definitions again and thereby makes every list from the log, with what
-- the new columns hold.
DELETE FROM adoption;
