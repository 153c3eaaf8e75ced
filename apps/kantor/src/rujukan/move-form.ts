import type { MoveData } from '@simpul/contract/rujukan.ts'
import {
  HASIL_RUJUKAN_KESEHATAN,
  JENIS_JAWABAN,
  type JenisJawaban,
} from '@simpul/domain/rujukan/jawaban.ts'
import type { JalurRujukan, LangkahRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'

/** What the form of one move asks for. Whether it is enough is decided by domain/rujukan on the server. */
export type MoveField =
  | 'catatan'
  | 'kantorId'
  | 'bidang'
  | 'jenis'
  | 'dijanjikanPada'
  | 'rupiah'
  | 'sumberDana'
  | 'dokumen'
  | 'tahun'
  | 'kepada'
  | 'berkas'
  | 'hasil'
  | 'kontrolPada'

type MoveTexts = Readonly<Record<MoveField, string>>

export const EMPTY_MOVE: MoveTexts = {
  catatan: '',
  kantorId: '',
  bidang: '',
  jenis: '',
  dijanjikanPada: '',
  rupiah: '',
  sumberDana: '',
  dokumen: '',
  tahun: '',
  kepada: '',
  berkas: '',
  hasil: '',
  kontrolPada: '',
}

const OF_ANSWER: Readonly<Record<JenisJawaban, readonly MoveField[]>> = {
  selesai: [],
  dijadwalkan: ['dijanjikanPada', 'sumberDana', 'rupiah'],
  masuk_usulan: ['dokumen', 'tahun'],
  tidak_memenuhi_syarat: [],
  bukan_kewenangan: ['kepada'],
  butuh_berkas: ['berkas'],
}

/** The answers a desa gives itself; an office has all of them. */
export const JAWABAN_DESA: readonly JenisJawaban[] = [
  'selesai',
  'dijadwalkan',
  'masuk_usulan',
  'tidak_memenuhi_syarat',
]

/** The fields shown, in order; an answer shows more once its kind is chosen. */
export function fieldsOf(
  jalur: JalurRujukan,
  langkah: LangkahRujukan,
  jenis: string,
): readonly MoveField[] {
  switch (langkah) {
    case 'teruskan':
    case 'alihkan':
      return ['kantorId', 'catatan']
    case 'alihkan_bidang':
      return ['bidang', 'catatan']
    case 'jawab':
      if (jalur === 'kesehatan') return ['hasil', 'catatan', 'kontrolPada']
      return ['jenis', ...answerFields(jenis), 'catatan']
    case 'jawab_desa':
      return ['jenis', ...answerFields(jenis), 'catatan']
    default:
      return ['catatan']
  }
}

function answerFields(jenis: string): readonly MoveField[] {
  const known = JENIS_JAWABAN.find((one) => one === jenis)
  return known ? OF_ANSWER[known] : []
}

/** Moves that say nothing without words: rule RUJ-3's table, asked again by the server. */
const NEEDS_CATATAN: ReadonlySet<LangkahRujukan> = new Set([
  'alihkan_bidang',
  'kembalikan',
  'kunjungi_lapangan',
  'verifikasi',
  'alihkan',
  'nyatakan_belum_beres',
  'batalkan',
  'tindak_lanjuti',
  'jawab',
  'jawab_desa',
])

const MAY_BE_EMPTY: ReadonlySet<MoveField> = new Set(['kontrolPada'])

interface ReadMove {
  readonly catatan: string
  readonly data: MoveData
}

/** Texts of the form as a move, or the fields that are missing or cannot be read. */
export function readMoveForm(
  jalur: JalurRujukan,
  langkah: LangkahRujukan,
  texts: MoveTexts,
): Result<ReadMove, readonly MoveField[]> {
  const fields = fieldsOf(jalur, langkah, texts.jenis)
  const problems = fields.filter((field) => isWrong(field, langkah, texts[field].trim()))
  if (problems.length > 0) return err(problems)
  const has = (field: MoveField) => fields.includes(field) && texts[field].trim() !== ''
  const bidang = has('bidang') ? BIDANG.find((one) => one === texts.bidang) : undefined
  const hasil = has('hasil')
    ? HASIL_RUJUKAN_KESEHATAN.find((one) => one === texts.hasil)
    : undefined
  const dijanjikanPada = texts.dijanjikanPada
  const kontrolPada = texts.kontrolPada
  return ok({
    catatan: texts.catatan.trim(),
    data: {
      ...(has('kantorId') ? { kantorId: texts.kantorId } : {}),
      ...(bidang ? { bidang } : {}),
      ...(has('jenis') ? { jenis: texts.jenis } : {}),
      ...(has('dijanjikanPada') && isTanggal(dijanjikanPada) ? { dijanjikanPada } : {}),
      ...(has('rupiah') ? { nilaiRupiah: readRupiah(texts.rupiah) } : {}),
      ...(has('sumberDana') ? { sumberDana: texts.sumberDana } : {}),
      ...(has('dokumen') ? { dokumen: texts.dokumen } : {}),
      ...(has('tahun') ? { tahun: Number(texts.tahun) } : {}),
      ...(has('kepada') ? { kepada: texts.kepada.trim() } : {}),
      ...(has('berkas') ? { berkas: linesOf(texts.berkas) } : {}),
      ...(hasil ? { jenis: 'saran_kesehatan', hasil } : {}),
      ...(has('kontrolPada') && isTanggal(kontrolPada) ? { kontrolPada } : {}),
    },
  })
}

function isWrong(field: MoveField, langkah: LangkahRujukan, text: string): boolean {
  if (field === 'catatan') return text === '' && NEEDS_CATATAN.has(langkah)
  if (text === '') return !MAY_BE_EMPTY.has(field)
  switch (field) {
    case 'dijanjikanPada':
    case 'kontrolPada':
      return !isTanggal(text)
    case 'rupiah':
      return !Number.isSafeInteger(readRupiah(text))
    case 'tahun':
      return !/^20\d\d$/.test(text)
    default:
      return false
  }
}

/** `1.250.000` and `Rp 1250000` are the same money; NaN when it is none. */
function readRupiah(text: string): number {
  const plain = text.replace(/^\s*rp\.?\s*/i, '').replaceAll(/[.\s]/g, '')
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
