-- Files of responses that were loaded, what they are about, and the rules by which people put answers in their place.
-- The responses themselves are in the analytic store.

create table response_sources (
  id text primary key,
  name text not null,
  sample boolean not null,
  responses bigint not null,
  customers bigint not null,
  answers bigint not null,
  texts bigint not null,
  rejected bigint not null,
  first_at timestamptz,
  last_at timestamptz,
  loaded_at timestamptz not null,
  -- What the file was understood to be: columns, scores with their scales.
  understood json not null,
  -- The log whose customers answered, and the map whose stages the tags name.
  log text references sources on delete set null,
  map text references maps on delete set null
);

create table attachment_rules (
  id text primary key,
  responses text not null references response_sources on delete cascade,
  -- The first rule that fits decides.
  place bigint generated always as identity,
  rule json not null,
  made_at timestamptz not null
);
create index attachment_rules_of on attachment_rules (responses, place);
