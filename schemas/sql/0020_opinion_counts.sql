-- How many opinions stand on each provision with each stance, counted as they come: a campaign brings a
-- hundred thousand into one dossier, and a nation's are counted together. The provision is its eid, where
-- the opinion stands in the newest version; empty on the draft as a whole.
CREATE TABLE opinion_count (
    dossier TEXT NOT NULL,
    provision TEXT NOT NULL,
    stance TEXT NOT NULL,
    standing BIGINT NOT NULL,
    PRIMARY KEY (dossier, provision, stance)
);

-- The next start makes every list from the log, with what the new table holds.
DELETE FROM adoption;
