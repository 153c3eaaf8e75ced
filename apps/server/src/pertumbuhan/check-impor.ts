import { randomBytes } from 'node:crypto'
import type { ImporKepala, JenisImpor, Pemetaan } from '@simpul/contract/impor.ts'
import { IMPOR_MAX_ROWS } from '@simpul/contract/impor.ts'
import { type SasaranId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type Db, inKabupaten } from '../db/database.ts'
import { PemeriksaPosyandu } from '../posyandu/check-baris-posyandu.ts'
import { loadKonteksPosyandu } from '../posyandu/impor-posyandu.store.ts'
import { detectDateOrder } from '../sasaran/baca-nilai.ts'
import { type Baris, readTabel, type TabelProblem } from '../sasaran/baca-tabel.ts'
import {
  type BarisDiperiksa,
  checkPenduduk,
  type KonteksPeriksa,
  PenerimaKembar,
} from '../sasaran/check-penduduk.ts'
import { isKepala, proposePemetaan } from '../sasaran/pemetaan-impor.ts'
import { checkPengukuran, type KonteksPengukuran } from './check-pengukuran.ts'
import * as store from './impor.store.ts'

type ImporProblem =
  | TabelProblem
  | { readonly kode: 'kolom_tidak_lengkap'; readonly field: string }
  | { readonly kode: 'berkas_terlalu_besar'; readonly field: string }

/** Lines in which the header may stand: titles and logos come before it in some sheets. */
const KEPALA_WITHIN = 20
const CONTOH_ROWS = 5
const BATCH = 1_000

/** Reads the head of a file: its columns, five rows, and what each column probably is. */
export async function readKepala(
  nama: string,
  bytes: Uint8Array,
  jenis: JenisImpor,
  today: Tanggal,
): Promise<Result<ImporKepala, ImporProblem>> {
  const tabel = await readTabel(nama, bytes)
  if (!tabel.ok) return tabel
  const first: Baris[] = []
  try {
    for await (const baris of tabel.value) {
      first.push(baris)
      if (first.length >= KEPALA_WITHIN + CONTOH_ROWS) break
    }
  } catch {
    return err({ kode: 'berkas_tidak_terbaca', field: 'bukan_tabel' })
  }
  const at = first.slice(0, KEPALA_WITHIN).findIndex((baris) => isKepala(baris.sel, jenis))
  const kepala = first[at]
  // Nothing recognised: the first row is shown as the header and the person says what is what.
  const head = kepala ?? first[0]
  if (!head) return err({ kode: 'berkas_tidak_terbaca', field: 'kosong' })
  const contoh = first
    .slice((at < 0 ? 0 : at) + 1, (at < 0 ? 0 : at) + 1 + CONTOH_ROWS)
    .map((baris) => [...baris.sel])
  return ok({
    kepala: [...head.sel],
    contoh,
    pemetaan: proposePemetaan(head.sel, jenis, today),
    isRemembered: false,
  })
}

interface Pemeriksaan {
  readonly kabupatenKode: string
  readonly impor: store.Impor
  readonly pemetaan: Pemetaan
  readonly today: Tanggal
  readonly now: number
  /** Asked between batches: somebody cancelled it meanwhile. */
  readonly isStopped: () => boolean
}

/**
 * Reads every row and decides it, in the background: rows go to `impor_baris` in batches with
 * progress, nothing goes to the register. Checking again begins anew.
 */
export async function checkImpor(db: Db, work: Pemeriksaan): Promise<void> {
  const { kabupatenKode, impor, pemetaan } = work
  const loaded = await inKabupaten(db, kabupatenKode, async (tx) => {
    await store.clearBaris(tx, kabupatenKode, impor.id)
    return {
      bytes: await store.loadBerkas(tx, kabupatenKode, impor.id),
      dikenal: await store.loadDikenal(tx, kabupatenKode, impor.desaKode),
      posyandu: await store.loadPosyandu(tx, kabupatenKode, impor.desaKode),
      daftarPosyandu:
        impor.jenis === 'posyandu'
          ? await loadKonteksPosyandu(tx, kabupatenKode, impor.desaKode)
          : null,
      sudahAda:
        impor.jenis === 'pengukuran'
          ? await store.loadSudahAda(tx, kabupatenKode, impor.desaKode)
          : new Map<
              string,
              { readonly weightGram: number | null; readonly lengthMm: number | null }
            >(),
    }
  })
  if (!loaded.bytes) throw new Error(`import ${impor.id} has no file`)
  const rows = await readRows(impor.namaBerkas, loaded.bytes, impor.kepala)
  if (rows.length > IMPOR_MAX_ROWS) {
    // Half a file would be written and called done: none of it is, and the person is told how much fits.
    await inKabupaten(db, kabupatenKode, (tx) =>
      store.setImpor(tx, kabupatenKode, impor.id, {
        status: 'gagal',
        barisSelesai: 0,
        hitungan: {},
        masalah: `baris:${IMPOR_MAX_ROWS}`,
      }),
    )
    return
  }
  const orderOf = (field: string) =>
    detectDateOrder(rows.map((row) => row.sel[pemetaan.kolom[field] ?? -1] ?? ''))
  const introduced = new Map<string, SasaranId>()
  const konteks: KonteksPengukuran = {
    pemetaan,
    order: orderOf('tanggalLahir'),
    orderUkur: orderOf('measuredOn'),
    today: work.today,
    posyanduByNama: new Map(loaded.posyandu.map((item) => [item.kunci, item.id])),
    dikenal: new PenerimaKembar(loaded.dikenal),
    sudahAda: loaded.sudahAda,
    introduce(key) {
      const id = introduced.get(key) ?? uuidV7<'sasaran'>(work.now, randomBytes(10))
      introduced.set(key, id)
      return id
    },
  }
  const posyandu = loaded.daftarPosyandu
    ? new PemeriksaPosyandu({ ...loaded.daftarPosyandu, kolom: pemetaan.kolom })
    : null
  const decideRow = (row: Baris): readonly BarisDiperiksa[] => {
    if (posyandu) return [{ ...posyandu.check(row.nomor, row.sel), sasaranId: null }]
    return impor.jenis === 'penduduk'
      ? [checkPenduduk(row, konteks satisfies KonteksPeriksa)]
      : checkPengukuran(row, konteks)
  }

  const hitungan: Record<string, number> = {}
  let urut = 0
  for (let start = 0; start < rows.length; start += BATCH) {
    if (work.isStopped()) return
    const decided = rows.slice(start, start + BATCH).flatMap(decideRow)
    for (const { keputusan } of decided) hitungan[keputusan] = (hitungan[keputusan] ?? 0) + 1
    await inKabupaten(db, kabupatenKode, async (tx) => {
      await store.insertBaris(tx, kabupatenKode, impor.id, urut, decided)
      await store.setImpor(tx, kabupatenKode, impor.id, {
        jumlahBaris: rows.length,
        barisSelesai: Math.min(start + BATCH, rows.length),
        hitungan,
      })
    })
    urut += decided.length
  }
  await inKabupaten(db, kabupatenKode, (tx) =>
    store.setImpor(tx, kabupatenKode, impor.id, {
      status: 'siap',
      jumlahBaris: rows.length,
      barisSelesai: 0,
      hitungan,
    }),
  )
}

/** The rows under the header; one more than `IMPOR_MAX_ROWS` when there are too many. */
async function readRows(
  nama: string,
  bytes: Uint8Array,
  kepala: ImporKepala | null,
): Promise<Baris[]> {
  const tabel = await readTabel(nama, bytes)
  if (!tabel.ok) throw new Error(`file of an import became unreadable: ${tabel.error.field}`)
  const head = JSON.stringify(kepala?.kepala ?? [])
  const rows: Baris[] = []
  let isBelowHead = false
  for await (const baris of tabel.value) {
    if (isBelowHead) rows.push(baris)
    else isBelowHead = JSON.stringify(baris.sel) === head
    if (rows.length > IMPOR_MAX_ROWS) break
  }
  return rows
}
