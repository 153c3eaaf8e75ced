import { tanggal } from '../../shared/tanggal.ts'
import type { JadwalImunisasi, Pola, VersiSeri } from './jadwal-imunisasi.ts'
import { Kelahiran } from './lama.ts'

type KodeMasalahJadwal =
  | 'kode_ganda'
  | 'seri_tidak_dikenal'
  | 'vaksin_tidak_dikenal'
  | 'kode_dosis_tidak_dikenal'
  | 'vaksin_bukan_untuk_seri'
  | 'umur_tidak_urut'
  | 'jarak_salah'
  | 'pola_terakhir_bersyarat'
  | 'tanpa_dosis'

interface MasalahJadwal {
  readonly kode: KodeMasalahJadwal
  /** the code or id of the row that is wrong */
  readonly di: string
}

/** Any day will do on which months have their usual lengths. */
const SEBARANG = new Kelahiran(tanggal('2025-01-01'))

/** What must hold of a table before anybody is judged by it; one a kabupaten wrote is asked first. */
export function checkJadwal(jadwal: JadwalImunisasi): readonly MasalahJadwal[] {
  const problems: MasalahJadwal[] = []
  const say = (kode: KodeMasalahJadwal, di: string) => problems.push({ kode, di })
  const vaksin = new Map(jadwal.vaksin.map((one) => [one.kode, one]))
  const kodeDosis = new Map(jadwal.kodeDosis.map((one) => [one.kode, one]))

  for (const list of [
    jadwal.vaksin,
    jadwal.kodeDosis,
    jadwal.seri.map(({ id }) => ({ kode: id })),
  ]) {
    for (const kode of duplicates(list.map((one) => one.kode))) say('kode_ganda', kode)
  }
  for (const one of jadwal.vaksin) {
    if (one.untuk.some((seri) => !jadwal.urutan.includes(seri))) say('seri_tidak_dikenal', one.kode)
  }
  for (const one of jadwal.kodeDosis) {
    if (!vaksin.has(one.vaksin)) say('vaksin_tidak_dikenal', one.kode)
  }
  for (const versi of jadwal.seri) {
    if (!jadwal.urutan.includes(versi.seri)) say('seri_tidak_dikenal', versi.id)
    if (versi.pola.at(-1)?.syarat !== null) say('pola_terakhir_bersyarat', versi.id)
    for (const pola of versi.pola) {
      checkPola(versi, pola, say)
      for (const { kode } of pola.dosis) {
        const own = kodeDosis.get(kode)
        if (!own) say('kode_dosis_tidak_dikenal', `${versi.id}/${kode}`)
        else if (vaksin.get(own.vaksin)?.untuk.includes(versi.seri) === false)
          say('vaksin_bukan_untuk_seri', `${versi.id}/${kode}`)
      }
    }
  }
  return problems
}

function checkPola(
  versi: VersiSeri,
  pola: Pola,
  say: (kode: KodeMasalahJadwal, di: string) => void,
): void {
  if (pola.dosis.length === 0) say('tanpa_dosis', `${versi.id}/${pola.kode}`)
  for (const [i, dosis] of pola.dosis.entries()) {
    const { umurMinimal, umurAnjuran, umurTerlambat, umurMaksimal, jarak } = dosis
    const ages = [umurMinimal, umurAnjuran, umurTerlambat, umurMaksimal].map((lama) =>
      SEBARANG.berumur(lama),
    )
    const isSorted = ages.every((age, at) => at === 0 || (ages[at - 1] ?? 0) <= age)
    const isRoom = (ages.at(-1) ?? 0) > (ages[0] ?? 0)
    if (!isSorted || !isRoom) say('umur_tidak_urut', `${versi.id}/${dosis.kode}`)
    if ((i === 0) !== (jarak === null)) say('jarak_salah', `${versi.id}/${dosis.kode}`)
  }
}

function duplicates(list: readonly string[]): string[] {
  return list.filter((one, i) => list.indexOf(one) !== i)
}
