-- A named task inside a Dinas Kesehatan: the matrix AKSES-3 answers by it.
alter table penugasan add column fungsi text check (fungsi in ('gizi', 'p2'));
alter table penugasan add check (fungsi is null or peran = 'petugas_dinas');
comment on column penugasan.fungsi is 'gizi reads growth by name, p2 the sensitive screening; only where the dinas answers for kesehatan.';

create table rilis_rembuk (
  kabupaten_kode  text not null,
  id              uuid not null,
  desa_kode       text not null references wilayah (kode) check (desa_kode ~ '^\d{2}\.\d{2}\.\d{2}\.\d{4}$'),
  -- Measured from the first day of one month to the last of another.
  bulan_dari      text not null check (bulan_dari ~ '^\d{4}-\d{2}$'),
  bulan_sampai    text not null check (bulan_sampai ~ '^\d{4}-\d{2}$'),
  -- The last day on which the desa may read it: a list of names does not stay open for ever.
  terbuka_sampai  date not null,
  kantor_id       uuid not null,
  dilepas_oleh    uuid not null,
  dilepas_pada    timestamptz not null,
  ditarik_oleh    uuid,
  ditarik_pada    timestamptz,
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, kantor_id) references kantor,
  foreign key (kabupaten_kode, dilepas_oleh) references pengguna (kabupaten_kode, id),
  foreign key (kabupaten_kode, ditarik_oleh) references pengguna (kabupaten_kode, id),
  check (bulan_dari <= bulan_sampai),
  check ((ditarik_oleh is null) = (ditarik_pada is null))
);
comment on table rilis_rembuk is 'A Puskesmas shows the desa its list for the rembuk stunting, from a day to a day.';
create index rilis_rembuk_by_desa on rilis_rembuk (kabupaten_kode, desa_kode, dilepas_pada desc);
grant select, insert on rilis_rembuk to simpul_app;
grant update (ditarik_oleh, ditarik_pada) on rilis_rembuk to simpul_app;

create table rilis_rembuk_anak (
  kabupaten_kode  text not null,
  rilis_id        uuid not null,
  konfirmasi_id   uuid not null,
  primary key (kabupaten_kode, rilis_id, konfirmasi_id),
  foreign key (kabupaten_kode, rilis_id) references rilis_rembuk,
  foreign key (kabupaten_kode, konfirmasi_id) references konfirmasi_gizi
);
comment on table rilis_rembuk_anak is 'Who was on the list when the Puskesmas looked at it. What is confirmed later is not shown by it.';
grant select, insert on rilis_rembuk_anak to simpul_app;

alter table rilis_rembuk enable row level security;
create policy kabupaten on rilis_rembuk using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
alter table rilis_rembuk_anak enable row level security;
create policy kabupaten on rilis_rembuk_anak using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
