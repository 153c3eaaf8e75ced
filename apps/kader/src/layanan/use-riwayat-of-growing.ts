import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { completedMonths, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { useEffect, useState } from 'react'
import { loadRiwayatMany, useRecords } from '../local/records.ts'

const YOUNG_MONTHS = 72

export interface OrangTumbuh {
  readonly sasaran: SasaranRecord
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
}

/** The young and the mothers of this posyandu with their records; null while they are being read. */
export function useRiwayatOfGrowing(
  on: Tanggal,
  more: readonly SasaranId[] = [],
): readonly OrangTumbuh[] | null {
  const records = useRecords((all) => all)
  const [people, setPeople] = useState<readonly OrangTumbuh[] | null>(null)
  const moreKey = more.join()

  useEffect(() => {
    let isOver = false
    const wanted = new Set(moreKey.split(','))
    const chosen = [...records.sasaran.values()].filter(
      (one) =>
        wanted.has(one.id) ||
        (one.tanggalLahir <= on &&
          (completedMonths(one.tanggalLahir, on) < YOUNG_MONTHS || one.keadaanIbu !== null)),
    )
    void loadRiwayatMany(chosen.map((one) => one.id)).then((riwayat) => {
      if (isOver) return
      setPeople(
        chosen.map((sasaran) => {
          const found = riwayat.get(sasaran.id)
          return { sasaran, pengukuran: found?.pengukuran ?? [], layanan: found?.layanan ?? [] }
        }),
      )
    })
    return () => {
      isOver = true
    }
  }, [records, on, moreKey])

  return people
}
