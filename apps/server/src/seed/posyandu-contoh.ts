import type { TabelWho2006 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { measureAtStep } from '@simpul/domain/pertumbuhan/z-score.ts'
import { type HariBukaId, hariBukaId, kehadiranId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import {
  dayNumber,
  tanggal as dayOf,
  fromDayNumber,
  monthIndex,
  type Tanggal,
} from '@simpul/domain/shared/tanggal.ts'
import { Acak } from './acak.ts'
import type { IsiPosyandu, PengukuranContoh, PosyanduPlan } from './isi-posyandu.ts'
import { type OrangContoh, wargaContoh } from './orang-contoh.ts'

/** Two months a year: vitamin A for 6 to 59 months. */
const BULAN_VITAMIN_A = [1, 7]

/** A hari buka of the history, with what is written of every person present. */
interface HariContoh {
  readonly id: HariBukaId
  readonly tanggal: Tanggal
  readonly number: number
  readonly monthsAgo: number
  readonly isVitaminA: boolean
  readonly measuredAt: string
  readonly servedAt: string
}

/** Makes one posyandu: families, 24 months of days, children who grow along WHO's curves, adults weighed now and then. */
export function posyanduContoh(plan: PosyanduPlan, tabel: TabelWho2006): IsiPosyandu {
  const acak = new Acak(plan.seed)
  const kk = plan.kabupatenKode
  const start = dayNumber(plan.until) - plan.months * 31
  let seq = 0
  const nextSeq = () => {
    seq += 1
    return seq
  }
  const registered = { on: fromDayNumber(start), at: at(start, 480) }
  const { orang: people, keluarga, sasaran } = wargaContoh(plan, acak, registered, nextSeq)
  const isi: IsiPosyandu = {
    keluarga,
    sasaran,
    hariBuka: [],
    kehadiran: [],
    pengukuran: [],
    layanan: [],
    balita: [],
    lastSeq: 0,
  }
  const days = makeDays()
  const antrean = new Map<HariBukaId, number>()
  for (const orang of people) serve(orang)
  return { ...isi, lastSeq: seq }

  function at(day: number, minute: number): string {
    return new Date(day * 86_400_000 + (minute - plan.offsetHours * 60) * 60_000).toISOString()
  }

  function makeDays(): HariContoh[] {
    const dayOfMonth = 5 + (plan.seed % 20)
    const out: HariContoh[] = []
    const last = monthIndex(plan.until)
    for (let month = last - plan.months + 1; month <= last; month += 1) {
      const tanggal = dayOf(
        `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
      )
      if (tanggal >= plan.until) continue
      const number = dayNumber(tanggal)
      const id = hariBukaId(plan.posyanduId, tanggal)
      out.push({
        id,
        tanggal,
        number,
        monthsAgo: last - month,
        isVitaminA: BULAN_VITAMIN_A.includes(month % 12),
        measuredAt: at(number, 540),
        servedAt: at(number, 560),
      })
      isi.hariBuka.push([
        kk,
        id,
        plan.posyanduId,
        tanggal,
        'ditutup',
        'Balai RW',
        '08.00',
        at(number, 480),
        at(number, 690),
        '{"hadir":{},"skdn":{},"rujukan":0,"temuan":0,"petugas":[]}',
        nextSeq(),
        at(number, 690),
      ])
    }
    return out
  }

  function serve(orang: OrangContoh): void {
    const born = dayNumber(orang.tanggalLahir)
    const isEverBalita = start - born < 1826
    const diligence = isEverBalita
      ? 0.6 + acak.unit() * 0.38
      : orang.keadaanIbu === 'hamil'
        ? 0.8
        : plan.adultShare
    let zLength = -1 + acak.normal() * 1.05
    let zWeight = 0.55 * zLength + -0.35 + acak.normal() * 0.8
    const adultWeight = 42_000 + acak.int(0, 36_000)
    const adultLength = (orang.jenisKelamin === 'P' ? 1_440 : 1_540) + acak.int(0, 220)
    const measured: PengukuranContoh[] = []
    const sex: 0 | 1 = orang.jenisKelamin === 'L' ? 0 : 1

    for (const day of days) {
      const ageDays = day.number - born
      if (ageDays < 0) continue
      zLength += acak.normal() * 0.06
      zWeight += acak.normal() * 0.14 + (zLength * 0.55 - 0.35 - zWeight) * 0.05
      const isBalita = ageDays <= 1826
      if (!acak.chance(isBalita || !isEverBalita ? diligence : 0.2)) continue

      const length = isBalita
        ? (measureAtStep(tabel.lengthForAge[sex], ageDays, zLength) ?? 80) * 10
        : adultLength
      const weight = isBalita
        ? (measureAtStep(tabel.weightForAge[sex], ageDays, zWeight) ?? 10) * 1000
        : adultWeight + acak.int(-1500, 1500)
      const item: PengukuranContoh = {
        id: newId<'pengukuran'>(day),
        measuredOn: day.tanggal,
        hariBukaId: day.id,
        weightGram: Math.max(1500, Math.round(weight / 100) * 100),
        lengthMm: isEverBalita && !isBalita ? null : Math.round(length + acak.normal() * 3),
        posisiUkur: isBalita && ageDays < 731 ? 'terlentang' : 'berdiri',
        lilaMm:
          isBalita && ageDays >= 183
            ? Math.round(145 + zWeight * 9 + acak.normal() * 3)
            : orang.keadaanIbu
              ? 225 + acak.int(0, 60)
              : null,
        lingkarKepalaMm: isBalita
          ? Math.round(
              (measureAtStep(tabel.headForAge[sex], ageDays, acak.normal() * 0.7) ?? 45) * 10,
            )
          : null,
      }
      if (isBalita) measured.push(item)
      writePengukuran(orang, item, day)
      if (day.monthsAgo < plan.kehadiranMonths) writeKehadiran(orang, day)
      if (isBalita && ageDays >= 183 && day.isVitaminA) writeVitaminA(orang, day, ageDays)
    }
    if (isEverBalita)
      isi.balita.push({
        sasaranId: orang.id,
        jenisKelamin: orang.jenisKelamin,
        tanggalLahir: orang.tanggalLahir,
        pengukuran: measured,
      })
  }

  function newId<Kind extends string>(day: HariContoh) {
    return uuidV7<Kind>(day.number * 86_400_000, acak.bytes(10))
  }

  function writePengukuran(orang: OrangContoh, item: PengukuranContoh, day: HariContoh): void {
    isi.pengukuran.push([
      kk,
      item.id,
      plan.posyanduId,
      plan.posyanduId,
      orang.id,
      item.hariBukaId,
      'hari_buka',
      item.measuredOn,
      item.weightGram,
      item.lengthMm,
      item.lengthMm === null ? null : item.posisiUkur,
      item.lilaMm,
      item.lingkarKepalaMm,
      false,
      '',
      nextSeq(),
      day.measuredAt,
    ])
  }

  function writeKehadiran(orang: OrangContoh, day: HariContoh): void {
    const nomor = (antrean.get(day.id) ?? 0) + 1
    antrean.set(day.id, nomor)
    isi.kehadiran.push([
      kk,
      kehadiranId(plan.posyanduId, day.tanggal, orang.id),
      plan.posyanduId,
      day.id,
      orang.id,
      day.tanggal,
      `${'ABC'[Math.floor(nomor / 999)]}${((nomor - 1) % 999) + 1}`,
      '{1,2,3,4,5}',
      nextSeq(),
      at(day.number, 490 + (nomor % 180)),
    ])
  }

  function writeVitaminA(orang: OrangContoh, day: HariContoh, ageDays: number): void {
    isi.layanan.push([
      kk,
      newId<'layanan'>(day),
      plan.posyanduId,
      orang.id,
      day.id,
      ageDays < 365 ? 'vitamin_a_biru' : 'vitamin_a_merah',
      day.tanggal,
      1,
      nextSeq(),
      day.servedAt,
    ])
  }
}
