-- The office's calendars as iCalendar texts; of a year the newest row is in force, the others say
-- what it was before. Each row is also an event of the office.
CREATE TABLE calendar (
    sequence BIGINT NOT NULL PRIMARY KEY,
    year BIGINT NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    origin TEXT NOT NULL,  -- 'shipped' with the program, or 'imported' by an administrator
    at BIGINT NOT NULL,
    actor TEXT NOT NULL
);

CREATE INDEX calendar_of_year ON calendar (year, sequence);

-- How a due date came about, as JSON: schema DueExplanation.
ALTER TABLE dossier_task ADD COLUMN due_explanation TEXT NOT NULL DEFAULT '{}';

-- The next start adopts its definition again and thereby makes every list from the log, with what
-- the new column holds.
DELETE FROM adoption;
