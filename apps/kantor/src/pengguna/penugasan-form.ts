import type { PenugasanBaru } from '@simpul/contract/pengguna.ts'
import {
  FUNGSI_DINAS,
  isianWajib,
  PERAN,
  PERAN_POSYANDU,
  type Peran,
} from '@simpul/domain/pengguna/peran.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'

/** Texts of the form that gives a role. */
export interface PenugasanTexts {
  readonly peran: string
  readonly posyanduId: string
  readonly bidang: string
  readonly kantorId: string
  readonly fungsi: string
  readonly dari: string
  readonly sampai: string
}

export type PenugasanField = keyof PenugasanTexts

/** The roles a person may give: those of a posyandu by an operator, all but admin by DPMD, all by an admin. */
export function rolesToGive(mine: readonly Peran[]): readonly Peran[] {
  if (mine.includes('admin')) return PERAN
  if (mine.includes('dpmd')) return PERAN.filter((peran) => peran !== 'admin')
  return mine.includes('operator') ? PERAN_POSYANDU : []
}

/** What a role asks for, in the order of the form: what it needs, then what it may have. */
export function fieldsOfRole(peran: string): readonly PenugasanField[] {
  const known = PERAN.find((one) => one === peran)
  return known ? [...isianWajib(known), ...(OPTIONAL[known] ?? [])] : []
}

const OPTIONAL: Readonly<Partial<Record<Peran, readonly PenugasanField[]>>> = {
  petugas_dinas: ['fungsi'],
  dpmd: ['kantorId'],
  tim_pembina: ['kantorId'],
}

export function readPenugasanForm(
  texts: PenugasanTexts,
): Result<PenugasanBaru, readonly PenugasanField[]> {
  const peran = PERAN.find((one) => one === texts.peran)
  const fields = fieldsOfRole(texts.peran)
  const problems: PenugasanField[] = []
  if (!peran) problems.push('peran')
  if (peran) problems.push(...isianWajib(peran).filter((field) => texts[field] === ''))
  const dari = dateOf(texts.dari)
  const sampai = dateOf(texts.sampai)
  if (dari === null) problems.push('dari')
  if (texts.sampai !== '' && (sampai === null || (dari !== null && sampai < dari)))
    problems.push('sampai')
  if (problems.length > 0 || !peran || dari === null) return err(problems)
  const has = (field: PenugasanField) => fields.includes(field) && texts[field] !== ''
  return ok({
    peran,
    posyanduId: has('posyanduId') ? (texts.posyanduId as PosyanduId) : null,
    bidang: has('bidang') ? (BIDANG.find((one) => one === texts.bidang) ?? null) : null,
    kantorId: has('kantorId') ? texts.kantorId : null,
    wilayahKode: null,
    fungsi: has('fungsi') ? (FUNGSI_DINAS.find((one) => one === texts.fungsi) ?? null) : null,
    berlakuDari: dari,
    berlakuSampai: sampai,
  })
}

function dateOf(text: string): Tanggal | null {
  return isTanggal(text) ? text : null
}
