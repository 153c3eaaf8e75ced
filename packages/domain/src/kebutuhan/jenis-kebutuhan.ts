import type { Bidang } from '../wilayah/bidang.ts'

/** The road a matter takes is fixed by the matter, not by who tells it. */
type Jalan = 'rujukan_kesehatan' | 'pengajuan' | 'jalur_rahasia' | 'darurat'

export interface JenisKebutuhan {
  /** stable; stored with every temuan */
  readonly kode: string
  readonly bidang: Bidang
  /** as a kader says it */
  readonly nama: string
  readonly jalan: Jalan
  /** words under which it is found too */
  readonly kataLain: string
  /** set: not offered in the other kind of area, because it needs an APBDes, a BPD, or has none */
  readonly hanyaDi: 'desa' | 'kelurahan' | null
}

interface KatalogKebutuhan {
  readonly id: string
  readonly jenis: readonly JenisKebutuhan[]
}

/**
 * Rule TEMU-1: what can be found and passed on, by bidang. The scope of a Posyandu in a bidang is
 * wider than the SPM indicators. Codes are never reused; a kabupaten may have its own catalogue.
 */
export const KATALOG_KEBUTUHAN: KatalogKebutuhan = {
  id: 'TEMU-1/2026-1',
  jenis: [
    ...of('pendidikan', [
      ['anak_tidak_sekolah', 'Anak putus atau tidak sekolah', 'mogok sekolah drop out ats'],
      ['belum_paud', 'Anak 3–6 tahun belum PAUD', 'tk kelompok bermain'],
      ['biaya_sekolah', 'Kesulitan biaya atau perlengkapan sekolah', 'seragam buku pip kip'],
      ['kejar_paket', 'Ingin kejar paket A, B, C', 'pkbm skb kesetaraan'],
      ['sekolah_inklusi', 'Anak disabilitas butuh sekolah', 'slb inklusi'],
      ['buta_aksara', 'Belum bisa baca tulis', 'keaksaraan literasi'],
      ['pojok_baca', 'Butuh pojok baca atau alat bermain edukatif', 'perpustakaan ape'],
    ]),
    ...of(
      'kesehatan',
      [
        ['perlu_diperiksa', 'Ada yang sakit, perlu diperiksa', 'demam batuk lemas'],
        ['tidak_datang_posyandu', 'Tidak pernah datang ke Posyandu', 'sweeping'],
        ['jkn_tidak_aktif', 'JKN/BPJS tidak aktif', 'kartu sehat pbi kis'],
        ['butuh_alat_bantu_kesehatan', 'Butuh alat bantu berobat', 'kursi roda oksigen'],
      ],
      'rujukan_kesehatan',
    ),
    ...of(
      'kesehatan',
      [
        [
          'tanda_bahaya',
          'Tanda bahaya: perlu ditolong sekarang',
          'kejang sesak pendarahan pingsan',
        ],
      ],
      'darurat',
    ),
    ...of('pekerjaan_umum', [
      ['air_bersih', 'Tidak ada air bersih', 'sumur kering pdam pipa'],
      ['jamban', 'Tidak punya WC layak', 'wc jamban cemplung babs septik'],
      ['air_limbah', 'Air limbah atau selokan mampet', 'got comberan drainase spal'],
      ['sampah', 'Sampah menumpuk', 'bank sampah tps bakar'],
      ['jalan_rusak', 'Jalan atau jembatan rusak', 'berlubang longsor gang'],
    ]),
    only(
      'desa',
      one(
        'pekerjaan_umum',
        'jalan_desa_baru',
        'Usul jalan desa atau jalan usaha tani baru',
        'apbdes rabat',
      ),
    ),
    only(
      'desa',
      one('pekerjaan_umum', 'embung', 'Usul embung atau jaringan air perdesaan', 'pamsimas apbdes'),
    ),
    ...of('perumahan_rakyat', [
      ['atap_bocor', 'Atap bocor atau rusak', 'genteng rumah rusak'],
      ['rtlh', 'Rumah tidak layak huni', 'rumah rusak bedah rumah dinding lantai tanah bsps'],
      ['rumah_rawan_bencana', 'Rumah di tempat rawan bencana', 'longsor banjir relokasi'],
      ['rumah_korban_bencana', 'Rumah rusak kena bencana', 'hunian sementara'],
      ['pekarangan', 'Bibit atau pelatihan pekarangan, biopori', 'hidroponik kebun gizi'],
    ]),
    ...of('trantibumlinmas', [
      ['penerangan_jalan', 'Lampu jalan mati', 'pju gelap'],
      ['poskamling', 'Poskamling atau ronda tidak jalan', 'satlinmas keamanan'],
      ['gangguan_ketertiban', 'Gangguan ketertiban', 'tawuran miras bising judi'],
      ['rawan_kebakaran', 'Rawan kebakaran', 'apar kabel listrik gas'],
      ['siaga_bencana', 'Butuh jalur evakuasi atau pelatihan bencana', 'titik kumpul'],
      ['tamu_belum_lapor', 'Tamu atau penghuni baru belum lapor', 'kontrakan kos'],
    ]),
    ...of(
      'trantibumlinmas',
      [
        ['kebakaran', 'Kebakaran', 'api terbakar'],
        ['bencana', 'Bencana: banjir, longsor, gempa, angin', 'banjir bandang longsor roboh'],
        ['orang_hilang_atau_terjebak', 'Orang hanyut, hilang, terjebak', 'tenggelam'],
      ],
      'darurat',
    ),
    ...of('sosial', [
      ['bansos', 'Belum dapat bantuan, perlu dicek', 'pkh sembako bpnt blt dtsen desil'],
      ['disabilitas', 'Penyandang disabilitas butuh bantuan', 'alat bantu kursi roda'],
      ['lansia_sendiri', 'Lansia tinggal sendiri', 'telantar jompo'],
      ['anak_telantar', 'Anak yatim atau telantar', 'yatim piatu'],
      ['identitas_kependudukan', 'Tidak punya KK, KTP atau akta', 'nik dukcapil kia'],
      ['gangguan_jiwa_telantar', 'Orang dengan gangguan jiwa perlu pertolongan', 'odgj'],
      ['tunawisma', 'Orang tanpa tempat tinggal', 'gelandangan pengemis'],
    ]),
    only('desa', one('sosial', 'blt_desa', 'Usul BLT Dana Desa', 'blt dd musdes apbdes bpd')),
    ...of(
      'sosial',
      [
        ['kekerasan_rumah_tangga', 'Kekerasan di rumah', 'kdrt dipukul memar'],
        ['kekerasan_anak', 'Kekerasan atau perlakuan salah pada anak', 'memar dipukul'],
        ['kekerasan_seksual', 'Kekerasan seksual', 'pelecehan perkosaan asusila'],
      ],
      'jalur_rahasia',
    ),
    ...of(
      'trantibumlinmas',
      [
        ['perdagangan_orang', 'Perdagangan orang', 'trafficking tppo'],
        ['kejahatan', 'Kejahatan atau narkoba', 'narkoba curanmor ancaman'],
      ],
      'jalur_rahasia',
    ),
  ],
}

/** The row of a matter, or null for a code of a newer catalogue: it is kept and shown as its code. */
export function jenisKebutuhanOf(
  kode: string,
  katalog: KatalogKebutuhan = KATALOG_KEBUTUHAN,
): JenisKebutuhan | null {
  return katalog.jenis.find((jenis) => jenis.kode === kode) ?? null
}

/** Rule TEMU-2: the road of a matter. An unknown one goes the road of its bidang, never the open one of health. */
export function roadOf(
  kode: string,
  bidang: Bidang,
  katalog: KatalogKebutuhan = KATALOG_KEBUTUHAN,
): Jalan {
  const known = jenisKebutuhanOf(kode, katalog)
  if (known) return known.jalan
  return bidang === 'kesehatan' ? 'rujukan_kesehatan' : 'pengajuan'
}

/**
 * Rule TEMU-3: what may be chosen in an area. What needs an APBDes or a BPD is not offered in a
 * kelurahan. The narrow lane is offered everywhere, and shows whom to call.
 */
export function offeredKebutuhan(
  bidang: Bidang,
  isKelurahan: boolean,
  katalog: KatalogKebutuhan = KATALOG_KEBUTUHAN,
): readonly JenisKebutuhan[] {
  const area = isKelurahan ? 'kelurahan' : 'desa'
  return katalog.jenis.filter(
    (jenis) => jenis.bidang === bidang && (jenis.hanyaDi === null || jenis.hanyaDi === area),
  )
}

/** What may be written down. The narrow lane is shown and never recorded (invariant 12). */
export function isRecordable(kode: string, katalog: KatalogKebutuhan = KATALOG_KEBUTUHAN): boolean {
  return jenisKebutuhanOf(kode, katalog)?.jalan !== 'jalur_rahasia'
}

function of(
  bidang: Bidang,
  rows: readonly (readonly [kode: string, nama: string, kataLain: string])[],
  jalan: Jalan = 'pengajuan',
): readonly JenisKebutuhan[] {
  return rows.map(([kode, nama, kataLain]) => ({ ...one(bidang, kode, nama, kataLain), jalan }))
}

function one(bidang: Bidang, kode: string, nama: string, kataLain: string): JenisKebutuhan {
  return { kode, bidang, nama, kataLain, jalan: 'pengajuan', hanyaDi: null }
}

function only(hanyaDi: 'desa' | 'kelurahan', jenis: JenisKebutuhan): JenisKebutuhan {
  return { ...jenis, hanyaDi }
}
