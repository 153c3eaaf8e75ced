create table impor (
  kabupaten_kode  text not null,
  id              uuid not null,
  jenis           text not null check (jenis in ('penduduk', 'pengukuran')),
  posyandu_id     uuid,
  desa_kode       text references wilayah (kode),
  nama_berkas     text not null,
  sha256          text not null,
  status          text not null check (status in ('diperiksa', 'siap', 'berjalan', 'selesai', 'gagal', 'dibatalkan')),
  -- Which column is what; schema: contract/impor.ts Pemetaan
  pemetaan        jsonb not null default '{}',
  -- Counts and row errors; schema: contract/impor.ts ImporKepala, hitungan
  hasil           jsonb not null default '{}',
  jumlah_baris    int not null default 0,
  baris_selesai   int not null default 0,
  dibuat_oleh     uuid not null,
  created_at      timestamptz not null default now(),
  finished_at     timestamptz,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, posyandu_id) references posyandu,
  foreign key (kabupaten_kode, dibuat_oleh) references pengguna (kabupaten_kode, id)
);
comment on table impor is 'One file on its way into the register: checked, confirmed, written in batches, safe to repeat.';
grant select, insert, update on impor to simpul_app;

create table impor_berkas (
  kabupaten_kode  text not null,
  impor_id        uuid not null,
  isi             bytea not null,
  primary key (kabupaten_kode, impor_id),
  foreign key (kabupaten_kode, impor_id) references impor
);
comment on table impor_berkas is 'The file as it came, kept only until its import is done or cancelled.';
grant select, insert, delete on impor_berkas to simpul_app;

create table impor_baris (
  kabupaten_kode  text not null,
  impor_id        uuid not null,
  urut            int not null,
  -- The line of the file, as the person sees it; a sheet with a column a month has twelve rows for one line.
  baris           int not null,
  -- The parsed row; schema: IsiPenduduk of sasaran/check-penduduk.ts, IsiPengukuran of pengukuran/check-pengukuran.ts
  isi             jsonb not null,
  keputusan       text not null check (keputusan in ('baru', 'perbarui', 'sama', 'lewati', 'salah')),
  sasaran_id      uuid,
  masalah         text[] not null default '{}',
  -- Set in the transaction that wrote the row: an import cut in the middle goes on where it stopped.
  is_written      boolean not null default false,
  primary key (kabupaten_kode, impor_id, urut),
  foreign key (kabupaten_kode, impor_id) references impor
);
comment on table impor_baris is 'Rows waiting for the yes of a person; emptied when the import is done.';
grant select, insert, update, delete on impor_baris to simpul_app;

create table pemetaan_impor (
  kabupaten_kode  text not null references kabupaten,
  jenis           text not null,
  sidik_kepala    text not null,
  pemetaan        jsonb not null,
  diubah_pada     timestamptz not null default now(),
  primary key (kabupaten_kode, jenis, sidik_kepala)
);
comment on table pemetaan_impor is 'The mapping a person chose for a header row, remembered for the next file. pemetaan: contract/impor.ts Pemetaan.';
grant select, insert, update on pemetaan_impor to simpul_app;

alter table impor enable row level security;
create policy kabupaten on impor using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
alter table impor_berkas enable row level security;
create policy kabupaten on impor_berkas using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
alter table impor_baris enable row level security;
create policy kabupaten on impor_baris using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
alter table pemetaan_impor enable row level security;
create policy kabupaten on pemetaan_impor using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
