-- Pictures on maps, each once, by the SHA-256 of its bytes in hexadecimal.

create table pictures (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp', 'image/gif')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes bytea not null,
  stored_at timestamptz not null
);

-- Every picture a map has ever shown: undo and history may bring it back, so it stays as long as the map does.
create table map_pictures (
  map text not null references maps on delete cascade,
  picture text not null,
  primary key (map, picture)
);
