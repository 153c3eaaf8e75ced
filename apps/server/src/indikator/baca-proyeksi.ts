import { PROYEKSI_MAX, type ProyeksiTerbaca } from '@simpul/contract/proyeksi.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { type Baris, readTabel, type TabelProblem } from '../sasaran/baca-tabel.ts'

/** How the columns are called in the sheets of a Puskesmas; the first that fits is taken. */
const KOLOM = {
  desa: /kode(?!.*(kec|kab|prov))/i,
  balita: /balita|0\s*[-–]\s*(4\s*(th|tahun)|59\s*(bl|bulan))/i,
}
/** A sheet begins with a title or two; the header stands within its first rows. */
const HEADER_WITHIN = 10

type ProyeksiProblem =
  | TabelProblem
  | { readonly kode: 'kolom_tidak_lengkap'; readonly field: 'desa' | 'balita' }

/**
 * A sheet of projections: a column with the code of the desa (`33.16.09.2001` or `3316092001`) and one
 * with the balita. What cannot be read is named by its line; nothing is saved.
 * @param mine codes of the desa the reader may fill in
 */
export async function readProyeksiBerkas(
  nama: string,
  bytes: Uint8Array,
  mine: ReadonlySet<string>,
): Promise<Result<ProyeksiTerbaca, ProyeksiProblem>> {
  const tabel = await readTabel(nama, bytes)
  if (!tabel.ok) return tabel
  const desa = new Map<string, number>()
  const masalah: ProyeksiTerbaca['masalah'] = []
  let columns: Columns | null = null
  let seen = 0
  let best: 'desa' | 'balita' = 'desa'
  for await (const baris of tabel.value) {
    seen += 1
    if (!columns) {
      const found = findColumns(baris)
      if (typeof found !== 'string') columns = found
      else if (found === 'balita') best = 'balita'
      if (seen >= HEADER_WITHIN && !columns) break
      continue
    }
    const kode = readKode(baris.sel[columns.desa] ?? '')
    if (kode === null) continue
    const balita = readCount(baris.sel[columns.balita] ?? '')
    if (!mine.has(kode)) masalah.push({ baris: baris.nomor, kode: 'desa_tidak_dikenal' })
    else if (balita === null) masalah.push({ baris: baris.nomor, kode: 'angka_salah' })
    else if (desa.has(kode)) masalah.push({ baris: baris.nomor, kode: 'desa_dua_kali' })
    else desa.set(kode, balita)
  }
  if (!columns) return err({ kode: 'kolom_tidak_lengkap', field: best })
  return ok({
    desa: [...desa].map(([desaKode, balita]) => ({ desaKode, balita })),
    masalah,
  })
}

interface Columns {
  readonly desa: number
  readonly balita: number
}

/** Both columns, or the one that is missing. */
function findColumns({ sel }: Baris): Columns | 'desa' | 'balita' {
  const desa = sel.findIndex((cell) => KOLOM.desa.test(cell))
  if (desa < 0) return 'desa'
  const balita = sel.findIndex((cell) => KOLOM.balita.test(cell))
  return balita < 0 ? 'balita' : { desa, balita }
}

/** Ten digits with or without points; a row of a total has none and is passed over. */
function readKode(cell: string): string | null {
  const digits = cell.replaceAll(/[.\s]/g, '')
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(digits)
  return parts ? parts.slice(1).join('.') : null
}

function readCount(cell: string): number | null {
  const text = cell.replaceAll(/[.\s](?=\d{3}\b)/g, '')
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= PROYEKSI_MAX ? count : null
}
