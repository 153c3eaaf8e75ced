-- Invariant 12, the last line: the codes that say HIV, syphilis, hepatitis B or membership of a risk
-- group are in no table a phone writes to. The words are those of domain/pengguna/tidak-dicatat.ts; a
-- test compares.
create function kode_tidak_dicatat(kode text) returns boolean language sql immutable parallel safe as $$
  select kode ~ '(^|_)(hiv|aids|odha|odhiv|arv|cd4|vct|ppia|pmtct|ims|sifilis|syphilis|vdrl|rpr|tpha|hbsag|hbeag|hbig|wps|psk|lsl|waria|penasun|idu)[0-9]*(_|$)'
    or kode ~ '(^|_)(hepatitis_b|raja_singa|tiga_eliminasi|tripel_eliminasi|triple_eliminasi|populasi_kunci|pekerja_seks|kelompok_berisiko)[0-9]*(_|$)'
$$;
-- With its schema: pg_dump restores with an empty search_path, and a check runs while it copies.
create function ada_kode_tidak_dicatat(kode text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_or(public.kode_tidak_dicatat(k)), false) from unnest(kode) as k
$$;
-- Not valid: what an older version let in must not keep this one from starting.
alter table layanan add constraint layanan_jenis_boleh_dicatat check (not kode_tidak_dicatat(jenis)) not valid;
alter table kebutuhan add constraint kebutuhan_jenis_boleh_dicatat check (not kode_tidak_dicatat(jenis)) not valid;
alter table rujukan add constraint rujukan_alasan_boleh_dicatat check (not ada_kode_tidak_dicatat(alasan)) not valid;

create table kalender_terhitung (
  kabupaten_kode  text primary key references kabupaten,
  -- Of every free day and every office's hours the due days of open matters were reckoned with.
  sidik           text not null check (sidik ~ '^[0-9a-f]{32}$'),
  pada            timestamptz not null
);
comment on table kalender_terhitung is 'Which calendar the due days of open matters follow. Another one is a reason to reckon them again (RUJ-5).';
alter table kalender_terhitung enable row level security;
create policy kabupaten on kalender_terhitung
  using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
grant select, insert, update on kalender_terhitung to simpul_app;
