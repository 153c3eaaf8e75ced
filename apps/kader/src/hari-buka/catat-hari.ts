import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { PosyanduView } from '@simpul/contract/pengguna.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { nextNomorAntrean } from '@simpul/domain/hari-buka/antrean.ts'
import type { LangkahHari } from '@simpul/domain/hari-buka/langkah.ts'
import { hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { save } from '../sync/save.ts'
import type { HariIni } from './hari-buka.local.ts'

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

type Datang = Pick<SasaranRecord, 'id' | 'isTamu'>

/** Writes somebody down as present; being written down is langkah 1. */
export async function recordHadir(
  posyandu: PosyanduView,
  hari: HariIni,
  sasaran: Datang,
  huruf: string | null,
) {
  return recordHadirBersama(posyandu, hari, sasaran, [], huruf)
}

/** The same of somebody with her twins: a number each, theirs before hers, as they were registered. */
export async function recordHadirBersama(
  posyandu: PosyanduView,
  hari: HariIni,
  sasaran: Datang,
  twins: readonly Datang[],
  huruf: string | null,
) {
  const used = hari.kehadiran.map((one) => one.nomorAntrean)
  for (const twin of twins) {
    const nomor = nextNomorAntrean(huruf ?? NO_LETTER, used)
    used.push(nomor)
    const saved = await recordOne(posyandu, hari, twin, nomor)
    if (!saved.ok) return saved
  }
  return recordOne(posyandu, hari, sasaran, nextNomorAntrean(huruf ?? NO_LETTER, used))
}

async function recordOne(
  posyandu: PosyanduView,
  hari: HariIni,
  sasaran: Datang,
  nomorAntrean: string,
) {
  const id = kehadiranId(posyandu.id, hari.tanggal, sasaran.id)
  const saved = await save('kehadiran.record', {
    ...dayOf(posyandu, hari.tanggal),
    kehadiranId: id,
    sasaranId: sasaran.id,
    nomorAntrean,
    isTamu: sasaran.isTamu,
  })
  return saved.ok ? markLangkah(posyandu, id, 1) : saved
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
