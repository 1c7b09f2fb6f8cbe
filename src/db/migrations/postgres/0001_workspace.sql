-- What a workspace keeps: settings, loaded logs with what was discovered in them, imports under way, maps.

create table settings (
  key text primary key,
  value json not null
);

create table sources (
  id text primary key,
  name text not null,
  sample boolean not null,
  events bigint not null,
  customers bigint not null,
  journeys bigint not null,
  first_at timestamptz,
  last_at timestamptz,
  loaded_at timestamptz not null,
  rejected bigint not null,
  -- What the log was understood to be: columns, roles, time zone.
  understood json not null,
  discovery text not null check (discovery in ('none', 'running', 'ready', 'failed')),
  problem json
);

-- Apart from sources, as one may be several megabytes; json, not jsonb, as the text must come back to the byte.
create table discoveries (
  source text primary key references sources on delete cascade,
  result json not null,
  found_at timestamptz not null
);

create table imports (
  id text primary key,
  name text not null,
  path text not null,
  bytes bigint not null,
  state text not null check (state in ('preview', 'loading', 'discovering', 'done', 'failed', 'cancelled')),
  preview json,
  correction json,
  doing text not null,
  share double precision,
  rows bigint not null,
  rejected bigint not null,
  source text,
  problem json,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table maps (
  id text primary key,
  title text not null,
  kind text not null,
  source text,
  journey text,
  stages integer not null,
  cards integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);

create table map_updates (
  map text not null references maps on delete cascade,
  seq bigint generated always as identity,
  update bytea not null,
  at timestamptz not null,
  primary key (map, seq)
);

-- A snapshot holds every update up to and with `seq`.
create table map_snapshots (
  map text not null references maps on delete cascade,
  seq bigint not null,
  snapshot bytea not null,
  at timestamptz not null,
  primary key (map, seq)
);
