-- Names by which answers found their part of a map: the part may be renamed, and keeps them.
alter table response_sources add column remembered json not null default '{}';
