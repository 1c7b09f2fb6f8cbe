-- What stands on every map, kept beside the documents so that pages over many maps need not open them all.

-- Counts the stored changes of a map: an index row made of fewer is out of date.
alter table maps add column changes bigint not null default 0;

alter table maps add column collection text;

create table collections (
  id text primary key,
  name text not null,
  parent text,
  created_at timestamptz not null,
  deleted_at timestamptz
);

create table map_index (
  map text primary key references maps on delete cascade,
  changes bigint not null,
  -- Which shape of row this is, and the day it was made: some gaps come with time alone.
  form integer not null,
  made_on text not null,
  facts jsonb not null,
  -- Personas, touchpoints and shared cards on the map, as 'persona:p_1', and their declared fields.
  holds text[] not null,
  things jsonb not null,
  -- Everything written on the map, in small letters, and where each piece stands.
  words text not null,
  places jsonb not null
);

create index map_index_holds on map_index using gin (holds);

-- What the workspace knows of a persona, touchpoint or shared card; pending: not yet brought to every map.
create table shared_things (
  kind text not null check (kind in ('persona', 'touchpoint', 'card')),
  id text not null,
  fields jsonb not null,
  pending boolean not null,
  changed_at timestamptz not null,
  primary key (kind, id)
);
