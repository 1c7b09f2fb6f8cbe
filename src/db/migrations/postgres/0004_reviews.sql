-- Maps as they stood when somebody looked at the whole of them, so that the next review can tell what changed since.

create table map_reviews (
  map text not null references maps on delete cascade,
  -- The sign-off it was kept for, or 'planned': the first time a review was planned.
  id text not null,
  kept_at timestamptz not null,
  -- The whole journey file, of the version that wrote it.
  file text not null,
  primary key (map, id)
);
