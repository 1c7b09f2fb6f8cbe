-- What customers did. One partition for each source, so that a load becomes visible at once and a source goes at once.
CREATE TABLE IF NOT EXISTS events (
  source String,
  customer String,
  ts DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  -- Order of the input: settles equal times.
  seq UInt64 CODEC(Delta, ZSTD(1)),
  journey String,
  event LowCardinality(String),
  lifecycle Enum8('none' = 0, 'start' = 1, 'complete' = 2, 'other' = 3),
  -- Tells which start belongs to which completion.
  instance String,
  service_start Nullable(DateTime64(6, 'UTC')),
  props Map(LowCardinality(String), String),
  -- Hash of the row, or of the id it came with; equal rows of one file differ in `copy`.
  event_id UInt128,
  copy UInt32
) ENGINE = MergeTree PARTITION BY source ORDER BY (source, customer, ts, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- A load under way, invisible to every question; moved into events whole when it is complete.
CREATE TABLE IF NOT EXISTS events_arriving (
  source String,
  customer String,
  ts DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  seq UInt64 CODEC(Delta, ZSTD(1)),
  journey String,
  event LowCardinality(String),
  lifecycle Enum8('none' = 0, 'start' = 1, 'complete' = 2, 'other' = 3),
  instance String,
  service_start Nullable(DateTime64(6, 'UTC')),
  props Map(LowCardinality(String), String),
  event_id UInt128,
  copy UInt32
) ENGINE = MergeTree PARTITION BY source ORDER BY (source, customer, ts, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What of a load is new, when the source holds something already or the load repeats itself.
CREATE TABLE IF NOT EXISTS events_new (
  source String,
  customer String,
  ts DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  seq UInt64 CODEC(Delta, ZSTD(1)),
  journey String,
  event LowCardinality(String),
  lifecycle Enum8('none' = 0, 'start' = 1, 'complete' = 2, 'other' = 3),
  instance String,
  service_start Nullable(DateTime64(6, 'UTC')),
  props Map(LowCardinality(String), String),
  event_id UInt128,
  copy UInt32
) ENGINE = MergeTree PARTITION BY source ORDER BY (source, customer, ts, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row for each finished load: how its files were read.
CREATE TABLE IF NOT EXISTS event_loads (
  source String,
  loaded_at DateTime64(3, 'UTC'),
  name String,
  added UInt64,
  rejected UInt64,
  -- JSON: which columns played which part.
  facts String
) ENGINE = MergeTree ORDER BY (source, loaded_at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
