import type { KodeDosis, Vaksin } from './jadwal-imunisasi.ts'

/**
 * Rule IMUN-2: products and the codes under which a dose is written down. The codes without a note
 * are those of the catalogue of services from the first day on and keep their meaning.
 */
export const VAKSIN_2026: readonly Vaksin[] = [
  vaksin('hb0', 'Hepatitis B (HB0)', 'suntik', ['hb0']),
  vaksin('bcg', 'BCG', 'suntik hidup', ['bcg']),
  vaksin('opv', 'Polio tetes (OPV)', 'tetes hidup', ['polio_tetes']),
  vaksin('dpt_hb_hib', 'DPT-HB-Hib (pentavalen)', 'suntik', ['dpt_hb_hib']),
  vaksin('dpt_hb_hib_ipv', 'DPT-HB-Hib-IPV (heksavalen)', 'suntik', ['dpt_hb_hib', 'ipv']),
  vaksin('ipv', 'Polio suntik (IPV)', 'suntik', ['ipv']),
  // The product of the programme takes three doses; of those sold privately one takes two.
  vaksin('rv', 'Rotavirus program (3 dosis)', 'tetes hidup', ['rotavirus']),
  vaksin('rv_monovalen', 'Rotavirus monovalen (2 dosis)', 'tetes hidup', ['rotavirus']),
  vaksin('rv_pentavalen', 'Rotavirus pentavalen (3 dosis)', 'tetes hidup', ['rotavirus']),
  vaksin('pcv', 'PCV', 'suntik', ['pcv']),
  vaksin('mr', 'Campak-Rubela (MR)', 'suntik hidup', ['mr']),
  vaksin('mmr', 'MMR', 'suntik hidup', ['mr']),
  vaksin('mr_sekolah', 'Campak-Rubela (MR) di sekolah', 'suntik hidup', ['mr', 'mr_sekolah']),
  vaksin('je', 'Japanese Encephalitis (JE)', 'suntik hidup', ['je']),
  vaksin('dt', 'DT', 'suntik', ['difteri_tetanus']),
  vaksin('td', 'Td', 'suntik', ['difteri_tetanus']),
  vaksin('hpv', 'HPV', 'suntik', ['hpv']),
]

export const KODE_DOSIS_2026: readonly KodeDosis[] = [
  { kode: 'hb0', nama: 'HB0', vaksin: 'hb0', nomor: 1 },
  { kode: 'bcg', nama: 'BCG', vaksin: 'bcg', nomor: 1 },
  ...numbered('opv', 'Polio tetes', 4),
  ...numbered('dpt_hb_hib', 'DPT-HB-Hib', 3),
  { kode: 'dpt_hb_hib4', nama: 'DPT-HB-Hib lanjutan', vaksin: 'dpt_hb_hib', nomor: 4 },
  ...numbered('dpt_hb_hib_ipv', 'Heksavalen (DPT-HB-Hib-IPV)', 3),
  {
    kode: 'dpt_hb_hib_ipv4',
    nama: 'Heksavalen (DPT-HB-Hib-IPV) lanjutan',
    vaksin: 'dpt_hb_hib_ipv',
    nomor: 4,
  },
  ...numbered('rv', 'Rotavirus', 3),
  ...numbered('rv_monovalen', 'Rotavirus monovalen', 2),
  ...numbered('rv_pentavalen', 'Rotavirus pentavalen', 3),
  ...numbered('pcv', 'PCV', 3),
  ...numbered('ipv', 'Polio suntik (IPV)', 3),
  ...numbered('mr', 'Campak-Rubela (MR)', 2),
  ...numbered('mmr', 'MMR', 2),
  { kode: 'je1', nama: 'Japanese Encephalitis (JE)', vaksin: 'je', nomor: 1 },
  { kode: 'mr_kelas1', nama: 'MR kelas 1 (BIAS)', vaksin: 'mr_sekolah', nomor: 1 },
  { kode: 'dt_kelas1', nama: 'DT kelas 1 (BIAS)', vaksin: 'dt', nomor: 1 },
  { kode: 'td_kelas2', nama: 'Td kelas 2 (BIAS)', vaksin: 'td', nomor: 2 },
  { kode: 'td_kelas5', nama: 'Td kelas 5 (BIAS)', vaksin: 'td', nomor: 3 },
  ...numbered('hpv', 'HPV', 2),
]

function vaksin(
  kode: string,
  nama: string,
  sifat: 'suntik' | 'suntik hidup' | 'tetes hidup',
  untuk: readonly string[],
): Vaksin {
  return {
    kode,
    nama,
    cara: sifat === 'tetes hidup' ? 'tetes' : 'suntik',
    isHidup: sifat !== 'suntik',
    untuk,
    oleh: 'nakes',
  }
}

function numbered(vaksinKode: string, nama: string, count: number): KodeDosis[] {
  return Array.from({ length: count }, (_, i) => ({
    kode: `${vaksinKode}${i + 1}`,
    nama: `${nama} ${i + 1}`,
    vaksin: vaksinKode,
    nomor: i + 1,
  }))
}
