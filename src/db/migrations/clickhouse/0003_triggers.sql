-- Fingerprints that the event which led to an answer may have in a log (`events.event_id`).
ALTER TABLE responses ADD COLUMN IF NOT EXISTS event_prints Array(UInt128) AFTER event;
-- Whether the touchpoint of an answer was only taken out of the question's words.
ALTER TABLE responses ADD COLUMN IF NOT EXISTS `answers.guessed` Array(UInt8) AFTER `answers.touchpoint`;
