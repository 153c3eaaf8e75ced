import type { CreateKantor } from '@simpul/contract/wilayah.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import {
  answersBidang,
  JENIS_KANTOR,
  type JenisKantor,
  servesDesa,
  TINGKAT_KANTOR,
} from '@simpul/domain/wilayah/jenis-kantor.ts'

/** What was typed and chosen about an office. */
export interface KantorDraft {
  readonly jenis: string
  readonly nama: string
  /** '' while none was chosen; an office of the whole kabupaten has no need to choose */
  readonly wilayahKode: string
  readonly telepon: string
  readonly bidang: readonly Bidang[]
  readonly desaDilayani: readonly string[]
}

export type KantorField = keyof KantorDraft

export const KANTOR_KOSONG: KantorDraft = {
  jenis: '',
  nama: '',
  wilayahKode: '',
  telepon: '',
  bidang: [],
  desaDilayani: [],
}

export function jenisOf(text: string): JenisKantor | null {
  return JENIS_KANTOR.find((one) => one === text) ?? null
}

/** Whether a kecamatan or desa is searched for, and which; null: the office is of the kabupaten. */
export function tingkatToSearch(jenis: JenisKantor): 'kecamatan' | 'desa' | 'keduanya' | null {
  const tingkat = TINGKAT_KANTOR[jenis]
  const [kecamatan, desa] = [tingkat.includes('kecamatan'), tingkat.includes('desa')]
  if (kecamatan && desa) return 'keduanya'
  if (kecamatan) return 'kecamatan'
  return desa ? 'desa' : null
}

/** What a kind of office asks for beside name and telephone; what it does not is not sent. */
export function readKantorForm(
  draft: KantorDraft,
  kabupatenKode: string,
): Result<CreateKantor, readonly KantorField[]> {
  const jenis = jenisOf(draft.jenis)
  if (jenis === null) return err(['jenis'])
  const isKabupatenEnough = TINGKAT_KANTOR[jenis].includes('kabupaten')
  const wilayahKode =
    tingkatToSearch(jenis) === null || (isKabupatenEnough && draft.wilayahKode === '')
      ? kabupatenKode
      : draft.wilayahKode
  const problems: KantorField[] = []
  if (draft.nama.trim() === '') problems.push('nama')
  if (wilayahKode === '') problems.push('wilayahKode')
  if (answersBidang(jenis) && draft.bidang.length === 0) problems.push('bidang')
  if (problems.length > 0) return err(problems)
  return ok({
    jenis,
    nama: draft.nama.trim(),
    wilayahKode,
    telepon: draft.telepon.trim(),
    bidang: answersBidang(jenis) ? [...draft.bidang] : [],
    desaDilayani: servesDesa(jenis) ? [...draft.desaDilayani] : [],
  })
}
