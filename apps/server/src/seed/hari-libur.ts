import type { Client } from 'pg'

/**
 * National holidays and cuti bersama, as announced in the joint decree of three ministers (SKB 3
 * Menteri) for each year. Days that follow the moon are the government's announced dates; a
 * kabupaten adds its own in `hari_libur`, and an admin corrects a national one by migration.
 */
const SKB_2025 = 'SKB 3 Menteri 1017/2024, 2/2024, 2/2024 (libur nasional dan cuti bersama 2025)'
const SKB_2026 = 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025 (libur nasional dan cuti bersama 2026)'

const HARI_LIBUR: readonly (readonly [tanggal: string, nama: string, sumber: string])[] = [
  ['2025-01-01', 'Tahun Baru 2025 Masehi', SKB_2025],
  ['2025-01-27', 'Isra Mikraj Nabi Muhammad SAW', SKB_2025],
  ['2025-01-28', 'Cuti bersama Tahun Baru Imlek', SKB_2025],
  ['2025-01-29', 'Tahun Baru Imlek 2576 Kongzili', SKB_2025],
  ['2025-03-28', 'Cuti bersama Hari Suci Nyepi', SKB_2025],
  ['2025-03-29', 'Hari Suci Nyepi Tahun Baru Saka 1947', SKB_2025],
  ['2025-03-31', 'Idulfitri 1446 Hijriah', SKB_2025],
  ['2025-04-01', 'Idulfitri 1446 Hijriah', SKB_2025],
  ['2025-04-02', 'Cuti bersama Idulfitri', SKB_2025],
  ['2025-04-03', 'Cuti bersama Idulfitri', SKB_2025],
  ['2025-04-04', 'Cuti bersama Idulfitri', SKB_2025],
  ['2025-04-07', 'Cuti bersama Idulfitri', SKB_2025],
  ['2025-04-18', 'Wafat Yesus Kristus', SKB_2025],
  ['2025-04-20', 'Kebangkitan Yesus Kristus (Paskah)', SKB_2025],
  ['2025-05-01', 'Hari Buruh Internasional', SKB_2025],
  ['2025-05-12', 'Hari Raya Waisak 2569 BE', SKB_2025],
  ['2025-05-13', 'Cuti bersama Waisak', SKB_2025],
  ['2025-05-29', 'Kenaikan Yesus Kristus', SKB_2025],
  ['2025-05-30', 'Cuti bersama Kenaikan Yesus Kristus', SKB_2025],
  ['2025-06-01', 'Hari Lahir Pancasila', SKB_2025],
  ['2025-06-06', 'Iduladha 1446 Hijriah', SKB_2025],
  ['2025-06-09', 'Cuti bersama Iduladha', SKB_2025],
  ['2025-06-27', '1 Muharam Tahun Baru Islam 1447 Hijriah', SKB_2025],
  ['2025-08-17', 'Proklamasi Kemerdekaan', SKB_2025],
  ['2025-09-05', 'Maulid Nabi Muhammad SAW', SKB_2025],
  ['2025-12-25', 'Kelahiran Yesus Kristus', SKB_2025],
  ['2025-12-26', 'Cuti bersama Kelahiran Yesus Kristus', SKB_2025],
  ['2026-01-01', 'Tahun Baru 2026 Masehi', SKB_2026],
  ['2026-01-16', 'Isra Mikraj Nabi Muhammad SAW', SKB_2026],
  ['2026-02-16', 'Cuti bersama Tahun Baru Imlek', SKB_2026],
  ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', SKB_2026],
  ['2026-03-18', 'Cuti bersama Hari Suci Nyepi', SKB_2026],
  ['2026-03-19', 'Hari Suci Nyepi Tahun Baru Saka 1948', SKB_2026],
  ['2026-03-20', 'Cuti bersama Idulfitri', SKB_2026],
  ['2026-03-21', 'Idulfitri 1447 Hijriah', SKB_2026],
  ['2026-03-22', 'Idulfitri 1447 Hijriah', SKB_2026],
  ['2026-03-23', 'Cuti bersama Idulfitri', SKB_2026],
  ['2026-03-24', 'Cuti bersama Idulfitri', SKB_2026],
  ['2026-04-03', 'Wafat Yesus Kristus', SKB_2026],
  ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', SKB_2026],
  ['2026-05-01', 'Hari Buruh Internasional', SKB_2026],
  ['2026-05-14', 'Kenaikan Yesus Kristus', SKB_2026],
  ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus', SKB_2026],
  ['2026-05-27', 'Iduladha 1447 Hijriah', SKB_2026],
  ['2026-05-28', 'Cuti bersama Iduladha', SKB_2026],
  ['2026-05-31', 'Hari Raya Waisak 2570 BE', SKB_2026],
  ['2026-06-01', 'Hari Lahir Pancasila', SKB_2026],
  ['2026-06-16', '1 Muharam Tahun Baru Islam 1448 Hijriah', SKB_2026],
  ['2026-08-17', 'Proklamasi Kemerdekaan', SKB_2026],
  ['2026-08-25', 'Maulid Nabi Muhammad SAW', SKB_2026],
  ['2026-12-24', 'Cuti bersama Kelahiran Yesus Kristus', SKB_2026],
  ['2026-12-25', 'Kelahiran Yesus Kristus', SKB_2026],
]

/** Safe to repeat; an announcement that changed overwrites the name, never removes a day. */
export async function loadHariLibur(owner: Client): Promise<void> {
  await owner.query(
    `insert into hari_libur_nasional (tanggal, nama, sumber) select * from unnest($1::date[], $2::text[], $3::text[])
     on conflict (tanggal) do update set nama = excluded.nama, sumber = excluded.sumber`,
    [
      HARI_LIBUR.map((row) => row[0]),
      HARI_LIBUR.map((row) => row[1]),
      HARI_LIBUR.map((row) => row[2]),
    ],
  )
}
