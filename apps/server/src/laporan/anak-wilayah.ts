import type { AnakRow, DaftarAnak, LembarAnak, ListAnak } from '@simpul/contract/indikator.ts'
import type { BalitaRow } from '@simpul/contract/laporan.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { anakTerbukaDi, daftarAnak } from '../indikator/anak-terbuka.ts'
import { recordDaftarRead } from '../indikator/jejak-daftar.ts'
import { potongLembar } from '../indikator/lembar-posyandu.ts'
import { type Tempat, tempatQuery } from '../indikator/tempat.query.ts'
import { timbangQuery } from '../indikator/timbang-wilayah.query.ts'
import { tumbuhQuery } from '../indikator/tumbuh-wilayah.query.ts'
import { scopeOf } from '../posyandu/scope-posyandu.ts'
import { potonganBalitaQuery } from './balita-bulan.query.ts'

/** The children behind a number of an area, for whom each posyandu of it opens that list. */
export async function readAnakWilayah(
  tx: Tx,
  actor: Actor,
  ask: ListAnak,
): Promise<Result<LembarAnak, { kode: 'tidak_berwenang' | 'tidak_ditemukan' }>> {
  const cakupan = scopeOf(actor.penugasan, 'laporan.month.read', actor.today)
  const tempat = await tempatQuery(tx, cakupan, ask.wilayah)
  if (tempat.length === 0) return err({ kode: 'tidak_ditemukan' })
  const open = anakTerbukaDi(actor, tempat)
  if (!daftarAnak(open).includes(ask.daftar)) return err({ kode: 'tidak_berwenang' })
  const counted = await countOf(
    tx,
    tempat.map((one) => one.id),
    ask,
  )
  const counts = tempat.map(({ id }) => ({ posyanduId: id, jumlah: counted(id) }))
  const rows: AnakRow[] = []
  for (const { posyanduId, limit, offset } of potongLembar(counts, ask)) {
    const place = tempat.find((one) => one.id === posyanduId)
    const found = await potonganBalitaQuery(tx, {
      posyandu: posyanduId,
      bulan: ask.bulan,
      saring: ask.daftar,
      urut: 'nama',
      limit,
      offset,
    })
    if (place) rows.push(...found.rows.map((row) => rowOf(row, place, ask.daftar)))
  }
  if (!open.names) await recordDaftarRead(tx, actor, ask.daftar, rows)
  return ok({
    rows: open.weights ? rows : rows.map((row) => ({ ...row, ...WITHOUT_WEIGHTS })),
    total: counts.reduce((total, { jumlah }) => total + jumlah, 0),
    halaman: ask.halaman,
    ukuran: ask.ukuran,
    seesWeights: open.weights,
  })
}

const WITHOUT_WEIGHTS = { weightGram: null, lengthMm: null, z: null } satisfies Partial<AnakRow>

/** The figure of the overview itself: the list can be no longer and no shorter than the number. */
async function countOf(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  { bulan, daftar }: { readonly bulan: Bulan; readonly daftar: DaftarAnak },
): Promise<(id: PosyanduId) => number> {
  if (daftar === 'semua' || daftar === 'hadir') {
    const timbang = await timbangQuery(tx, posyandu, bulan)
    return (id) => timbang.get(id)?.[daftar === 'semua' ? 's' : 'd'] ?? 0
  }
  const tumbuh = await tumbuhQuery(tx, posyandu, bulan)
  const key = {
    diukur: 'diukur',
    dugaan_stunting: 'dugaan',
    stunting_dikonfirmasi: 'dikonfirmasi',
  } as const
  return (id) => tumbuh.get(id)?.[key[daftar]] ?? 0
}

function rowOf(row: BalitaRow, { id, nama, desaNama }: Tempat, daftar: DaftarAnak): AnakRow {
  const isStunting = daftar === 'dugaan_stunting' || daftar === 'stunting_dikonfirmasi'
  return {
    sasaranId: row.sasaranId,
    nama: row.nama,
    namaIbu: row.namaIbu,
    rt: row.rt,
    jenisKelamin: row.jenisKelamin,
    tanggalLahir: row.tanggalLahir,
    posyanduId: id,
    posyanduNama: nama,
    desaNama,
    measuredOn: row.measuredOn,
    weightGram: row.weightGram,
    lengthMm: row.lengthMm,
    z: isStunting ? row.pmk.tbu : null,
    statusTinggi: isStunting ? (row.konfirmasi?.statusTinggi ?? null) : null,
  }
}
