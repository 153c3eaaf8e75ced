import { tanggal } from '../../shared/tanggal.ts'
import { dosis, seri } from './baris-jadwal.ts'
import type { TargetDosis, VersiSeri } from './jadwal-imunisasi.ts'
import { bulan, hari, type Lama, minggu } from './lama.ts'

/** Papua, Papua Barat, Papua Selatan, Papua Tengah, Papua Pegunungan, Papua Barat Daya. */
const PAPUA = ['91', '92', '93', '94', '95', '96']
/** The nine where hexavalent began: DIY, Bali, NTB and Papua. */
const HEKSAVALEN = ['34', '51', '52', ...PAPUA]

const KMK = 'KMK HK.01.07/MENKES/2015/2023 (juknis ILP)'

const LIMA_TAHUN = bulan(60)
const EMPAT_MINGGU = hari(28)

/** Three doses before the first birthday and one after it; of pentavalent or hexavalent. */
function dptHbHib(stem: string): TargetDosis[] {
  const unsure = ['umurMinimal', 'umurMaksimal', 'jarak'] as const
  return [
    dosis(`${stem}1`, [minggu(6), bulan(2), bulan(3), LIMA_TAHUN], null, [
      'umurMinimal',
      'umurMaksimal',
    ]),
    dosis(`${stem}2`, [minggu(10), bulan(3), bulan(4), LIMA_TAHUN], EMPAT_MINGGU, unsure),
    dosis(`${stem}3`, [minggu(14), bulan(4), bulan(5), LIMA_TAHUN], EMPAT_MINGGU, unsure),
    // The booster stays pentavalent until it is known what the hexavalent provinces give.
    dosis('dpt_hb_hib4', [bulan(12), bulan(18), bulan(24), LIMA_TAHUN], bulan(12), [
      'umurMinimal',
      'umurMaksimal',
    ]),
  ]
}

const IPV_TIGA = [
  dosis('ipv1', [minggu(6), bulan(2), bulan(3), LIMA_TAHUN], null, ['umurMinimal', 'umurMaksimal']),
  dosis('ipv2', [minggu(10), bulan(3), bulan(4), LIMA_TAHUN], EMPAT_MINGGU, [
    'umurMinimal',
    'umurMaksimal',
    'jarak',
  ]),
  dosis('ipv3', [minggu(14), bulan(4), bulan(5), LIMA_TAHUN], EMPAT_MINGGU, [
    'umurMinimal',
    'umurMaksimal',
    'jarak',
  ]),
]
const IPV_DUA = [
  dosis('ipv1', [minggu(14), bulan(4), bulan(5), LIMA_TAHUN], null, [
    'umurMinimal',
    'umurMaksimal',
  ]),
  dosis('ipv2', [minggu(18), bulan(9), bulan(10), LIMA_TAHUN], EMPAT_MINGGU, [
    'umurMinimal',
    'umurMaksimal',
    'jarak',
  ]),
]
/** Begun so early, as hexavalent is, two doses do not last: the table of three applies. */
const MULAI_DINI = { mulaiDari: null, mulaiSebelum: hari(94), semuaVaksin: null }

const PCV_TIGA = [
  dosis('pcv1', [minggu(6), bulan(2), bulan(3), LIMA_TAHUN], null, ['umurMinimal', 'umurMaksimal']),
  dosis('pcv2', [minggu(10), bulan(3), bulan(4), LIMA_TAHUN], EMPAT_MINGGU, [
    'umurMinimal',
    'umurMaksimal',
    'jarak',
  ]),
  dosis('pcv3', [bulan(9), bulan(12), bulan(13), LIMA_TAHUN], minggu(8), [
    'umurMinimal',
    'umurMaksimal',
  ]),
]

const ROTAVIRUS_AKHIR = bulan(7)
const rv = (kode: string, ages: readonly [Lama, Lama, Lama], isFirst = false) =>
  dosis(
    kode,
    [...ages, isFirst ? bulan(6) : ROTAVIRUS_AKHIR],
    isFirst ? null : EMPAT_MINGGU,
    isFirst
      ? ['umurMinimal', 'umurMaksimal', 'sesudahMaksimal']
      : ['umurMinimal', 'sesudahMaksimal'],
    'tidak_dihitung',
  )

const JE_ROW = {
  seri: 'je',
  nama: 'Japanese Encephalitis (JE)',
  dosis: [
    dosis('je1', [bulan(9), bulan(10), bulan(12), LIMA_TAHUN], null, [
      'umurMinimal',
      'umurTerlambat',
      'umurMaksimal',
    ]),
  ],
}

/** Rule IMUN-2: what is given at the posyandu, from birth to five years. */
export const SERI_BAYI_2026: readonly VersiSeri[] = [
  seri({
    id: 'hb0',
    seri: 'hb0',
    nama: 'HB0',
    sumber: `${KMK}: kurang dari 24 jam; sampai kurang dari 7 hari: PMK 12/2017, dari ingatan`,
    dosis: [
      dosis(
        'hb0',
        [hari(0), hari(0), hari(1), hari(7)],
        null,
        ['umurMaksimal', 'sesudahMaksimal'],
        'tidak_dihitung',
      ),
    ],
  }),
  seri({
    id: 'bcg',
    seri: 'bcg',
    nama: 'BCG',
    sumber: `${KMK}; sampai kurang dari 1 tahun: PMK 12/2017, dari ingatan`,
    dosis: [dosis('bcg', [hari(0), hari(0), bulan(2), bulan(12)], null, ['umurMaksimal'])],
  }),
  seri({
    id: 'polio_tetes',
    seri: 'polio_tetes',
    nama: 'Polio tetes (OPV)',
    sumber: KMK,
    dosis: [
      dosis('opv1', [hari(0), hari(0), bulan(2), LIMA_TAHUN], null, ['umurMaksimal']),
      ...(
        [
          ['opv2', minggu(6), 2],
          ['opv3', minggu(10), 3],
          ['opv4', minggu(14), 4],
        ] as const
      ).map(([kode, umurMinimal, at]) =>
        dosis(kode, [umurMinimal, bulan(at), bulan(at + 1), LIMA_TAHUN], EMPAT_MINGGU, [
          'umurMinimal',
          'umurMaksimal',
          'jarak',
        ]),
      ),
    ],
  }),
  seri({
    id: 'dpt_hb_hib/pentavalen',
    seri: 'dpt_hb_hib',
    nama: 'DPT-HB-Hib',
    sumber: KMK,
    dosis: dptHbHib('dpt_hb_hib'),
  }),
  seri({
    id: 'dpt_hb_hib/heksavalen',
    seri: 'dpt_hb_hib',
    nama: 'DPT-HB-Hib',
    sumber: 'Kemenkes, temu media 22-12-2025: sembilan provinsi sejak Oktober 2025',
    berlakuMulai: tanggal('2025-10-01'),
    lahirMulai: tanggal('2025-08-01'),
    provinsi: HEKSAVALEN,
    belumPasti: ['berlakuMulai', 'lahirMulai', 'provinsi'],
    dosis: dptHbHib('dpt_hb_hib_ipv'),
  }),
  seri({
    id: 'rotavirus',
    seri: 'rotavirus',
    nama: 'Rotavirus',
    sumber: 'Surat Kemenkes IM.02.02/C/3052/2023: 3 dosis, 4 minggu, terakhir 6 bulan 29 hari',
    berlakuMulai: tanggal('2023-08-15'),
    lahirMulai: tanggal('2023-05-16'),
    pola: [
      {
        kode: 'monovalen',
        syarat: {
          mulaiDari: null,
          mulaiSebelum: null,
          semuaVaksin: ['rv_monovalen'],
          isTanpaDosis: false,
        },
        dosis: [
          rv('rv_monovalen1', [minggu(6), bulan(2), bulan(3)], true),
          rv('rv_monovalen2', [minggu(10), bulan(3), bulan(4)]),
        ],
      },
      {
        kode: 'biasa',
        syarat: null,
        dosis: [
          rv('rv1', [minggu(6), bulan(2), bulan(3)], true),
          rv('rv2', [minggu(10), bulan(3), bulan(4)]),
          rv('rv3', [minggu(14), bulan(4), bulan(5)]),
        ],
      },
    ],
  }),
  seri({
    id: 'pcv',
    seri: 'pcv',
    nama: 'PCV',
    sumber: `${KMK}; nasional sejak 12-09-2022 dan imunisasi kejar 12 bulan ke atas: dari ingatan`,
    berlakuMulai: tanggal('2022-09-12'),
    lahirMulai: tanggal('2022-07-12'),
    belumPasti: ['berlakuMulai', 'lahirMulai'],
    pola: [
      {
        kode: 'mulai_24_bulan',
        syarat: {
          mulaiDari: bulan(24),
          mulaiSebelum: null,
          semuaVaksin: null,
          isTanpaDosis: true,
        },
        dosis: [
          dosis('pcv1', [bulan(24), bulan(24), bulan(24), LIMA_TAHUN], null, [
            'umurMinimal',
            'umurMaksimal',
          ]),
        ],
      },
      {
        kode: 'mulai_12_bulan',
        syarat: {
          mulaiDari: bulan(12),
          mulaiSebelum: bulan(24),
          semuaVaksin: null,
          isTanpaDosis: true,
        },
        dosis: [
          dosis('pcv1', [bulan(12), bulan(12), bulan(12), LIMA_TAHUN], null, [
            'umurMinimal',
            'umurMaksimal',
          ]),
          dosis('pcv2', [bulan(12), bulan(12), bulan(12), LIMA_TAHUN], minggu(8), [
            'umurMinimal',
            'umurMaksimal',
            'jarak',
          ]),
        ],
      },
      { kode: 'biasa', syarat: null, dosis: PCV_TIGA },
    ],
  }),
  seri({
    id: 'ipv/dua',
    belumPasti: ['berlakuMulai'],
    seri: 'ipv',
    nama: 'Polio suntik (IPV)',
    sumber: KMK,
    pola: [
      { kode: 'tiga_dosis', syarat: { ...MULAI_DINI, isTanpaDosis: false }, dosis: IPV_TIGA },
      { kode: 'biasa', syarat: null, dosis: IPV_DUA },
    ],
  }),
  seri({
    id: 'ipv/heksavalen',
    seri: 'ipv',
    nama: 'Polio suntik (IPV)',
    sumber: 'Kemenkes, temu media 22-12-2025; apakah IPV 9 bulan hilang belum pasti',
    berlakuMulai: tanggal('2025-10-01'),
    lahirMulai: tanggal('2025-08-01'),
    provinsi: HEKSAVALEN,
    belumPasti: ['berlakuMulai', 'lahirMulai', 'provinsi'],
    pola: [
      { kode: 'tiga_dosis', syarat: { ...MULAI_DINI, isTanpaDosis: true }, dosis: IPV_TIGA },
      {
        kode: 'mulai_lambat',
        syarat: {
          mulaiDari: hari(94),
          mulaiSebelum: null,
          semuaVaksin: ['ipv'],
          isTanpaDosis: false,
        },
        dosis: IPV_DUA,
      },
      { kode: 'biasa', syarat: null, dosis: IPV_TIGA },
    ],
  }),
  seri({
    id: 'mr',
    seri: 'mr',
    nama: 'Campak-Rubela (MR)',
    sumber: KMK,
    dosis: [
      dosis('mr1', [bulan(9), bulan(9), bulan(10), LIMA_TAHUN], null, ['umurMaksimal']),
      dosis('mr2', [bulan(15), bulan(18), bulan(24), LIMA_TAHUN], bulan(6), [
        'umurMinimal',
        'umurMaksimal',
      ]),
    ],
  }),
  seri({
    ...JE_ROW,
    id: 'je/bali',
    sumber: 'Kemenkes 2018: Bali, sesudah imunisasi massal Maret–April 2018',
    berlakuMulai: tanggal('2018-05-01'),
    belumPasti: ['berlakuMulai'],
    provinsi: ['51'],
  }),
  seri({
    ...JE_ROW,
    id: 'je/kalimantan-barat',
    sumber: 'KMK HK.01.07/MENKES/1462/2023; surat IM.02.02/C/3290/2023: mulai 12-09-2023',
    berlakuMulai: tanggal('2023-09-12'),
    provinsi: ['61'],
  }),
  seri({
    ...JE_ROW,
    id: 'je/yogyakarta',
    sumber: 'KMK HK.01.07/MENKES/1462/2023; Pemkot Yogyakarta: mulai 03-09-2024',
    berlakuMulai: tanggal('2024-09-03'),
    provinsi: ['34'],
  }),
]
