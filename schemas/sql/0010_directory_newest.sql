-- Only the directory in force is kept: an earlier one still told why people were away after they had
-- taken that back. What changed, and when, is in the office's events.
DELETE FROM directory WHERE sequence < (SELECT MAX(sequence) FROM directory);
