import type { Tanggal } from '../../shared/tanggal.ts'
import type { KeadaanSeri, PenilaianImunisasi } from './evaluate-imunisasi.ts'
import type { Ramalan } from './forecast-imunisasi.ts'
import { hariKe, Kelahiran } from './lama.ts'

interface DosisKe {
  readonly seri: string
  readonly dosisKe: number
}

interface AturanDropOut {
  readonly id: string
  readonly nama: string
  readonly dari: DosisKe
  readonly sampai: DosisKe
}

/** Rule IMUN-7: begun and not finished, by the pairs that are reported. */
export const ATURAN_DROP_OUT_2026: readonly AturanDropOut[] = [
  pair('dpt1-dpt3', 'DPT-HB-Hib 1 ke DPT-HB-Hib 3', ['dpt_hb_hib', 1], ['dpt_hb_hib', 3]),
  pair('dpt1-mr1', 'DPT-HB-Hib 1 ke MR 1', ['dpt_hb_hib', 1], ['mr', 1]),
  pair('dpt3-dpt4', 'DPT-HB-Hib 3 ke lanjutan', ['dpt_hb_hib', 3], ['dpt_hb_hib', 4]),
  pair('mr1-mr2', 'MR 1 ke MR 2', ['mr', 1], ['mr', 2]),
  pair('opv1-opv4', 'Polio tetes 1 ke 4', ['polio_tetes', 1], ['polio_tetes', 4]),
]

/**
 * `bukan`: never begun, so no drop-out but somebody who was never reached. `putus`: begun, and the
 * end is late. `belum_waktunya`: begun, and the end is not late yet. `tanpa_tanggal`: the end is
 * ticked, and nobody knows when.
 */
type StatusDropOut = 'bukan' | 'selesai' | 'belum_waktunya' | 'putus' | 'tanpa_tanggal'

/** Rule IMUN-7 for one person. A contraindication is no drop-out; a refusal is one, with its reason. */
export function dropOutOf(
  birthDate: Tanggal,
  penilaian: PenilaianImunisasi,
  ramalan: readonly Ramalan[],
  aturan: AturanDropOut,
): StatusDropOut {
  const from = stateOf(penilaian, aturan.dari)
  const to = stateOf(penilaian, aturan.sampai)
  if (!from || !to || from.sah.length < aturan.dari.dosisKe) return 'bukan'
  if (to.sah.length >= aturan.sampai.dosisKe) return 'selesai'
  const target = to.pola.dosis[aturan.sampai.dosisKe - 1]
  const next = ramalan.find(({ seri }) => seri === aturan.sampai.seri)
  // A shorter way has no such dose: who finished it has finished.
  if (!target || !next || next.status === 'selesai') return 'selesai'
  if (to.tanpaTanggal.some(({ kode }) => kode.nomor >= aturan.sampai.dosisKe))
    return 'tanpa_tanggal'
  if (next.status === 'kontraindikasi') return 'bukan'
  const lateFrom = new Kelahiran(birthDate).berumur(target.umurTerlambat)
  return hariKe(penilaian.onDate) < lateFrom ? 'belum_waktunya' : 'putus'
}

interface OrangDinilai<Id> {
  readonly id: Id
  readonly birthDate: Tanggal
  readonly penilaian: PenilaianImunisasi
  readonly ramalan: readonly Ramalan[]
}

interface DaftarDropOut<Id> {
  readonly aturan: AturanDropOut
  /** begun, and the end is finished or late: what the drop-outs are a part of */
  readonly mulai: number
  readonly putus: readonly { readonly id: Id; readonly berikutnya: Ramalan }[]
  readonly tanpaTanggal: readonly Id[]
}

/** Rule IMUN-7: the list to go and see, with the dose that comes next for each. */
export function listDropOut<Id>(
  orang: readonly OrangDinilai<Id>[],
  rules: readonly AturanDropOut[] = ATURAN_DROP_OUT_2026,
): readonly DaftarDropOut<Id>[] {
  return rules.map((aturan) => {
    const putus: { id: Id; berikutnya: Ramalan }[] = []
    const tanpaTanggal: Id[] = []
    let mulai = 0
    for (const one of orang) {
      const status = dropOutOf(one.birthDate, one.penilaian, one.ramalan, aturan)
      if (status === 'tanpa_tanggal') tanpaTanggal.push(one.id)
      if (status === 'selesai' || status === 'putus') mulai += 1
      const berikutnya = one.ramalan.find(({ seri }) => seri === aturan.sampai.seri)
      if (status === 'putus' && berikutnya) putus.push({ id: one.id, berikutnya })
    }
    return { aturan, mulai, putus, tanpaTanggal }
  })
}

function stateOf(penilaian: PenilaianImunisasi, { seri }: DosisKe): KeadaanSeri | undefined {
  return penilaian.seri.find(({ versi }) => versi.seri === seri)
}

function pair(
  id: string,
  nama: string,
  [fromSeri, from]: readonly [string, number],
  [toSeri, to]: readonly [string, number],
): AturanDropOut {
  return {
    id: `drop-out/${id}`,
    nama,
    dari: { seri: fromSeri, dosisKe: from },
    sampai: { seri: toSeri, dosisKe: to },
  }
}
