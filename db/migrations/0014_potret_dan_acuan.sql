-- What an office types in beside what is counted, what was counted when a month was closed, and the
-- tables of rules a kabupaten may have of its own.

create table sasaran_proyeksi (
  kabupaten_kode  text not null references kabupaten,
  desa_kode       text not null references wilayah (kode) check (desa_kode ~ '^\d{2}\.\d{2}\.\d{2}\.\d{4}$'),
  tahun           int not null check (tahun between 2020 and 2100),
  -- Children of 0 to 59 months, as the Puskesmas or the Dinas expects them.
  balita          int not null check (balita between 1 and 100000),
  sumber          text not null default '' check (length(sumber) <= 120),
  diubah_oleh     uuid not null,
  diubah_pada     timestamptz not null default now(),
  primary key (kabupaten_kode, desa_kode, tahun),
  foreign key (kabupaten_kode, diubah_oleh) references pengguna (kabupaten_kode, id),
  check (desa_kode like kabupaten_kode || '.%')
);
comment on table sasaran_proyeksi is 'IND-DS: the other denominator, of a desa and a year. A desa without a row has none; it is never guessed.';
grant select, insert, update, delete on sasaran_proyeksi to simpul_app;

create table potret_bulan (
  kabupaten_kode  text not null,
  id              uuid not null,
  posyandu_id     uuid not null,
  bulan           text not null check (bulan ~ '^\d{4}-\d{2}$'),
  -- What was counted; schema: contract/laporan.ts IsiPotret
  isi             jsonb not null,
  rule_version    text not null,
  ditutup_oleh    uuid not null,
  ditutup_pada    timestamptz not null,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, ditutup_oleh) references pengguna (kabupaten_kode, id)
);
comment on table potret_bulan is 'Insert-only: what a month was when a nakes closed it. The latest stands beside the live figure.';
create index potret_bulan_latest on potret_bulan (kabupaten_kode, posyandu_id, bulan, ditutup_pada desc);
grant select, insert on potret_bulan to simpul_app;

create table hitungan_posyandu (
  kabupaten_kode  text not null,
  posyandu_id     uuid not null,
  jenis           text not null,
  dari            text not null check (dari ~ '^\d{4}-\d{2}$'),
  sampai          text not null check (sampai ~ '^\d{4}-\d{2}$'),
  -- The last number of the feed when it was counted; another one there means: count again.
  change_seq      bigint not null,
  rule_version    text not null,
  -- Counts; schema: indikator/*.query.ts, by jenis
  isi             jsonb not null,
  primary key (kabupaten_kode, posyandu_id, jenis, dari, sampai),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  check (dari <= sampai)
);
comment on table hitungan_posyandu is 'Derived and replaceable: figures of one posyandu and some months, kept until its feed moves, so that the overview of a kabupaten reads no people.';
grant select, insert, update on hitungan_posyandu to simpul_app;

create table tabel_aturan (
  kabupaten_kode  text not null references kabupaten,
  nama            text not null check (nama in ('tangga', 'kbm', 'nomor_tolong')),
  berlaku_dari    date not null,
  -- The table itself; schema: contract/paket.ts
  isi             jsonb not null,
  dibuat_oleh     uuid not null,
  dibuat_pada     timestamptz not null default now(),
  primary key (kabupaten_kode, nama, berlaku_dari),
  foreign key (kabupaten_kode, dibuat_oleh) references pengguna (kabupaten_kode, id)
);
comment on table tabel_aturan is 'Insert-only: a rule table of a kabupaten and the day it comes into force. Before the first, the national one of domain holds.';
grant select, insert on tabel_aturan to simpul_app;

create table paket_versi (
  kabupaten_kode  text primary key references kabupaten,
  versi           bigint not null default 1
);
comment on table paket_versi is 'Goes up whenever something changes that the packs of phones are made of, so that a pull need not make them to know.';
grant select, insert, update on paket_versi to simpul_app;

do $$
declare t text;
begin
  foreach t in array array['sasaran_proyeksi', 'potret_bulan', 'hitungan_posyandu', 'tabel_aturan', 'paket_versi'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy kabupaten on %I using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten())', t);
  end loop;
end $$;

create function naikkan_paket_versi() returns trigger language plpgsql as $$
declare kode text := case when tg_op = 'DELETE' then old.kabupaten_kode else new.kabupaten_kode end;
begin
  insert into paket_versi (kabupaten_kode) values (kode)
    on conflict (kabupaten_kode) do update set versi = paket_versi.versi + 1;
  return null;
end $$;
create function naikkan_semua_paket_versi() returns trigger language plpgsql as $$
begin
  insert into paket_versi (kabupaten_kode) select kabupaten_kode from kabupaten
    on conflict (kabupaten_kode) do update set versi = paket_versi.versi + 1;
  return null;
end $$;
create trigger paket_versi after insert or update or delete on hari_libur
  for each row execute function naikkan_paket_versi();
create trigger paket_versi after insert on tabel_aturan
  for each row execute function naikkan_paket_versi();
create trigger paket_versi after insert or update or delete on hari_libur_nasional
  for each statement execute function naikkan_semua_paket_versi();
