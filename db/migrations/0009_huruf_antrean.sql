-- The letter of a phone at its posyandu, A to Z then AA: queue numbers of two phones never meet.
alter table perangkat
  add column posyandu_id uuid,
  add column huruf_antrean text check (huruf_antrean ~ '^[A-Z]{1,2}$'),
  add foreign key (kabupaten_kode, posyandu_id) references posyandu;
create unique index perangkat_huruf_once on perangkat (kabupaten_kode, posyandu_id, huruf_antrean) where huruf_antrean is not null;
