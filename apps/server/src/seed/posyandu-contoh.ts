import type { TabelWho2006 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { measureAtStep } from '@simpul/domain/pertumbuhan/z-score.ts'
import {
  type HariBukaId,
  hariBukaId,
  kehadiranId,
  type PengukuranId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import {
  addDays,
  dayNumber,
  tanggal as dayOf,
  daysBetween,
  fromDayNumber,
  monthIndex,
  type Tanggal,
} from '@simpul/domain/shared/tanggal.ts'
import { Acak } from './acak.ts'
import { namaContoh } from './nama-contoh.ts'
import type { Cell } from './salin.ts'

export interface PosyanduPlan {
  readonly seed: number
  readonly kabupatenKode: string
  readonly posyanduId: PosyanduId
  readonly desaKode: string
  /** Hours ahead of UTC of the posyandu's zone. */
  readonly offsetHours: number
  readonly people: number
  /** Share of people under 60 months: about 0.09 in the country, more in a small demo. */
  readonly balitaShare: number
  /** The last day of the made-up history. */
  readonly until: Tanggal
  readonly months: number
  /** Months back for which arrivals are written, not only measures. */
  readonly kehadiranMonths: number
}

/** One measure of the made-up history, as the growth rules want it. */
export interface PengukuranContoh {
  readonly id: PengukuranId
  readonly measuredOn: Tanggal
  readonly hariBukaId: HariBukaId
  readonly weightGram: number
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
  readonly lilaMm: number | null
  readonly lingkarKepalaMm: number | null
}

export interface AnakContoh {
  readonly sasaranId: SasaranId
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly pengukuran: readonly PengukuranContoh[]
}

export interface IsiPosyandu {
  readonly keluarga: Cell[][]
  readonly sasaran: Cell[][]
  readonly hariBuka: Cell[][]
  readonly kehadiran: Cell[][]
  readonly pengukuran: Cell[][]
  readonly layanan: Cell[][]
  readonly balita: AnakContoh[]
  readonly lastSeq: number
}

export const KOLOM = {
  keluarga: ['kabupaten_kode', 'id', 'posyandu_id', 'nomor_kk', 'nama_kepala'],
  sasaran: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'keluarga_id',
    'nama',
    'nama_panggilan',
    'jenis_kelamin',
    'tanggal_lahir',
    'nik',
    'nik_status',
    'nama_ibu',
    'ibu_id',
    'rt',
    'rw',
    'alamat',
    'punya_buku_kia',
    'keadaan_ibu',
    'change_seq',
    'recorded_at',
  ],
  hariBuka: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'tanggal',
    'status',
    'tempat',
    'jam_mulai',
    'dibuka_pada',
    'ditutup_pada',
    'ringkasan',
    'change_seq',
    'recorded_at',
  ],
  kehadiran: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'hari_buka_id',
    'sasaran_id',
    'tanggal',
    'nomor_antrean',
    'langkah_selesai',
    'change_seq',
    'recorded_at',
  ],
  pengukuran: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'asal_posyandu_id',
    'sasaran_id',
    'hari_buka_id',
    'konteks',
    'measured_on',
    'weight_gram',
    'length_mm',
    'posisi_ukur',
    'lila_mm',
    'lingkar_kepala_mm',
    'edema',
    'measured_by',
    'change_seq',
    'recorded_at',
  ],
  layanan: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'sasaran_id',
    'hari_buka_id',
    'jenis',
    'tanggal',
    'jumlah',
    'change_seq',
    'recorded_at',
  ],
} as const

interface Orang {
  readonly id: SasaranId
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly keadaanIbu: 'hamil' | null
}

/** Two months a year: vitamin A for 6 to 59 months. */
const BULAN_VITAMIN_A = [1, 7]

/** Makes one posyandu: families, 24 months of days, children who grow along WHO's curves, adults weighed now and then. */
export function posyanduContoh(plan: PosyanduPlan, tabel: TabelWho2006): IsiPosyandu {
  const acak = new Acak(plan.seed)
  const isi: IsiPosyandu = {
    keluarga: [],
    sasaran: [],
    hariBuka: [],
    kehadiran: [],
    pengukuran: [],
    layanan: [],
    balita: [],
    lastSeq: 0,
  }
  const kk = plan.kabupatenKode
  let seq = 0
  const start = dayNumber(plan.until) - plan.months * 31

  const people = makePeople()
  const days = makeDays()
  const antrean = new Map<HariBukaId, number>()
  for (const orang of people) serve(orang)
  return { ...isi, lastSeq: seq }

  function at(date: Tanggal, minute: number): string {
    return new Date(
      dayNumber(date) * 86_400_000 + (minute - plan.offsetHours * 60) * 60_000,
    ).toISOString()
  }

  function newId<Kind extends string>(date: Tanggal) {
    return uuidV7<Kind>(dayNumber(date) * 86_400_000, acak.bytes(10))
  }

  function makePeople(): Orang[] {
    const registered = fromDayNumber(start)
    const orang: Orang[] = []
    let balitaLeft = Math.round(plan.people * plan.balitaShare)
    let rumah = 0
    while (orang.length < plan.people) {
      rumah += 1
      const keluargaId = newId<'keluarga'>(registered)
      const rt = String(1 + (rumah % 6)).padStart(2, '0')
      const rw = String(1 + (rumah % 3)).padStart(2, '0')
      const kepala = namaContoh(acak, 'L')
      isi.keluarga.push([
        kk,
        keluargaId,
        plan.posyanduId,
        `${plan.desaKode.replaceAll('.', '').slice(0, 4)}99${String(rumah).padStart(10, '0')}`,
        kepala,
      ])
      const alamat = `Gang ${acak.pick(['Melon', 'Salak', 'Kelapa', 'Jambu', 'Nangka'])} No. ${acak.int(1, 80)}`

      const add = (
        nama: string,
        jenisKelamin: 'L' | 'P',
        ageDays: number,
        ibu: { id: SasaranId; nama: string } | null,
        hamil: boolean,
      ) => {
        const tanggalLahir = addDays(plan.until, -ageDays)
        const id = newId<'sasaran'>(tanggalLahir > registered ? tanggalLahir : registered)
        const isBaby = ageDays < 1826
        const hasNik = !isBaby || acak.chance(0.8)
        seq += 1
        isi.sasaran.push([
          kk,
          id,
          plan.posyanduId,
          keluargaId,
          nama,
          acak.chance(0.3) ? (nama.split(' ')[0] ?? '') : '',
          jenisKelamin,
          tanggalLahir,
          hasNik ? nikContoh(tanggalLahir, jenisKelamin, orang.length) : null,
          hasNik ? 'ada' : 'belum',
          ibu?.nama ?? '',
          ibu?.id ?? null,
          rt,
          rw,
          alamat,
          isBaby ? acak.chance(0.93) : null,
          hamil ? 'hamil' : null,
          seq,
          at(registered, 480),
        ])
        const made: Orang = { id, jenisKelamin, tanggalLahir, keadaanIbu: hamil ? 'hamil' : null }
        orang.push(made)
        return made
      }

      const motherDays = acak.int(21 * 365, 43 * 365)
      const namaIbu = namaContoh(acak, 'P')
      const ibu = add(namaIbu, 'P', motherDays, null, acak.chance(0.06))
      if (acak.chance(0.92)) add(kepala, 'L', motherDays + acak.int(0, 8 * 365), null, false)
      const wanted =
        acak.int(0, 2) + (balitaLeft > (plan.people - orang.length) * plan.balitaShare ? 1 : 0)
      for (let n = 0; n < wanted; n += 1) {
        const isBalita = balitaLeft > 0 && (n === 0 || acak.chance(0.15))
        if (isBalita) balitaLeft -= 1
        const jenisKelamin = acak.chance(0.51) ? 'L' : 'P'
        const ageDays = isBalita
          ? acak.int(2, 1820)
          : acak.int(1830, Math.max(1900, motherDays - 19 * 365))
        add(
          namaContoh(acak, jenisKelamin),
          jenisKelamin,
          ageDays,
          { id: ibu.id, nama: namaIbu },
          false,
        )
      }
      if (acak.chance(0.3)) {
        const jenisKelamin = acak.chance(0.58) ? 'P' : 'L'
        add(namaContoh(acak, jenisKelamin), jenisKelamin, acak.int(60 * 365, 86 * 365), null, false)
      }
    }
    return orang
  }

  /** No real NIK has kecamatan 99, so none of these belongs to anybody. */
  function nikContoh(born: Tanggal, jenisKelamin: 'L' | 'P', serial: number): string {
    const day = Number(born.slice(8)) + (jenisKelamin === 'P' ? 40 : 0)
    return `${plan.desaKode.replaceAll('.', '').slice(0, 4)}99${String(day).padStart(2, '0')}${born.slice(5, 7)}${born.slice(2, 4)}${String((serial % 9999) + 1).padStart(4, '0')}`
  }

  function makeDays(): { id: HariBukaId; tanggal: Tanggal }[] {
    const dayOfMonth = 5 + (plan.seed % 20)
    const out: { id: HariBukaId; tanggal: Tanggal }[] = []
    const last = monthIndex(plan.until)
    for (let month = last - plan.months + 1; month <= last; month += 1) {
      const tanggal = dayOf(
        `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
      )
      if (tanggal >= plan.until) continue
      const id = hariBukaId(plan.posyanduId, tanggal)
      out.push({ id, tanggal })
      seq += 1
      isi.hariBuka.push([
        kk,
        id,
        plan.posyanduId,
        tanggal,
        'ditutup',
        'Balai RW',
        '08.00',
        at(tanggal, 480),
        at(tanggal, 690),
        '{"hadir":{},"skdn":{},"rujukan":0,"temuan":0,"petugas":[]}',
        seq,
        at(tanggal, 690),
      ])
    }
    return out
  }

  function serve(orang: Orang): void {
    const isEverBalita = daysBetween(orang.tanggalLahir, fromDayNumber(start)) < 1826
    const diligence = isEverBalita
      ? 0.6 + acak.unit() * 0.38
      : orang.keadaanIbu === 'hamil'
        ? 0.8
        : 0.15
    let zLength = -1 + acak.normal() * 1.05
    let zWeight = 0.55 * zLength + -0.35 + acak.normal() * 0.8
    const adultWeight = 42_000 + acak.int(0, 36_000)
    const adultLength = (orang.jenisKelamin === 'P' ? 1_440 : 1_540) + acak.int(0, 220)
    const measured: PengukuranContoh[] = []
    const sex: 0 | 1 = orang.jenisKelamin === 'L' ? 0 : 1

    for (const day of days) {
      const ageDays = daysBetween(orang.tanggalLahir, day.tanggal)
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
        id: newId<'pengukuran'>(day.tanggal),
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
      writePengukuran(orang, item)
      if (monthIndex(plan.until) - monthIndex(day.tanggal) < plan.kehadiranMonths)
        writeKehadiran(orang, day)
      if (isBalita && ageDays >= 183 && BULAN_VITAMIN_A.includes(monthIndex(day.tanggal) % 12))
        writeVitaminA(orang, day, ageDays)
    }
    if (isEverBalita)
      isi.balita.push({
        sasaranId: orang.id,
        jenisKelamin: orang.jenisKelamin,
        tanggalLahir: orang.tanggalLahir,
        pengukuran: measured,
      })
  }

  function writePengukuran(orang: Orang, item: PengukuranContoh): void {
    seq += 1
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
      seq,
      at(item.measuredOn, 540),
    ])
  }

  function writeKehadiran(orang: Orang, day: { id: HariBukaId; tanggal: Tanggal }): void {
    const nomor = (antrean.get(day.id) ?? 0) + 1
    antrean.set(day.id, nomor)
    seq += 1
    isi.kehadiran.push([
      kk,
      kehadiranId(plan.posyanduId, day.tanggal, orang.id),
      plan.posyanduId,
      day.id,
      orang.id,
      day.tanggal,
      `${'ABC'[Math.floor(nomor / 999)]}${((nomor - 1) % 999) + 1}`,
      '{1,2,3,4,5}',
      seq,
      at(day.tanggal, 490 + (nomor % 180)),
    ])
  }

  function writeVitaminA(
    orang: Orang,
    day: { id: HariBukaId; tanggal: Tanggal },
    ageDays: number,
  ): void {
    seq += 1
    isi.layanan.push([
      kk,
      newId<'layanan'>(day.tanggal),
      plan.posyanduId,
      orang.id,
      day.id,
      ageDays < 365 ? 'vitamin_a_biru' : 'vitamin_a_merah',
      day.tanggal,
      1,
      seq,
      at(day.tanggal, 560),
    ])
  }
}
