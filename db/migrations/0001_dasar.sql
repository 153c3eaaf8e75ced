-- The ground every later migration stands on. The roles simpul_owner (runs this) and simpul_app
-- (serves requests) exist before the first migration: apps/server/src/db/roles.ts.

revoke create on schema public from public;
grant usage on schema public to simpul_app;

-- The kabupaten a transaction named with SET LOCAL; null or '' (after such a transaction) is none,
-- and then row security shows nothing.
create function current_kabupaten() returns text
  language sql stable parallel safe
  return nullif(current_setting('simpul.kabupaten', true), '');
comment on function current_kabupaten() is 'The kabupaten named by SET LOCAL simpul.kabupaten; every row security policy compares with it.';

-- /healthz asks as simpul_app whether the migrations are current.
grant select on schema_migration to simpul_app;
comment on table schema_migration is 'Which migration files were applied, with the checksum of what was applied.';
