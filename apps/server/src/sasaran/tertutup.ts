import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { isKehamilanAnak } from '@simpul/domain/pengguna/kehamilan-anak.ts'
import { seeFakta } from '@simpul/domain/pengguna/matriks-akses.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { PosyanduTujuan } from '../command-decision.ts'
import type { Actor } from '../http/actor.ts'
import type { SasaranRow } from './sasaran.store.ts'

/** A kader of another bidang knows name, RT, group and how to reach a person; no numbers, no book. */
const TERTUTUP = ['nik', 'nomorKk', 'punyaBukuKia'] satisfies readonly (keyof SasaranRow)[]

type Known = Pick<SasaranRow, 'keadaanIbu' | 'tanggalLahir'>

/** The fields of a person that somebody who does not see her health neither reads nor overwrites. */
export function closedFields(sasaran: Known, today: Tanggal): readonly string[] {
  return isKehamilanAnak(sasaran.keadaanIbu, sasaran.tanggalLahir, today)
    ? [...TERTUTUP, 'keadaanIbu']
    : TERTUTUP
}

export function seesHealth(
  actor: Pick<Actor, 'penugasan'>,
  posyandu: PosyanduTujuan,
  today: Tanggal,
): boolean {
  const target = targetPosyandu(posyandu.id, posyandu.desaKode)
  return seeFakta(actor.penugasan, today, 'pertumbuhan', target) === 'penuh'
}
