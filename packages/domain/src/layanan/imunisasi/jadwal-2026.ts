import type { JadwalImunisasi } from './jadwal-imunisasi.ts'
import { minggu } from './lama.ts'
import { SERI_BAYI_2026 } from './seri-bayi-2026.ts'
import { SERI_SEKOLAH_2026 } from './seri-sekolah-2026.ts'
import { KODE_DOSIS_2026, VAKSIN_2026 } from './vaksin-2026.ts'

/**
 * Rule IMUN-2: the schedule. Ages and intervals of KMK 2015/2023; what no source that could be read
 * says stands in `belumPasti`, and docs/aturan/imunisasi.md marks the same values. A kabupaten
 * changes values, not code.
 */
export const JADWAL_IMUNISASI_2026: JadwalImunisasi = {
  id: 'IMUN/2026-1',
  vaksin: VAKSIN_2026,
  kodeDosis: KODE_DOSIS_2026,
  toleransiHari: 4,
  jarakVaksinHidup: minggu(4),
  jarakUlang: minggu(4),
  maksimalSuntikan: 4,
  tanyaLagiSesudah: minggu(4),
  belumPasti: [
    'toleransiHari',
    'jarakVaksinHidup',
    'jarakUlang',
    'maksimalSuntikan',
    'tanyaLagiSesudah',
  ],
  urutan: [
    'hb0',
    'bcg',
    'polio_tetes',
    'dpt_hb_hib',
    'rotavirus',
    'pcv',
    'ipv',
    'mr',
    'je',
    'mr_sekolah',
    'difteri_tetanus',
    'hpv',
  ],
  seri: [...SERI_BAYI_2026, ...SERI_SEKOLAH_2026],
}
