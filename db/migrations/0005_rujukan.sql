create table kebutuhan (
  kabupaten_kode  text not null,
  id              uuid not null,
  posyandu_id     uuid not null,
  bidang          text not null references bidang (kode),
  jenis           text not null check (jenis ~ '^[a-z0-9_]+$'),
  sasaran_id      uuid,
  pemohon_nama    text not null default '',
  pemohon_telepon text not null default '',
  uraian          text not null check (length(uraian) <= 2000),
  lokasi          text not null default '',
  rt              text not null default '',
  is_darurat      boolean not null default false,
  tanggal         date not null,
  dicatat_oleh    uuid not null,
  recorded_at     timestamptz not null,
  received_at     timestamptz not null default now(),
  extra           jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, sasaran_id) references sasaran
);
comment on table kebutuhan is 'A lack found (temuan), of one bidang, told once.';
create index kebutuhan_by_posyandu on kebutuhan (kabupaten_kode, posyandu_id, tanggal);
grant select, insert on kebutuhan to simpul_app;

create table rujukan (
  kabupaten_kode  text not null,
  id              uuid not null,
  jalur           text not null check (jalur in ('kesehatan', 'pengajuan')),
  posyandu_id     uuid not null,
  desa_kode       text not null references wilayah (kode),
  bidang          text not null references bidang (kode),
  kebutuhan_id    uuid,
  sasaran_id      uuid,
  urgensi         text not null check (urgensi in ('biasa', 'minggu_ini', 'hari_ini', 'sekarang')),
  -- Codes of what was seen, of the receiving bidang only (invariant 11).
  alasan          text[] not null default '{}',
  ringkasan       text not null default '' check (length(ringkasan) <= 2000),
  status          text not null check (status ~ '^[a-z_]+$'),
  kantor_id       uuid,
  -- Of the last answer: kind, text, promised date, money, document; schema: contract/rujukan.ts Jawaban
  jawaban         jsonb,
  dijanjikan_pada date,
  opened_at       timestamptz not null,
  opened_on       date not null,
  -- When it came to whoever has to move now, and when that is due (working days, computed by domain/rujukan).
  giliran         text not null check (giliran in ('kader_bidang', 'desa', 'kantor', 'pemohon', 'tidak_ada')),
  giliran_sejak   timestamptz not null,
  desa_due_on     date,
  kantor_due_on   date,
  merah_sejak_on  date,
  is_paused       boolean not null default false,
  answered_at     timestamptz,
  closed_at       timestamptz,
  version         int not null default 1 check (version > 0),
  change_seq      bigint not null,
  recorded_at     timestamptz not null,
  received_at     timestamptz not null default now(),
  extra           jsonb not null default '{}',
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, kebutuhan_id) references kebutuhan,
  foreign key (kabupaten_kode, sasaran_id) references sasaran,
  foreign key (kabupaten_kode, kantor_id) references kantor,
  check (jalur = 'kesehatan' or kebutuhan_id is not null),
  check (jalur = 'pengajuan' or (sasaran_id is not null and bidang = 'kesehatan')),
  -- An answered rujukan without an answer is the failure this product exists to end.
  check (answered_at is null or jawaban is not null)
);
comment on table rujukan is 'A need handed to whoever must answer it. Permendagri 13/2024. Current state; its moves are in rujukan_move.';
create unique index rujukan_feed on rujukan (kabupaten_kode, posyandu_id, change_seq);
create index rujukan_by_desa on rujukan (kabupaten_kode, desa_kode, giliran, opened_at);
create index rujukan_by_kantor on rujukan (kabupaten_kode, kantor_id, giliran, opened_at) where kantor_id is not null;
create index rujukan_by_bidang on rujukan (kabupaten_kode, bidang, status);
create index rujukan_by_sasaran on rujukan (kabupaten_kode, sasaran_id) where sasaran_id is not null;
grant select, insert, update on rujukan to simpul_app;

create table rujukan_move (
  kabupaten_kode  text not null,
  rujukan_id      uuid not null,
  urut            int not null,
  langkah         text not null check (langkah ~ '^[a-z_]+$'),
  dari            text,
  ke              text not null,
  giliran         text not null,
  actor_id        uuid,
  peran           text not null,
  kantor_id       uuid,
  at              timestamptz not null,
  received_at     timestamptz not null default now(),
  catatan         text not null default '' check (length(catatan) <= 2000),
  -- What the move needs; schema: contract/rujukan.ts MoveData
  data            jsonb not null default '{}',
  primary key (kabupaten_kode, rujukan_id, urut),
  foreign key (kabupaten_kode, rujukan_id) references rujukan
);
comment on table rujukan_move is 'Insert-only: who moved a rujukan, when, to where and with what words.';
grant select, insert on rujukan_move to simpul_app;
