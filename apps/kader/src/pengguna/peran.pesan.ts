import type { PERAN } from '@simpul/contract/pengguna.ts'

export const PERAN_PESAN = {
  kader: 'Kader',
  ketua: 'Ketua Posyandu',
  sekretaris: 'Sekretaris Posyandu',
  bendahara: 'Bendahara Posyandu',
  ketua_bidang: 'Ketua bidang',
  bidan: 'Bidan',
  nakes: 'Tenaga kesehatan',
  petugas_puskesmas: 'Petugas Puskesmas',
  operator: 'Operator',
  sekdes: 'Sekretaris',
  kepala_desa: 'Kepala desa atau lurah',
  kecamatan: 'Kecamatan',
  petugas_dinas: 'Petugas dinas',
  dpmd: 'DPMD',
  tim_pembina: 'Tim Pembina',
  admin: 'Admin',
} as const satisfies Record<(typeof PERAN)[number], string>
