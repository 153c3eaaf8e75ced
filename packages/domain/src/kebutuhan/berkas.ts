import type { Bidang } from '../wilayah/bidang.ts'

export interface BerkasKebutuhan {
  readonly kode: string
  readonly nama: string
}

/**
 * Rule TEMU-4: papers by bidang, from the Panduan Pelayanan Posyandu 6 SPM of Kabupaten Tegal (30 April
 * 2026). Every kabupaten has its own list: this one is the seed. A temuan may be recorded with none
 * of them; verification asks for what is missing, and the clock stands still meanwhile.
 */
export const BERKAS_KEBUTUHAN: Readonly<Record<Bidang, readonly BerkasKebutuhan[]>> = {
  pendidikan: [
    { kode: 'ktp', nama: 'Fotokopi KTP' },
    { kode: 'kk', nama: 'Fotokopi KK' },
    { kode: 'surat_tidak_mampu', nama: 'Surat pernyataan tidak mampu (RT)' },
  ],
  kesehatan: [],
  pekerjaan_umum: [
    { kode: 'surat_permohonan', nama: 'Surat permohonan Kadus atau RT' },
    { kode: 'titik_lokasi', nama: 'Titik lokasi' },
  ],
  perumahan_rakyat: [
    { kode: 'ktp', nama: 'KTP' },
    { kode: 'kk', nama: 'KK' },
    { kode: 'surat_penghasilan', nama: 'Surat keterangan penghasilan' },
    { kode: 'surat_tanah', nama: 'Fotokopi surat tanah' },
    { kode: 'foto_rumah_3_sisi', nama: 'Foto rumah dari 3 sisi' },
    { kode: 'surat_belum_pernah_dibantu', nama: 'Surat belum pernah menerima bantuan rehab' },
  ],
  trantibumlinmas: [{ kode: 'kontak_pelapor', nama: 'Nama, alamat, kontak pelapor' }],
  sosial: [
    { kode: 'identitas', nama: 'Fotokopi identitas' },
    { kode: 'gambaran_keluhan', nama: 'Gambaran keluhan' },
    { kode: 'surat_pernyataan_desa', nama: 'Surat pernyataan desa atau kelurahan' },
  ],
}

/** Papers of a bidang that are not there yet. */
export function missingBerkas(
  bidang: Bidang,
  there: readonly string[],
  table: Readonly<Record<Bidang, readonly BerkasKebutuhan[]>> = BERKAS_KEBUTUHAN,
): readonly BerkasKebutuhan[] {
  return table[bidang].filter((berkas) => !there.includes(berkas.kode))
}
