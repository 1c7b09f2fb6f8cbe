-- What customers answered: one row a response, its answers and texts side by side. Raw value, scale and good end of
-- every answer are kept; what is derived from them is not.
CREATE TABLE IF NOT EXISTS responses (
  source String,
  id String,
  -- Row of the file, from 1.
  row UInt32,
  customer String,
  ts Nullable(DateTime64(3, 'UTC')),
  journey String,
  language String,
  touchpoint String,
  stage String,
  -- Id of the event that triggered the question.
  event String,
  answers Nested (
    question String,
    kind String,
    raw String,
    -- Empty where the question did not apply.
    value Nullable(Float64),
    min Float64,
    max Float64,
    polarity String,
    touchpoint String
  ),
  texts Nested (question String, text String),
  properties Map(LowCardinality(String), String),
  -- The load it came with, so that one that is cancelled can be taken back.
  load String
) ENGINE = MergeTree PARTITION BY source ORDER BY (source, row, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
