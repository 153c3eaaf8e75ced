-- National reference data: the same for every kabupaten, read by all, changed only by migrations and the owner.

create table bidang (
  kode  text primary key check (kode ~ '^[a-z_]+$'),
  nama  text not null,
  urut  int not null unique
);
comment on table bidang is 'The six bidang of the SPM, in the order of Permendagri 13/2024.';
insert into bidang (kode, nama, urut) values
  ('pendidikan', 'Pendidikan', 1),
  ('kesehatan', 'Kesehatan', 2),
  ('pekerjaan_umum', 'Pekerjaan Umum', 3),
  ('perumahan_rakyat', 'Perumahan Rakyat', 4),
  ('trantibumlinmas', 'Ketertiban & Keamanan (Trantibum Linmas)', 5),
  ('sosial', 'Sosial', 6);

create table wilayah (
  kode            text primary key check (kode ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
  nama            text not null,
  induk_kode      text references wilayah (kode),
  berlaku_dari    date not null default '2025-01-01',
  berlaku_sampai  date
);
comment on table wilayah is 'Area tree by Kemendagri code: province, kabupaten/kota, kecamatan, desa/kelurahan. Kepmendagri 300.2.2-2138/2025.';
create index wilayah_induk on wilayah (induk_kode);

create table hari_libur_nasional (
  tanggal  date primary key,
  nama     text not null,
  sumber   text not null
);
comment on table hari_libur_nasional is 'National holidays and cuti bersama: no working day anywhere.';

create table data_rujukan (
  nama     text primary key,
  sidik    text not null,
  loaded_at timestamptz not null default now()
);
comment on table data_rujukan is 'Which edition of a national file is in the database: its SHA-256 and when it was loaded.';

grant select on bidang, wilayah, hari_libur_nasional, data_rujukan to simpul_app;

-- Tenants. kabupaten_kode leads every key of the tables that hold people's data.

create table kabupaten (
  kabupaten_kode  text primary key references wilayah (kode) check (kabupaten_kode ~ '^\d{2}\.\d{2}$'),
  nama            text not null,
  zona            text not null check (zona in ('WIB', 'WITA', 'WIT')),
  tahap           text not null default 'enam_spm' check (tahap in ('ilp', 'enam_spm')),
  is_demo         boolean not null default false,
  joined_at       timestamptz not null default now()
);
comment on table kabupaten is 'The unit that moves to its own server. is_demo puts "data contoh" on every screen.';
grant select on kabupaten to simpul_app;

create table hari_libur (
  kabupaten_kode  text not null references kabupaten,
  tanggal         date not null,
  nama            text not null,
  primary key (kabupaten_kode, tanggal)
);
comment on table hari_libur is 'Local free days of a kabupaten, beside the national ones.';
grant select, insert, update, delete on hari_libur to simpul_app;

create table kantor (
  kabupaten_kode  text not null references kabupaten,
  id              uuid not null,
  jenis           text not null check (jenis in ('desa', 'kecamatan', 'puskesmas', 'pustu', 'dinas', 'dpmd', 'tim_pembina')),
  nama            text not null check (nama <> ''),
  wilayah_kode    text not null references wilayah (kode),
  telepon         text,
  hari_kerja      int not null default 5 check (hari_kerja in (5, 6)),
  buka_menit      int not null default 480 check (buka_menit between 0 and 1439),
  tutup_menit     int not null default 960 check (tutup_menit between 1 and 1440),
  ditutup_pada    date,
  version         int not null default 1,
  primary key (kabupaten_kode, id),
  check (buka_menit < tutup_menit)
);
comment on table kantor is 'Every office that answers: desa, Puskesmas, Pustu, perangkat daerah, kecamatan. Opening hours feed the clock of working days.';
create unique index kantor_desa_once on kantor (kabupaten_kode, wilayah_kode) where jenis = 'desa';
grant select, insert, update on kantor to simpul_app;

create table kantor_bidang (
  kabupaten_kode  text not null,
  kantor_id       uuid not null,
  bidang          text not null references bidang (kode),
  primary key (kabupaten_kode, kantor_id, bidang),
  foreign key (kabupaten_kode, kantor_id) references kantor
);
comment on table kantor_bidang is 'Which bidang a dinas answers for.';
grant select, insert, delete on kantor_bidang to simpul_app;

create table kantor_wilayah (
  kabupaten_kode  text not null,
  kantor_id       uuid not null,
  wilayah_kode    text not null references wilayah (kode),
  primary key (kabupaten_kode, kantor_id, wilayah_kode),
  foreign key (kabupaten_kode, kantor_id) references kantor
);
comment on table kantor_wilayah is 'The desa and kelurahan a Puskesmas or Pustu serves.';
create index kantor_wilayah_by_wilayah on kantor_wilayah (kabupaten_kode, wilayah_kode);
grant select, insert, delete on kantor_wilayah to simpul_app;

create table posyandu (
  kabupaten_kode    text not null references kabupaten,
  id                uuid not null,
  desa_kode         text not null references wilayah (kode) check (desa_kode ~ '^\d{2}\.\d{2}\.\d{2}\.\d{4}$'),
  nama              text not null check (nama <> ''),
  nomor_registrasi  text check (nomor_registrasi ~ '^\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d{3}$'),
  alamat            text not null default '',
  zona              text not null check (zona in ('WIB', 'WITA', 'WIT')),
  puskesmas_id      uuid not null,
  ditutup_pada      date,
  version           int not null default 1,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, puskesmas_id) references kantor (kabupaten_kode, id),
  check (desa_kode like kabupaten_kode || '.%'),
  check (nomor_registrasi is null or nomor_registrasi like desa_kode || '.%')
);
comment on table posyandu is 'The institution. Its registration number is stored, never minted (Kepmendagri 100.3-2834/2025).';
create index posyandu_by_desa on posyandu (kabupaten_kode, desa_kode);
grant select, insert, update on posyandu to simpul_app;

create table feed_counter (
  kabupaten_kode  text not null,
  posyandu_id     uuid not null,
  last_seq        bigint not null default 0,
  primary key (kabupaten_kode, posyandu_id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu
);
comment on table feed_counter is 'The locked counter that makes the order of sequence numbers the order of commits (docs/sync.md).';
grant select, insert, update on feed_counter to simpul_app;

create table feed_removal (
  kabupaten_kode  text not null,
  posyandu_id     uuid not null,
  change_seq      bigint not null,
  kind            text not null check (kind in ('sasaran', 'hari_buka', 'kehadiran', 'pengukuran', 'layanan', 'rujukan')),
  record_id       uuid not null,
  primary key (kabupaten_kode, posyandu_id, change_seq),
  foreign key (kabupaten_kode, posyandu_id) references posyandu
);
comment on table feed_removal is 'A record that left the scope of a posyandu: its phones drop it.';
grant select, insert on feed_removal to simpul_app;

create table server_epoch (
  only_row  boolean primary key default true check (only_row),
  epoch     uuid not null
);
comment on table server_epoch is 'Changes when the server was restored from a backup; phones then send their sent commands again.';
insert into server_epoch (epoch) values (gen_random_uuid());
grant select, update on server_epoch to simpul_app;
