create table keluarga (
  kabupaten_kode  text not null,
  id              uuid not null,
  posyandu_id     uuid not null,
  nomor_kk        text check (nomor_kk ~ '^\d{16}$'),
  nama_kepala     text not null default '',
  version         int not null default 1,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu
);
comment on table keluarga is 'A family as registered. The number of the card is no key: two families may share a typing error.';
create index keluarga_by_kk on keluarga (kabupaten_kode, nomor_kk) where nomor_kk is not null;
grant select, insert, update on keluarga to simpul_app;

create table sasaran (
  kabupaten_kode   text not null,
  id               uuid not null,
  posyandu_id      uuid not null,
  keluarga_id      uuid,
  nama             text not null check (nama <> '' and length(nama) <= 120),
  nama_panggilan   text not null default '',
  jenis_kelamin    text not null check (jenis_kelamin in ('L', 'P')),
  tanggal_lahir    date not null,
  -- False when only month or year was known and the day was filled in.
  tanggal_lahir_pasti boolean not null default true,
  nik              text check (nik ~ '^\d{16}$'),
  nik_status       text not null check (nik_status in ('ada', 'belum', 'tidak_tahu', 'tidak_valid', 'nik_ibu')),
  nama_ibu         text not null default '',
  ibu_id           uuid,
  urutan_kembar    int check (urutan_kembar between 1 and 9),
  rt               text not null default '' check (length(rt) <= 5),
  rw               text not null default '' check (length(rw) <= 5),
  dusun            text not null default '',
  alamat           text not null default '',
  telepon          text not null default '',
  punya_buku_kia   boolean,
  keadaan_ibu      text check (keadaan_ibu in ('hamil', 'nifas', 'menyusui')),
  is_tamu          boolean not null default false,
  status_sasaran   text not null default 'aktif' check (status_sasaran in ('aktif', 'pindah', 'meninggal')),
  left_on          date,
  pindah_ke        text,
  version          int not null default 1 check (version > 0),
  change_seq       bigint not null,
  recorded_at      timestamptz not null,
  received_at      timestamptz not null default now(),
  -- Fields of a newer app, kept and returned untouched; schema: contract/extra.ts
  extra            jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, keluarga_id) references keluarga,
  check ((status_sasaran = 'aktif') = (left_on is null)),
  check (nik is not null or nik_status not in ('ada', 'nik_ibu'))
);
comment on table sasaran is 'A person on the register of a posyandu. NIK is optional, softly checked, never a key.';
create unique index sasaran_feed on sasaran (kabupaten_kode, posyandu_id, change_seq);
create index sasaran_by_nik on sasaran (kabupaten_kode, nik) where nik is not null;
create index sasaran_by_birth on sasaran (kabupaten_kode, posyandu_id, tanggal_lahir);
grant select, insert, update on sasaran to simpul_app;

create table hari_buka (
  kabupaten_kode  text not null,
  id              uuid not null,
  posyandu_id     uuid not null,
  tanggal         date not null,
  status          text not null check (status in ('direncanakan', 'dibuka', 'ditutup')),
  tempat          text not null default '',
  jam_mulai       text not null default '' check (jam_mulai = '' or jam_mulai ~ '^\d{2}[.:]\d{2}$'),
  undangan        text not null default '',
  -- Who does what: [{ nama, langkah }]; schema: contract/hari-buka.ts Tugas
  tugas           jsonb not null default '[]',
  dibuka_pada     timestamptz,
  ditutup_pada    timestamptz,
  -- What the closing phone showed; schema: contract/hari-buka.ts RingkasanHari
  ringkasan       jsonb,
  version         int not null default 1 check (version > 0),
  change_seq      bigint not null,
  recorded_at     timestamptz not null,
  received_at     timestamptz not null default now(),
  extra           jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  unique (kabupaten_kode, posyandu_id, tanggal),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  check (status <> 'ditutup' or ringkasan is not null)
);
comment on table hari_buka is 'The service day of one posyandu. Its id is made of posyandu and date, so two phones agree without talking.';
create unique index hari_buka_feed on hari_buka (kabupaten_kode, posyandu_id, change_seq);
grant select, insert, update on hari_buka to simpul_app;

create table kehadiran (
  kabupaten_kode   text not null,
  id               uuid not null,
  posyandu_id      uuid not null,
  hari_buka_id     uuid not null,
  sasaran_id       uuid not null,
  tanggal          date not null,
  nomor_antrean    text not null check (nomor_antrean ~ '^[A-Z]{1,2}\d{1,3}$'),
  langkah_selesai  int[] not null default '{}',
  is_tamu          boolean not null default false,
  batal_karena     text,
  version          int not null default 1 check (version > 0),
  change_seq       bigint not null,
  recorded_at      timestamptz not null,
  received_at      timestamptz not null default now(),
  extra            jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, hari_buka_id) references hari_buka,
  foreign key (kabupaten_kode, sasaran_id) references sasaran,
  unique (kabupaten_kode, hari_buka_id, sasaran_id)
);
comment on table kehadiran is 'One sasaran present at one hari buka. Finished langkah only add.';
create unique index kehadiran_feed on kehadiran (kabupaten_kode, posyandu_id, change_seq);
create index kehadiran_by_hari_buka on kehadiran (kabupaten_kode, hari_buka_id);
create index kehadiran_by_sasaran on kehadiran (kabupaten_kode, sasaran_id);
grant select, insert, update on kehadiran to simpul_app;

create table pengukuran (
  kabupaten_kode      text not null,
  id                  uuid not null,
  posyandu_id         uuid not null,
  asal_posyandu_id    uuid not null,
  sasaran_id          uuid not null,
  hari_buka_id        uuid,
  konteks             text not null check (konteks in ('hari_buka', 'sweeping', 'buku_kia', 'susulan', 'impor')),
  measured_on         date not null,
  weight_gram         int check (weight_gram between 200 and 400000),
  length_mm           int check (length_mm between 200 and 2500),
  posisi_ukur         text check (posisi_ukur in ('terlentang', 'berdiri')),
  lila_mm             int check (lila_mm between 30 and 800),
  lingkar_kepala_mm   int check (lingkar_kepala_mm between 150 and 800),
  edema               boolean,
  alasan_tidak_wajar  text,
  measured_by         text not null default '',
  typed_by            uuid,
  supersedes          uuid,
  batal_karena        text,
  -- The command that superseded this one, so that the current record is found without walking the chain.
  superseded_by       uuid,
  version             int not null default 1 check (version > 0),
  change_seq          bigint not null,
  recorded_at         timestamptz not null,
  received_at         timestamptz not null default now(),
  extra               jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, asal_posyandu_id) references posyandu (kabupaten_kode, id),
  foreign key (kabupaten_kode, sasaran_id) references sasaran,
  foreign key (kabupaten_kode, hari_buka_id) references hari_buka,
  foreign key (kabupaten_kode, supersedes) references pengukuran
);
comment on table pengukuran is 'Measures of one moment. A correction is a new record that supersedes; measured_on is the date of service, never altered.';
create unique index pengukuran_feed on pengukuran (kabupaten_kode, posyandu_id, change_seq);
create index pengukuran_by_sasaran on pengukuran (kabupaten_kode, sasaran_id, measured_on);
create index pengukuran_by_month on pengukuran (kabupaten_kode, posyandu_id, measured_on) where superseded_by is null and batal_karena is null;
grant select, insert on pengukuran to simpul_app;
grant update (superseded_by, posyandu_id, version, change_seq) on pengukuran to simpul_app;

create table penilaian (
  kabupaten_kode  text not null,
  pengukuran_id   uuid not null,
  sasaran_id      uuid not null,
  posyandu_id     uuid not null,
  measured_on     date not null,
  rule_version    text not null,
  age_days        int not null,
  completed_months int not null,
  -- Two named methods, never mixed; null is "not computable".
  z_bbu_harian    numeric(5,2),
  z_tbu_harian    numeric(5,2),
  z_bbtb_harian   numeric(5,2),
  z_imtu_harian   numeric(5,2),
  z_bbu_pmk       numeric(5,2),
  z_tbu_pmk       numeric(5,2),
  z_bbtb_pmk      numeric(5,2),
  z_imtu_pmk      numeric(5,2),
  flagged         text[] not null default '{}',
  status_berat    text,
  status_tinggi   text,
  status_gizi     text,
  -- N, T, O, B of the weighing that counts in its month; null when it does not count.
  naik            text check (naik in ('N', 'T', 'O', 'B')),
  dua_t           boolean not null default false,
  bgm             boolean not null default false,
  rung            int check (rung between 1 and 4),
  primary key (kabupaten_kode, pengukuran_id),
  foreign key (kabupaten_kode, pengukuran_id) references pengukuran,
  foreign key (kabupaten_kode, sasaran_id) references sasaran
);
comment on table penilaian is 'Derived and replaceable: what domain/pertumbuhan answered, with the rule version. Dashboards count it.';
create index penilaian_by_month on penilaian (kabupaten_kode, posyandu_id, measured_on);
create index penilaian_by_sasaran on penilaian (kabupaten_kode, sasaran_id, measured_on);
grant select, insert, update, delete on penilaian to simpul_app;

create table layanan (
  kabupaten_kode  text not null,
  id              uuid not null,
  posyandu_id     uuid not null,
  sasaran_id      uuid not null,
  hari_buka_id    uuid,
  jenis           text not null check (jenis ~ '^[a-z0-9_]+$'),
  tanggal         date not null,
  jumlah          int check (jumlah between 0 and 1000),
  catatan         text not null default '',
  is_disalin      boolean not null default false,
  supersedes      uuid,
  superseded_by   uuid,
  batal_karena    text,
  typed_by        uuid,
  version         int not null default 1 check (version > 0),
  change_seq      bigint not null,
  recorded_at     timestamptz not null,
  received_at     timestamptz not null default now(),
  extra           jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, sasaran_id) references sasaran,
  foreign key (kabupaten_kode, hari_buka_id) references hari_buka,
  foreign key (kabupaten_kode, supersedes) references layanan
);
comment on table layanan is 'Something given to a sasaran. is_disalin: copied from the Buku KIA, never counted as given here.';
create unique index layanan_feed on layanan (kabupaten_kode, posyandu_id, change_seq);
create index layanan_by_sasaran on layanan (kabupaten_kode, sasaran_id, tanggal);
grant select, insert on layanan to simpul_app;
grant update (superseded_by, posyandu_id, version, change_seq) on layanan to simpul_app;
