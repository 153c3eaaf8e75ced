import { tanggal } from '../../shared/tanggal.ts'
import { dosis, seri } from './baris-jadwal.ts'
import type { NilaiTarget, VersiSeri } from './jadwal-imunisasi.ts'
import { bulan, tahun } from './lama.ts'

const SEKOLAH: readonly NilaiTarget[] = [
  'umurMinimal',
  'umurAnjuran',
  'umurTerlambat',
  'umurMaksimal',
]

/**
 * Rule IMUN-2: BIAS. The class decides at school and nobody writes the class down here, so an age
 * stands for it: all of these are unsure.
 */
export const SERI_SEKOLAH_2026: readonly VersiSeri[] = [
  seri({
    id: 'mr_sekolah',
    seri: 'mr_sekolah',
    nama: 'MR di sekolah (BIAS)',
    sumber: 'BIAS kelas 1; umur menggantikan kelas',
    tempat: 'sekolah',
    dosis: [dosis('mr_kelas1', [tahun(5), tahun(7), tahun(8), tahun(13)], null, SEKOLAH)],
  }),
  seri({
    id: 'difteri_tetanus',
    seri: 'difteri_tetanus',
    nama: 'DT dan Td di sekolah (BIAS)',
    sumber: 'BIAS kelas 1, 2, 5; umur menggantikan kelas',
    tempat: 'sekolah',
    dosis: [
      dosis('dt_kelas1', [tahun(5), tahun(7), tahun(8), tahun(18)], null, SEKOLAH),
      dosis('td_kelas2', [tahun(6), tahun(8), tahun(9), tahun(18)], bulan(6), [
        ...SEKOLAH,
        'jarak',
      ]),
      dosis('td_kelas5', [tahun(7), tahun(11), tahun(12), tahun(18)], bulan(12), [
        ...SEKOLAH,
        'jarak',
      ]),
    ],
  }),
  seri({
    id: 'hpv/dua',
    seri: 'hpv',
    nama: 'HPV',
    sumber: 'BIAS kelas 5 dan 6, sebelum 2025',
    jenisKelamin: 'P',
    tempat: 'sekolah',
    dosis: [
      dosis('hpv1', [tahun(9), tahun(11), tahun(12), tahun(16)], null, SEKOLAH),
      dosis('hpv2', [tahun(9), tahun(12), tahun(13), tahun(16)], bulan(6), [...SEKOLAH, 'jarak']),
    ],
  }),
  seri({
    id: 'hpv/satu',
    belumPasti: ['berlakuMulai'],
    seri: 'hpv',
    nama: 'HPV',
    sumber: 'Kemenkes 2025: satu dosis, kelas 5, kejar kelas 6 dan 9 (15 tahun)',
    berlakuMulai: tanggal('2025-01-01'),
    jenisKelamin: 'P',
    tempat: 'sekolah',
    dosis: [dosis('hpv1', [tahun(9), tahun(11), tahun(12), tahun(16)], null, SEKOLAH)],
  }),
]
