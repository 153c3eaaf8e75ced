import type { DaftarAnak } from '@simpul/contract/indikator.ts'
import type {
  AskCakupanTimbang,
  CakupanTimbangRow,
  CakupanTimbangView,
} from '@simpul/contract/proyeksi.ts'
import { type Fraction, persen, persenTerlindung } from '@simpul/domain/indikator/pecahan.ts'
import { type CakupanTimbang, cakupanTimbang } from '@simpul/domain/indikator/penyebut.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { anakTerbukaDi, daftarAnak } from './anak-terbuka.ts'
import { angkaRow, type Ketajaman, ketajamanWilayah } from './angka.ts'
import { readProyeksi } from './proyeksi.ts'
import { type TimbangTempat, timbangWilayahQuery } from './timbang-wilayah.query.ts'

type Tingkat = CakupanTimbangView['tingkat']

/** IND-DS of an area by its parts: both denominators, as sharp as the reader may see them. */
export async function readCakupanTimbang(
  tx: Tx,
  viewer: Viewer,
  ask: AskCakupanTimbang,
): Promise<Result<CakupanTimbangView, { kode: 'tidak_ditemukan' | 'tidak_berwenang' }>> {
  const cakupan = scopeOf(viewer.penugasan, 'laporan.month.read', viewer.today)
  // A part of a desa held against the projection of the whole would be a wrong fraction.
  if (!sees(cakupan, ask.wilayah)) return err({ kode: 'tidak_ditemukan' })
  const ketajaman = ketajamanWilayah(viewer)
  if (ketajaman === 'tidak') return err({ kode: 'tidak_berwenang' })
  const tempat = await timbangWilayahQuery(tx, cakupan, ask)
  const proyeksi = await readProyeksi(tx, ask.wilayah, Number(ask.bulan.slice(0, 4)))
  const tingkat = tingkatOf(ask.wilayah)
  const openDi = (list: readonly TimbangTempat[]) =>
    daftarAnak(
      anakTerbukaDi(
        viewer,
        list.map((one) => ({ id: one.posyanduId, desaKode: one.desaKode })),
      ),
    )
  const parts = [...Map.groupBy(tempat, (one) => partOf(one, tingkat))].map(([kode, list]) => ({
    kode,
    nama: list[0]?.posyanduNama ?? '',
    daftar: openDi(list),
    counted: cakupanTimbang(list, tingkat === 'posyandu' ? [] : proyeksi),
  }))
  const names = tingkat === 'posyandu' ? new Map<string, string>() : await namesOf(tx, parts)
  const named = parts.map((part) => ({ ...part, nama: names.get(part.kode) ?? part.nama }))
  const total = rowsOf(
    [
      {
        kode: '',
        nama: '',
        daftar: openDi(tempat),
        counted: cakupanTimbang(tempat, proyeksi),
      },
    ],
    ketajaman,
  )
  const [whole] = total
  if (!whole) throw new Error('one row went in and none came out')
  return ok({
    tingkat,
    rows: rowsOf(
      named.toSorted((a, b) => a.nama.localeCompare(b.nama, 'id')),
      ketajaman,
    ),
    total: whole,
  })
}

function sees(cakupan: Cakupan, wilayah: string): boolean {
  return cakupan.isWholeKabupaten || cakupan.wilayahKode.some((area) => isInside(wilayah, area))
}

function tingkatOf(wilayah: string): Tingkat {
  if (wilayah.length <= 5) return 'kecamatan'
  return wilayah.length === 8 ? 'desa' : 'posyandu'
}

function partOf(tempat: TimbangTempat, tingkat: Tingkat): string {
  if (tingkat === 'posyandu') return tempat.posyanduId
  return tingkat === 'desa' ? tempat.desaKode : tempat.desaKode.slice(0, 8)
}

async function namesOf(
  tx: Tx,
  parts: readonly { readonly kode: string }[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ kode: string; nama: string }>`
    select kode, nama from wilayah where kode = any(${parts.map((part) => part.kode)}::text[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.kode, row.nama]))
}

interface Part {
  readonly kode: string
  readonly nama: string
  readonly daftar: DaftarAnak[]
  readonly counted: CakupanTimbang
}

function rowsOf(parts: readonly Part[], ketajaman: Ketajaman): CakupanTimbangRow[] {
  const column = (of: (counted: CakupanTimbang) => number) =>
    angkaRow(
      parts.map(({ counted }) => of(counted)),
      ketajaman,
    )
  const d = column((counted) => counted.riil.numerator)
  const s = column((counted) => counted.riil.denominator)
  return parts.flatMap(({ kode, nama, daftar, counted }, i) => {
    const weighed = d[i]
    const listed = s[i]
    if (!weighed || !listed) return []
    const isHidden = weighed.isHidden || listed.isHidden
    return [
      {
        kode,
        nama,
        d: weighed,
        riil: { dari: listed, persen: isHidden ? null : percentOf(counted.riil, ketajaman) },
        proyeksi: counted.proyeksi && {
          // A projection is of nobody by name; what it is held against may be.
          dari: { isHidden: false as const, value: counted.proyeksi.denominator },
          persen: weighed.isHidden ? null : percentOf(counted.proyeksi, ketajaman),
        },
        desaTanpaProyeksi: counted.desaTanpaProyeksi.length,
        daftar,
      },
    ]
  })
}

function percentOf(fraction: Fraction, ketajaman: Ketajaman): number | null {
  const found = ketajaman === 'tepat' ? persen(fraction) : persenTerlindung(fraction)
  return found.hasil === 'dihitung' ? found.persen : null
}
