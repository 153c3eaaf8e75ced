create table pengguna (
  kabupaten_kode      text not null references kabupaten,
  id                  uuid not null,
  nama_pengguna       text not null check (nama_pengguna ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  nama                text not null check (nama <> ''),
  telepon             text,
  sandi_hash          text,
  harus_ganti_sandi   boolean not null default false,
  dinonaktifkan_pada  timestamptz,
  version             int not null default 1,
  created_at          timestamptz not null default now(),
  primary key (kabupaten_kode, id),
  unique (kabupaten_kode, nama_pengguna)
);
comment on table pengguna is 'A person who signs in. User names are unique inside a kabupaten; nobody needs an e-mail.';
grant select, insert, update on pengguna to simpul_app;

create table penugasan (
  kabupaten_kode  text not null,
  id              uuid not null,
  pengguna_id     uuid not null,
  peran           text not null check (peran in (
    'kader', 'ketua', 'sekretaris', 'bendahara', 'ketua_bidang',
    'bidan', 'nakes', 'petugas_puskesmas',
    'operator', 'sekdes', 'kepala_desa', 'kecamatan', 'petugas_dinas',
    'dpmd', 'tim_pembina', 'admin')),
  posyandu_id     uuid,
  bidang          text references bidang (kode),
  kantor_id       uuid,
  wilayah_kode    text references wilayah (kode),
  berlaku_dari    date not null,
  berlaku_sampai  date,
  delegasi_dari   uuid,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, pengguna_id) references pengguna,
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, kantor_id) references kantor,
  foreign key (kabupaten_kode, delegasi_dari) references penugasan,
  check (peran not in ('kader', 'ketua', 'sekretaris', 'bendahara', 'ketua_bidang') or posyandu_id is not null),
  check (peran not in ('kader', 'ketua_bidang') or bidang is not null),
  check (peran not in ('bidan', 'nakes', 'petugas_puskesmas', 'operator', 'sekdes', 'kepala_desa', 'petugas_dinas', 'kecamatan') or kantor_id is not null),
  check (berlaku_sampai is null or berlaku_sampai >= berlaku_dari),
  -- A delegation always ends: a forgotten one would be a second kepala desa.
  check (delegasi_dari is null or berlaku_sampai is not null)
);
comment on table penugasan is 'A role with its scope and dates. The izin matrix of domain/pengguna decides what it may see.';
create index penugasan_by_pengguna on penugasan (kabupaten_kode, pengguna_id);
create index penugasan_by_posyandu on penugasan (kabupaten_kode, posyandu_id) where posyandu_id is not null;
grant select, insert, update on penugasan to simpul_app;

create table perangkat (
  kabupaten_kode  text not null,
  id              uuid not null,
  pengguna_id     uuid not null,
  nama            text not null default '',
  -- Data key of this device and user, sealed to the server's own key: released only after an online sign-in.
  recovery_key    bytea,
  registered_at   timestamptz not null default now(),
  last_seen_at    timestamptz,
  revoked_at      timestamptz,
  revoked_by      uuid,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, pengguna_id) references pengguna
);
comment on table perangkat is 'One phone of one pengguna. A revoked one may only push its sealed outbox.';
create index perangkat_by_pengguna on perangkat (kabupaten_kode, pengguna_id);
grant select, insert, update on perangkat to simpul_app;

create table sesi (
  kabupaten_kode  text not null,
  token_hash      bytea not null,
  pengguna_id     uuid not null,
  perangkat_id    uuid,
  user_agent      text not null default '',
  created_at      timestamptz not null default now(),
  expires_at      timestamptz not null,
  last_seen_at    timestamptz not null default now(),
  revoked_at      timestamptz,
  primary key (kabupaten_kode, token_hash),
  foreign key (kabupaten_kode, pengguna_id) references pengguna,
  foreign key (kabupaten_kode, perangkat_id) references perangkat
);
comment on table sesi is 'A 256-bit token as its SHA-256; the token itself is only in the cookie.';
create index sesi_by_pengguna on sesi (kabupaten_kode, pengguna_id);
grant select, insert, update on sesi to simpul_app;

create table percobaan_masuk (
  kabupaten_kode  text not null references kabupaten,
  id              bigint generated always as identity,
  kunci           text not null,
  at              timestamptz not null default now(),
  primary key (kabupaten_kode, id)
);
comment on table percobaan_masuk is 'Failed sign-ins by hashed user name and by address: the lock-out by rate reads it, a job empties it.';
create index percobaan_masuk_by_kunci on percobaan_masuk (kabupaten_kode, kunci, at);
grant select, insert, delete on percobaan_masuk to simpul_app;

create table kode_sekali (
  kabupaten_kode  text not null,
  id              uuid not null,
  pengguna_id     uuid not null,
  kegunaan        text not null check (kegunaan in ('reset_sandi', 'undangan')),
  kode_hash       bytea not null,
  dibuat_oleh     uuid,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, pengguna_id) references pengguna
);
comment on table kode_sekali is 'A one-time code on paper: new password, first admin.';
create index kode_sekali_by_pengguna on kode_sekali (kabupaten_kode, pengguna_id);
grant select, insert, update on kode_sekali to simpul_app;

create table audit_entry (
  kabupaten_kode  text not null references kabupaten,
  id              bigint generated always as identity,
  at              timestamptz not null default now(),
  actor_id        uuid,
  perangkat_id    uuid,
  action          text not null check (action <> ''),
  subject_kind    text not null,
  subject_id      uuid,
  -- Reasons and counts, never a person's data; schema: contract/audit.ts
  detail          jsonb not null default '{}',
  primary key (kabupaten_kode, id)
);
comment on table audit_entry is 'Beside every write, export and break-glass. The application can only add to it.';
create index audit_by_subject on audit_entry (kabupaten_kode, subject_id, at);
create index audit_by_actor on audit_entry (kabupaten_kode, actor_id, at);
grant select, insert on audit_entry to simpul_app;

create table break_glass (
  kabupaten_kode  text not null,
  id              uuid not null,
  pengguna_id     uuid not null,
  alasan          text not null check (length(alasan) >= 10),
  posyandu_id     uuid,
  started_at      timestamptz not null default now(),
  expires_at      timestamptz not null,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, pengguna_id) references pengguna,
  foreign key (kabupaten_kode, posyandu_id) references posyandu
);
comment on table break_glass is 'An admin who must see a person''s record says why, for one hour, and it is written down.';
grant select, insert on break_glass to simpul_app;

create table command_log (
  kabupaten_kode  text not null,
  id              uuid not null,
  pengguna_id     uuid not null,
  perangkat_id    uuid,
  posyandu_id     uuid,
  kind            text not null,
  v               int not null,
  outcome         text not null check (outcome in ('accepted', 'conflict', 'refused')),
  -- The answer given, so that the same id gets the same answer; schema: contract/sync.ts CommandReply
  reply           jsonb not null,
  received_at     timestamptz not null default now(),
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, pengguna_id) references pengguna
);
comment on table command_log is 'Every command from a device by its own id: sending it twice changes nothing.';
create index command_log_by_posyandu on command_log (kabupaten_kode, posyandu_id, received_at);
grant select, insert, update on command_log to simpul_app;

create table konflik (
  kabupaten_kode  text not null,
  id              uuid not null,
  posyandu_id     uuid not null,
  record_kind     text not null,
  record_id       uuid not null,
  command_id      uuid not null,
  -- Field by field: mine, theirs, the base; schema: contract/sync.ts FieldClash[]
  clash           jsonb not null,
  created_at      timestamptz not null default now(),
  settled_at      timestamptz,
  settled_by      uuid,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu
);
comment on table konflik is 'Two people changed the same field of a mutable record; both values are kept until a person chooses.';
grant select, insert, update on konflik to simpul_app;
