create table konfirmasi_gizi (
  kabupaten_kode  text not null,
  id              uuid not null,
  pengukuran_id   uuid not null,
  sasaran_id      uuid not null,
  -- What the rules answered when the nakes looked, kept beside what she decided.
  dihitung        jsonb not null,
  rule_version    text not null,
  status_berat    text,
  status_tinggi   text,
  status_gizi     text,
  catatan         text not null default '' check (length(catatan) <= 300),
  dikonfirmasi_oleh uuid not null,
  at              timestamptz not null default now(),
  primary key (kabupaten_kode, id),
  foreign key (kabupaten_kode, pengukuran_id) references pengukuran,
  foreign key (kabupaten_kode, sasaran_id) references sasaran,
  foreign key (kabupaten_kode, dikonfirmasi_oleh) references pengguna (kabupaten_kode, id)
);
comment on table konfirmasi_gizi is 'Insert-only: a nakes confirms the status of one measurement by pmk_bulan_penuh. The latest of a measurement counts. dihitung: contract/laporan.ts ComputedStatus.';
create index konfirmasi_gizi_by_pengukuran on konfirmasi_gizi (kabupaten_kode, pengukuran_id, at desc);
grant select, insert on konfirmasi_gizi to simpul_app;

alter table konfirmasi_gizi enable row level security;
create policy kabupaten on konfirmasi_gizi using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten());
