-- The Merkle tree over the log (schemas/event.md): full tiles of 256 hashes, as they are served, and
-- the root of each, which is an entry of the tile above. Computed from the leaves, never changed.
CREATE TABLE log_tile (
    level BIGINT NOT NULL,         -- 0: of leaf hashes
    tile_index BIGINT NOT NULL,
    root TEXT NOT NULL,            -- 64 hex digits
    hashes TEXT NOT NULL,          -- 256 × 64 hex digits
    PRIMARY KEY (level, tile_index)
);

-- What the log committed itself to: signed notes (C2SP tlog-checkpoint), cosignatures included.
CREATE TABLE log_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,  -- leaves
    at BIGINT NOT NULL,
    note TEXT NOT NULL
);
