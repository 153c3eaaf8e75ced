import { Notice } from '@simpul/ui/notice.tsx'
import type { Failure } from '../app/api.ts'
import { FailureNotice } from '../app/states.tsx'
import { PESAN } from './daftar-kantor.pesan.ts'

/** What stands in the way of a change of an office or a posyandu, by what it is. */
export function SaveFailure({ failure }: { readonly failure: Failure }) {
  const sentence = 'field' in failure ? inTheWay(failure.kode, failure.field) : null
  if (sentence === null) return <FailureNotice failure={failure} />
  return (
    <Notice tone="bahaya" isAlert>
      {sentence}
    </Notice>
  )
}

function inTheWay(kode: string, field: string | undefined): string | null {
  if (kode === 'sudah_ada' && field === 'wilayahKode') return PESAN.sudahAda
  if (kode !== 'masih_dipakai' || field === undefined) return null
  const known: Readonly<Record<string, string>> = PESAN.masihDipakai
  return known[field] ?? null
}
