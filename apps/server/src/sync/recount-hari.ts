import type { HitunganServer } from '@simpul/contract/hari-buka.ts'
import { ringkasanHari } from '@simpul/domain/hari-buka/ringkasan-hari.ts'
import { type KeadaanIbu, kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { bulanOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { HariBukaRow } from '../hari-buka/hari-buka.store.ts'
import { skdnQuery } from '../indikator/skdn.query.ts'

/**
 * Rule HB-5 once more, from the server's own records, beside what the closing phone showed: two phones
 * may each have seen half of the day. What comes after closing changes the live figure, not this one.
 * Runs after everything of the push was saved and assessed.
 */
export async function recountClosed(
  tx: Tx,
  kabupatenKode: string,
  days: readonly HariBukaRow[],
  now: number,
): Promise<void> {
  for (const day of days) {
    if (day.status !== 'ditutup') continue
    const server = await countHari(tx, kabupatenKode, day, now)
    await sql`update hari_buka set ringkasan = ringkasan || ${JSON.stringify({ server })}::jsonb
      where kabupaten_kode = ${kabupatenKode} and id = ${day.id}`.execute(tx)
  }
}

interface Present {
  readonly sasaranId: SasaranId
  readonly nomorAntrean: string
  readonly langkahSelesai: readonly number[]
  readonly isTamu: boolean
  readonly batalKarena: string | null
  readonly tanggalLahir: Tanggal
  readonly keadaanIbu: KeadaanIbu | null
}

async function countHari(
  tx: Tx,
  kabupatenKode: string,
  day: HariBukaRow,
  now: number,
): Promise<HitunganServer> {
  const skdn = await skdnQuery(tx, day.posyanduId, bulanOf(day.tanggal))
  const { s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu } = skdn
  const present = await sql<Present>`
    select h.sasaran_id as "sasaranId", h.nomor_antrean as "nomorAntrean", h.langkah_selesai as "langkahSelesai", h.is_tamu as "isTamu",
      h.batal_karena as "batalKarena", s.tanggal_lahir as "tanggalLahir", s.keadaan_ibu as "keadaanIbu"
    from kehadiran h
    join sasaran s on s.kabupaten_kode = h.kabupaten_kode and s.id = h.sasaran_id
    where h.kabupaten_kode = ${kabupatenKode} and h.hari_buka_id = ${day.id}`.execute(tx)
  const opened = await sql<{ rujukan: number; temuan: number }>`
    select count(*) filter (where jalur = 'kesehatan')::int as rujukan,
      count(*) filter (where jalur = 'pengajuan')::int as temuan
    from rujukan
    where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${day.posyanduId} and opened_on = ${day.tanggal}`.execute(
    tx,
  )
  const { rujukan, temuan } = opened.rows[0] ?? { rujukan: 0, temuan: 0 }
  const counted = ringkasanHari(
    present.rows.map(({ tanggalLahir, keadaanIbu, ...one }) => ({
      ...one,
      kelompok: kelompokSasaran(tanggalLahir, day.tanggal, keadaanIbu),
    })),
    { rujukan, temuan },
    [],
  )
  return {
    hadir: { ...counted.hadir, tamu: counted.tamu, jumlah: counted.jumlahHadir },
    skdn: { s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu },
    rujukan,
    temuan,
    dihitungPada: new Date(now).toISOString(),
  }
}
