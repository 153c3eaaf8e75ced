import { type SasaranId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { addDays, dayNumber, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Acak } from './acak.ts'
import type { PosyanduPlan } from './isi-posyandu.ts'
import { namaContoh } from './nama-contoh.ts'
import type { Cell } from './salin.ts'

export interface OrangContoh {
  readonly id: SasaranId
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly keadaanIbu: 'hamil' | null
}

interface WargaContoh {
  readonly orang: readonly OrangContoh[]
  readonly keluarga: Cell[][]
  readonly sasaran: Cell[][]
}

/**
 * The families of one posyandu, enough for the people planned: a mother, mostly a father, children,
 * now and then a grandparent.
 * @param registered the day all of them came onto the register
 * @param nextSeq hands out the next number of the posyandu's feed
 */
export function wargaContoh(
  plan: PosyanduPlan,
  acak: Acak,
  registered: { readonly on: Tanggal; readonly at: string },
  nextSeq: () => number,
): WargaContoh {
  const orang: OrangContoh[] = []
  const keluarga: Cell[][] = []
  const sasaran: Cell[][] = []
  const kabupaten = plan.desaKode.replaceAll('.', '').slice(0, 4)
  let balitaLeft = Math.round(plan.people * plan.balitaShare)
  let rumah = 0

  while (orang.length < plan.people) {
    rumah += 1
    const keluargaId = newId<'keluarga'>(registered.on)
    const rt = String(1 + (rumah % 6)).padStart(2, '0')
    const rw = String(1 + (rumah % 3)).padStart(2, '0')
    const kepala = namaContoh(acak, 'L')
    keluarga.push([
      plan.kabupatenKode,
      keluargaId,
      plan.posyanduId,
      `${kabupaten}99${String(rumah).padStart(10, '0')}`,
      kepala,
    ])
    const alamat = `Gang ${acak.pick(['Melon', 'Salak', 'Kelapa', 'Jambu', 'Nangka'])} No. ${acak.int(1, 80)}`
    addFamily({ id: keluargaId, kepala, rt, rw, alamat })
  }
  return { orang, keluarga, sasaran }

  function addFamily(rumahTangga: RumahTangga): void {
    const motherDays = acak.int(21 * 365, 43 * 365)
    const namaIbu = namaContoh(acak, 'P')
    const ibu = add(rumahTangga, namaIbu, 'P', motherDays, null, acak.chance(0.06))
    if (acak.chance(0.92))
      add(rumahTangga, rumahTangga.kepala, 'L', motherDays + acak.int(0, 8 * 365), null, false)
    const wanted =
      acak.int(0, 2) + (balitaLeft > (plan.people - orang.length) * plan.balitaShare ? 1 : 0)
    for (let n = 0; n < wanted; n += 1) {
      const isBalita = balitaLeft > 0 && (n === 0 || acak.chance(0.15))
      if (isBalita) balitaLeft -= 1
      const jenisKelamin = acak.chance(0.51) ? 'L' : 'P'
      const ageDays = isBalita
        ? acak.int(2, 1820)
        : acak.int(1830, Math.max(1900, motherDays - 19 * 365))
      const nama = namaContoh(acak, jenisKelamin)
      add(rumahTangga, nama, jenisKelamin, ageDays, { id: ibu.id, nama: namaIbu }, false)
    }
    if (acak.chance(0.3)) {
      const jenisKelamin = acak.chance(0.58) ? 'P' : 'L'
      const nama = namaContoh(acak, jenisKelamin)
      add(rumahTangga, nama, jenisKelamin, acak.int(60 * 365, 86 * 365), null, false)
    }
  }

  function add(
    { id: keluargaId, rt, rw, alamat }: RumahTangga,
    nama: string,
    jenisKelamin: 'L' | 'P',
    ageDays: number,
    ibu: { readonly id: SasaranId; readonly nama: string } | null,
    hamil: boolean,
  ): OrangContoh {
    const tanggalLahir = addDays(plan.until, -ageDays)
    const id = newId<'sasaran'>(tanggalLahir > registered.on ? tanggalLahir : registered.on)
    const isBaby = ageDays < 1826
    const hasNik = !isBaby || acak.chance(0.8)
    sasaran.push([
      plan.kabupatenKode,
      id,
      plan.posyanduId,
      keluargaId,
      nama,
      acak.chance(0.3) ? (nama.split(' ')[0] ?? '') : '',
      jenisKelamin,
      tanggalLahir,
      hasNik ? nikContoh(tanggalLahir, jenisKelamin) : null,
      hasNik ? 'ada' : 'belum',
      ibu?.nama ?? '',
      ibu?.id ?? null,
      rt,
      rw,
      alamat,
      isBaby ? acak.chance(0.93) : null,
      hamil ? 'hamil' : null,
      nextSeq(),
      registered.at,
    ])
    const made: OrangContoh = { id, jenisKelamin, tanggalLahir, keadaanIbu: hamil ? 'hamil' : null }
    orang.push(made)
    return made
  }

  function newId<Kind extends string>(date: Tanggal) {
    return uuidV7<Kind>(dayNumber(date) * 86_400_000, acak.bytes(10))
  }

  /** No real NIK has kecamatan 99, so none of these belongs to anybody. */
  function nikContoh(born: Tanggal, jenisKelamin: 'L' | 'P'): string {
    const day = Number(born.slice(8)) + (jenisKelamin === 'P' ? 40 : 0)
    return `${kabupaten}99${String(day).padStart(2, '0')}${born.slice(5, 7)}${born.slice(2, 4)}${String((orang.length % 9999) + 1).padStart(4, '0')}`
  }
}

interface RumahTangga {
  readonly id: string
  readonly kepala: string
  readonly rt: string
  readonly rw: string
  readonly alamat: string
}
