-- How many witnesses signed the checkpoint beside the office, so that readers find the newest one that
-- is witnessed among many that are not.
ALTER TABLE log_checkpoint ADD COLUMN cosignatures BIGINT NOT NULL DEFAULT 0;

CREATE INDEX log_checkpoint_witnessed ON log_checkpoint (size) WHERE cosignatures > 0;
