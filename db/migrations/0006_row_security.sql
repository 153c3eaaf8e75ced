-- Every table with kabupaten_kode shows only the kabupaten the transaction named with SET LOCAL.
-- Not forced: the owner seeds and backs up by COPY, which row security forbids.
do $$
declare t text;
begin
  foreach t in array array[
    'hari_libur', 'kantor', 'kantor_bidang', 'kantor_wilayah', 'posyandu', 'feed_counter', 'feed_removal',
    'pengguna', 'penugasan', 'perangkat', 'sesi', 'percobaan_masuk', 'kode_sekali', 'audit_entry', 'break_glass',
    'command_log', 'konflik', 'keluarga', 'sasaran', 'hari_buka', 'kehadiran', 'pengukuran', 'penilaian', 'layanan',
    'kebutuhan', 'rujukan', 'rujukan_move'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy kabupaten on %I using (kabupaten_kode = current_kabupaten()) with check (kabupaten_kode = current_kabupaten())', t);
  end loop;
end $$;
