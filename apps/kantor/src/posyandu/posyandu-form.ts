import type { CreatePosyandu } from '@simpul/contract/posyandu.ts'
import { checkNomorRegistrasi } from '@simpul/domain/posyandu/nomor-registrasi.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isKodeDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'

export interface PosyanduDraft {
  readonly desaKode: string
  readonly nama: string
  readonly puskesmasId: string
  readonly alamat: string
  readonly nomorRegistrasi: string
}

export type PosyanduField = keyof PosyanduDraft
export type PosyanduProblem = 'kosong' | 'nomor_salah' | 'nomor_desa_lain'

/** A name is written without the word in front: the screens say it. */
const AWALAN = /^posyandu\s+/i

export function readPosyanduForm(
  draft: PosyanduDraft,
): Result<CreatePosyandu, ReadonlyMap<PosyanduField, PosyanduProblem>> {
  const problems = new Map<PosyanduField, PosyanduProblem>()
  const nama = draft.nama.trim().replace(AWALAN, '')
  const nomor = draft.nomorRegistrasi.trim()
  if (!isKodeDesa(draft.desaKode)) problems.set('desaKode', 'kosong')
  if (nama === '') problems.set('nama', 'kosong')
  if (draft.puskesmasId === '') problems.set('puskesmasId', 'kosong')
  if (nomor !== '') {
    const checked = checkNomorRegistrasi(nomor, draft.desaKode)
    if (!checked.ok)
      problems.set(
        'nomorRegistrasi',
        checked.error === 'nomor_desa_lain' ? 'nomor_desa_lain' : 'nomor_salah',
      )
  }
  return problems.size > 0
    ? err(problems)
    : ok({ ...draft, nama, alamat: draft.alamat.trim(), nomorRegistrasi: nomor })
}
