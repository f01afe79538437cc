-- Words that were erased on a legal ground: where the event is that says so. The payload is then what
-- remains of the event, for which that one vouches (schemas/event.md). NULL: nothing was erased.
ALTER TABLE event ADD COLUMN erased_at BIGINT;
