import type { IsiKbm, IsiNomorTolong, IsiTangga } from '@simpul/contract/paket.ts'
import { UNTUK_NOMOR, type UntukNomor } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { NAMA_UNTUK, PESAN } from './aturan.pesan.ts'

/** What is wrong, and the id of the field it is about. */
export interface AturanProblem {
  readonly field: string
  readonly text: string
}
type Read<T> = Result<T, readonly AturanProblem[]>

/** Grams as they are typed: twelve for each sex, and what holds after the first year. */
export interface KbmTexts {
  readonly L: readonly string[]
  readonly P: readonly string[]
  readonly afterFirstYear: string
}

export function kbmTexts(isi: IsiKbm): KbmTexts {
  return {
    L: isi.L.map(String),
    P: isi.P.map(String),
    afterFirstYear: String(isi.afterFirstYear),
  }
}

export function readKbm(texts: KbmTexts): Read<IsiKbm> {
  const problems: AturanProblem[] = []
  const gram = (field: string, name: string, text: string) => {
    const value = whole(text, 50, 2_000)
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

export interface TanggaTexts {
  readonly tangga: IsiTangga['tangga']
  /** In cm, as a tape reads. */
  readonly lilaBuruk: string
  readonly lilaKurang: string
  readonly rujukBulan: string
  readonly kunjunganHari: string
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
  const problems: AturanProblem[] = []
  const need = (field: string, value: number | null, text: string): number => {
    if (value === null) problems.push({ field, text })
    return value ?? 0
  }
  const lilaGiziBurukMm = need('lila-buruk', millimetres(texts.lilaBuruk), PESAN.lilaSalah)
  const lilaGiziKurangMm = need('lila-kurang', millimetres(texts.lilaKurang), PESAN.lilaSalah)
  const tRujukBelowMonths = need(
    'rujuk-bulan',
    whole(texts.rujukBulan, 0, 60),
    PESAN.rujukBulanSalah,
  )
  const kunjunganRumahDays = need(
    'kunjungan-hari',
    whole(texts.kunjunganHari, 1, 31),
    PESAN.kunjunganSalah,
  )
  if (problems.length === 0 && lilaGiziBurukMm >= lilaGiziKurangMm)
    problems.push({ field: 'lila-buruk', text: PESAN.lilaUrut })
  if (problems.length > 0) return err(problems)
  return ok({
    tangga: texts.tangga,
    lilaGiziBurukMm,
    lilaGiziKurangMm,
    tRujukBelowMonths,
    kunjunganRumahDays,
  })
}

export type NomorTexts = IsiNomorTolong['nomor']

const NOMOR = /^\+?\d[\d -]{1,18}\d$/

export function readNomor(rows: NomorTexts): Read<IsiNomorTolong> {
  const problems: AturanProblem[] = []
  for (const [i, row] of rows.entries()) {
    if (row.nama.trim() === '') problems.push({ field: `nomor-${i}-nama`, text: PESAN.namaKosong })
    if (!NOMOR.test(row.nomor.trim()))
      problems.push({ field: `nomor-${i}-nomor`, text: PESAN.nomorSalah })
    if (row.untuk.length === 0) problems.push({ field: `nomor-${i}-nama`, text: PESAN.untukKosong })
  }
  for (const untuk of missingUntuk(rows))
    problems.push({ field: 'nomor-0-nama', text: PESAN.untukTakAda(NAMA_UNTUK[untuk]) })
  if (problems.length > 0) return err(problems)
  return ok({
    nomor: rows.map((row) => ({ ...row, nama: row.nama.trim(), nomor: row.nomor.trim() })),
  })
}

function missingUntuk(rows: NomorTexts): readonly UntukNomor[] {
  return UNTUK_NOMOR.filter((untuk) => !rows.some((row) => row.untuk.includes(untuk)))
}

function whole(text: string, low: number, high: number): number | null {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= low && value <= high ? value : null
}

/** 12,5 and 12.5 are the same. */
function millimetres(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (!/^\d{1,2}(\.\d)?$/.test(trimmed)) return null
  const value = Math.round(Number(trimmed) * 10)
  return value >= 80 && value <= 200 ? value : null
}
