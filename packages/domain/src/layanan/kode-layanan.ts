/**
 * Rule LAY-5: what a service may be. The list is closed: a code outside it is refused and stays on the
 * phone until the server has learnt it (SYNC-18), so that nothing invariant 12 forbids can come in
 * under a new name. One list for each version of the command that carries them; a code is never taken
 * out, because records hold it. A new catalogue adds its codes here, and the server is the first to
 * have them.
 */
const KODE_LAYANAN_V1: readonly string[] = [
  'hb0',
  'bcg',
  'opv1',
  'opv2',
  'opv3',
  'opv4',
  'dpt_hb_hib1',
  'dpt_hb_hib2',
  'dpt_hb_hib3',
  'dpt_hb_hib4',
  'rv1',
  'rv2',
  'rv3',
  'pcv1',
  'pcv2',
  'pcv3',
  'ipv1',
  'ipv2',
  'mr1',
  'mr2',
  'vitamin_a_biru',
  'vitamin_a_merah',
  'vitamin_a_nifas',
  'obat_cacing',
  'ttd_ibu_hamil',
  'ttd_remaja',
  'pmt_penyuluhan',
  'pmt_pemulihan',
  'mt_ibu_hamil_kek',
  'oralit_zinc',
  'asi_eksklusif',
  'mpasi',
  'buku_kia_perkembangan',
  'tanda_bahaya',
  'penyuluhan',
]

/** The codes of `layanan.record`, by its version. */
export const KODE_LAYANAN: Readonly<Record<1, ReadonlySet<string>>> = {
  1: new Set(KODE_LAYANAN_V1),
}

export function isKodeLayanan(kode: string, version: keyof typeof KODE_LAYANAN = 1): boolean {
  return KODE_LAYANAN[version].has(kode)
}
