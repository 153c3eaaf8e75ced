-- Many posyandu from one file. The area of such an import may be the whole kabupaten: desa_kode then
-- holds its code (DPMD, admin); an operator's holds the own desa.
alter table impor drop constraint impor_jenis_check;
alter table impor add constraint impor_jenis_check check (jenis in ('penduduk', 'pengukuran', 'posyandu'));
comment on column impor.desa_kode is 'The desa the rows belong to; for jenis posyandu of a whole kabupaten its code.';
