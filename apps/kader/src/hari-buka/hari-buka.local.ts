import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { type HariBukaId, hariBukaId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { useMemo } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'

/** A service day as this phone knows it: planned, open, closed, or not yet thought of (`record` null). */
export interface HariIni {
  readonly id: HariBukaId
  readonly tanggal: Tanggal
  readonly record: HariBukaRecord | null
  readonly isOpen: boolean
  /** Everybody who came, the cancelled ones too. */
  readonly kehadiran: readonly KehadiranRecord[]
}

export function useHari(tanggal: Tanggal): HariIni {
  const { posyandu } = useTempat()
  const id = hariBukaId(posyandu.id, tanggal)
  const records = useRecords((all) => all)
  return useMemo(() => {
    const record = records.hariBuka.find((day) => day.id === id) ?? null
    return {
      id,
      tanggal,
      record,
      isOpen: record?.status === 'dibuka',
      kehadiran: records.kehadiranOf(id),
    }
  }, [records, id, tanggal])
}

/**
 * Today's day, when it is open. One of another date that was forgotten to close is closed or typed in
 * afterwards under its own date: nothing done today is written into it.
 */
export function useHariTerbuka(): HariIni | null {
  const { today } = useTempat()
  const hari = useHari(today)
  return hari.isOpen ? hari : null
}

/** The presence of one person on a day, unless it was cancelled. */
export function hadirOf(
  hari: HariIni | null,
  sasaranId: SasaranRecord['id'],
): KehadiranRecord | null {
  return (
    hari?.kehadiran.find((one) => one.sasaranId === sasaranId && one.batalKarena === null) ?? null
  )
}
