-- The first admin of a server that is no demo: a one-time link printed in the terminal of whoever
-- started it. The application cannot make a kabupaten; this function does, once, for who has the link.
create table undangan_pertama (
  kode_hash   bytea primary key,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
comment on table undangan_pertama is 'One-time link for the first admin, by the hash of its code. Only the owner reads or writes it.';

create function open_kabupaten(kode_hash_given bytea, kode text, zona_given text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  update undangan_pertama u set used_at = at
    where u.kode_hash = kode_hash_given and u.used_at is null and u.expires_at > at;
  if not found then
    return false;
  end if;
  insert into kabupaten (kabupaten_kode, nama, zona)
    select w.kode, w.nama, zona_given from wilayah w where w.kode = open_kabupaten.kode
    on conflict (kabupaten_kode) do nothing;
  return exists (select from kabupaten k where k.kabupaten_kode = open_kabupaten.kode);
end $$;
comment on function open_kabupaten is 'Uses up the link of the first admin and opens a kabupaten; false when the link is not good.';
revoke all on function open_kabupaten from public;
grant execute on function open_kabupaten to simpul_app;

create function is_undangan_pertama(kode_hash_given bytea, at timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from undangan_pertama u where u.kode_hash = kode_hash_given and u.used_at is null and u.expires_at > at
  );
comment on function is_undangan_pertama is 'Whether a link of the first admin is still good; tells nothing else.';
revoke all on function is_undangan_pertama from public;
grant execute on function is_undangan_pertama to simpul_app;
