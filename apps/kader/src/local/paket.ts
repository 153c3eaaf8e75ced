import type { IsiPaket, NamaPaket } from '@simpul/contract/paket.ts'
import {
  NOMOR_TOLONG,
  type NomorTolong,
  type UntukNomor,
} from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { ATURAN_NASIONAL, type AturanDaerah } from '@simpul/domain/pertumbuhan/aturan-daerah.ts'
import { berlakuPada } from '@simpul/domain/shared/edisi.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { useSyncExternalStore } from 'react'
import { openStore, subscribeStore } from './open-store.ts'

/**
 * What the kabupaten has of its own, as this phone last took it in whole (SYNC-39), read by the schema
 * of contract before it was written. A phone that has not met its server yet has nothing.
 */
export type Paket = {
  readonly [Nama in NamaPaket]?: { readonly sha256: string; readonly isi: IsiPaket[Nama] }
}

const NOTHING: Paket = {}

export function usePaket(): Paket {
  return useSyncExternalStore(subscribeStore, () => openStore()?.paket) ?? NOTHING
}

/** Growth tables with the day each comes into force; before the first, those of the app. */
export function aturanOf({ kbm, tangga }: Paket): AturanDaerah {
  return {
    kbm: kbm?.isi.edisi ?? ATURAN_NASIONAL.kbm,
    tangga: tangga?.isi.edisi ?? ATURAN_NASIONAL.tangga,
  }
}

/** The name of a free day, national or of the kabupaten. */
export function liburPada({ kalender }: Paket, on: Tanggal): string | undefined {
  return kalender?.isi.libur.find((one) => one.tanggal === on)?.nama
}

/** Whom to call on a day, the ones that answer everywhere first. */
export function nomorTolongPada(
  { nomor_tolong }: Paket,
  on: Tanggal,
  untuk: UntukNomor,
): readonly NomorTolong[] {
  const { nomor } = berlakuPada(nomor_tolong?.isi.edisi ?? [], on, { nomor: NOMOR_TOLONG })
  return nomor
    .filter((one) => one.untuk.includes(untuk))
    .toSorted((a, b) => Number(b.isEverywhere) - Number(a.isEverywhere))
}
