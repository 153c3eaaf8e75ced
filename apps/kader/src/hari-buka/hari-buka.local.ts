import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { PosyanduView } from '@simpul/contract/pengguna.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { nextNomorAntrean } from '@simpul/domain/hari-buka/antrean.ts'
import type { LangkahHari } from '@simpul/domain/hari-buka/langkah.ts'
import { type HariBukaId, hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { useMemo } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { save } from '../sync/save.ts'

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

/** The day that is open now: today's, else one that was forgotten to close. */
export function useHariTerbuka(): HariIni | null {
  const { today } = useTempat()
  const open = useRecords((all) => all.hariBuka)
    .filter((day) => day.status === 'dibuka')
    .toSorted((a, b) => (a.tanggal < b.tanggal ? 1 : -1))[0]
  const hari = useHari(open?.tanggal ?? today)
  return hari.isOpen ? hari : null
}

function dayOf(posyandu: PosyanduView, tanggal: Tanggal) {
  return { hariBukaId: hariBukaId(posyandu.id, tanggal), posyanduId: posyandu.id, tanggal }
}

export function openHari(posyandu: PosyanduView, tanggal: Tanggal) {
  return save('hari_buka.open', dayOf(posyandu, tanggal))
}

export function reopenHari(posyandu: PosyanduView, tanggal: Tanggal, alasan: string) {
  return save('hari_buka.reopen', { ...dayOf(posyandu, tanggal), alasan })
}

/** Letter of a phone that has not been given one yet: it has not met the server at this posyandu. */
const NO_LETTER = 'Z'

/** Writes somebody down as present; being written down is langkah 1. */
export async function recordHadir(
  posyandu: PosyanduView,
  hari: HariIni,
  sasaran: Pick<SasaranRecord, 'id' | 'isTamu'>,
  huruf: string | null,
) {
  const id = kehadiranId(posyandu.id, hari.tanggal, sasaran.id)
  const used = hari.kehadiran.map((one) => one.nomorAntrean)
  const saved = await save('kehadiran.record', {
    ...dayOf(posyandu, hari.tanggal),
    kehadiranId: id,
    sasaranId: sasaran.id,
    nomorAntrean: nextNomorAntrean(huruf ?? NO_LETTER, used),
    isTamu: sasaran.isTamu,
  })
  if (!saved.ok) return saved
  return markLangkah(posyandu, id, 1)
}

export function markLangkah(
  posyandu: PosyanduView,
  id: KehadiranRecord['id'],
  langkah: LangkahHari,
) {
  return save('kehadiran.mark', { kehadiranId: id, posyanduId: posyandu.id, langkah })
}

export function cancelHadir(posyandu: PosyanduView, id: KehadiranRecord['id'], alasan: string) {
  return save('kehadiran.cancel', { kehadiranId: id, posyanduId: posyandu.id, alasan })
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
