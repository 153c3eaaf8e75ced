import {
  type AturanView,
  BATAS_ATURAN,
  IsiKbm,
  type IsiNomorTolong,
  IsiTangga,
  type NamaTabel,
  NOMOR_TELEPON,
  type PublishAturan,
} from '@simpul/contract/paket.ts'
import { NOMOR_TOLONG, UNTUK_NOMOR } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { berlakuPada } from '@simpul/domain/shared/edisi.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { NAMA_UNTUK, PESAN } from './aturan.pesan.ts'

type Read<T> = Result<T, readonly FieldProblem[]>

/** Grams as they are typed: twelve for each sex, and what holds after the first year. */
export interface KbmTexts {
  readonly L: readonly string[]
  readonly P: readonly string[]
  readonly afterFirstYear: string
}

export interface TanggaTexts {
  readonly tangga: IsiTangga['tangga']
  /** In cm, as a tape reads. */
  readonly lilaBuruk: string
  readonly lilaKurang: string
  readonly rujukBulan: string
  readonly kunjunganHari: string
}

export type NomorTexts = IsiNomorTolong['nomor']

export interface AturanTexts {
  readonly kbm: KbmTexts
  readonly tangga: TanggaTexts
  readonly nomor_tolong: NomorTexts
}

/** The tables that hold on a day, as they would be typed. */
export function aturanTexts(view: AturanView, on: Tanggal): AturanTexts {
  const national = NOMOR_TOLONG.map((one) => ({ ...one, untuk: [...one.untuk] }))
  return {
    kbm: kbmTexts(berlakuPada(view.kbm, on, IsiKbm.parse(KBM_2020))),
    tangga: tanggaTexts(berlakuPada(view.tangga, on, IsiTangga.parse(TANGGA_2026))),
    nomor_tolong: berlakuPada(view.nomor_tolong, on, { nomor: national }).nomor,
  }
}

export function readAturan(
  tabel: NamaTabel,
  texts: AturanTexts,
  berlakuDari: Tanggal,
): Read<PublishAturan> {
  switch (tabel) {
    case 'kbm': {
      const read = readKbm(texts.kbm)
      return read.ok ? ok({ nama: tabel, berlakuDari, isi: read.value }) : read
    }
    case 'tangga': {
      const read = readTangga(texts.tangga)
      return read.ok ? ok({ nama: tabel, berlakuDari, isi: read.value }) : read
    }
    case 'nomor_tolong': {
      const read = readNomor(texts.nomor_tolong)
      return read.ok ? ok({ nama: tabel, berlakuDari, isi: read.value }) : read
    }
  }
}

export function kbmTexts(isi: IsiKbm): KbmTexts {
  return {
    L: isi.L.map(String),
    P: isi.P.map(String),
    afterFirstYear: String(isi.afterFirstYear),
  }
}

export function readKbm(texts: KbmTexts): Read<IsiKbm> {
  const problems: FieldProblem[] = []
  const gram = (field: string, name: string, text: string) => {
    const value = whole(text, BATAS_ATURAN.gram)
    if (value === null) problems.push({ field, text: PESAN.gramSalah(name) })
    return value ?? 0
  }
  const year = (sex: 'L' | 'P') =>
    texts[sex].map((text, i) =>
      gram(
        kbmField(sex, i),
        `${sex === 'L' ? PESAN.lakiLaki : PESAN.perempuan}, ${PESAN.bulanKe(i + 1).toLowerCase()}`,
        text,
      ),
    )
  const isi = {
    L: year('L'),
    P: year('P'),
    afterFirstYear: gram('kbm-sesudah', PESAN.sesudahSetahun, texts.afterFirstYear),
  }
  return problems.length > 0 ? err(problems) : ok(isi)
}

export function kbmField(sex: 'L' | 'P', index: number): string {
  return `kbm-${sex}-${index + 1}`
}

export function tanggaTexts(isi: IsiTangga): TanggaTexts {
  const cm = (mm: number) => (mm / 10).toFixed(1).replace('.', ',')
  return {
    tangga: isi.tangga,
    lilaBuruk: cm(isi.lilaGiziBurukMm),
    lilaKurang: cm(isi.lilaGiziKurangMm),
    rujukBulan: String(isi.tRujukBelowMonths),
    kunjunganHari: String(isi.kunjunganRumahDays),
  }
}

export function readTangga(texts: TanggaTexts): Read<IsiTangga> {
  const problems: FieldProblem[] = []
  const need = (field: string, value: number | null, text: string): number => {
    if (value === null) problems.push({ field, text })
    return value ?? 0
  }
  const isi = {
    tangga: texts.tangga,
    lilaGiziBurukMm: need('lila-buruk', millimetres(texts.lilaBuruk), PESAN.lilaSalah),
    lilaGiziKurangMm: need('lila-kurang', millimetres(texts.lilaKurang), PESAN.lilaSalah),
    tRujukBelowMonths: need(
      'rujuk-bulan',
      whole(texts.rujukBulan, BATAS_ATURAN.rujukBulan),
      PESAN.rujukBulanSalah,
    ),
    kunjunganRumahDays: need(
      'kunjungan-hari',
      whole(texts.kunjunganHari, BATAS_ATURAN.kunjunganHari),
      PESAN.kunjunganSalah,
    ),
  }
  if (problems.length === 0 && isi.lilaGiziBurukMm >= isi.lilaGiziKurangMm)
    problems.push({ field: 'lila-buruk', text: PESAN.lilaUrut })
  return problems.length > 0 ? err(problems) : ok(isi)
}

export function readNomor(rows: NomorTexts): Read<IsiNomorTolong> {
  const problems: FieldProblem[] = []
  for (const [i, row] of rows.entries()) {
    if (row.nama.trim() === '') problems.push({ field: `nomor-${i}-nama`, text: PESAN.namaKosong })
    if (!NOMOR_TELEPON.test(row.nomor.trim()))
      problems.push({ field: `nomor-${i}-nomor`, text: PESAN.nomorSalah })
    if (row.untuk.length === 0)
      problems.push({ field: `nomor-${i}-untuk`, text: PESAN.untukKosong })
  }
  const missing = UNTUK_NOMOR.filter((untuk) => !rows.some((row) => row.untuk.includes(untuk)))
  if (missing.length > 0) {
    const names = missing.map((untuk) => NAMA_UNTUK[untuk]).join('; ')
    problems.push({ field: 'nomor-tambah', text: PESAN.untukTakAda(names) })
  }
  if (problems.length > 0) return err(problems)
  return ok({
    nomor: rows.map((row) => ({ ...row, nama: row.nama.trim(), nomor: row.nomor.trim() })),
  })
}

function whole(text: string, [low, high]: readonly [number, number]): number | null {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= low && value <= high ? value : null
}

/** 12,5 and 12.5 are the same. */
function millimetres(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  return /^\d{1,2}(\.\d)?$/.test(trimmed)
    ? whole(String(Math.round(Number(trimmed) * 10)), BATAS_ATURAN.lilaMm)
    : null
}
