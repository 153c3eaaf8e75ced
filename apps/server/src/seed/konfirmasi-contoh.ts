import {
  addDays,
  addMonthsToBulan,
  bulanOf,
  dayNumber,
  firstDayOf,
  type Tanggal,
} from '@simpul/domain/shared/tanggal.ts'
import { OFFSET_HOURS } from '@simpul/domain/wilayah/zona-waktu.ts'
import { type Db, inKabupaten } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { Acak } from './acak.ts'
import { LIMA_TEMPAT, type TempatContoh } from './tempat-contoh.ts'
import { idContoh } from './write-kabupaten.ts'

/** The months back of which a bidan has looked at what was measured. */
const MONTHS = 3
/** She comes to it so many days after the day of service. */
const DAYS_LATER = 3
/** Most, not all: something is left for who tries the demo. */
const LOOKED_AT = 0.7
/** Now and then she decides otherwise: measured badly, or a mother's height. */
const AGREES = 0.9

/**
 * Status gizi a bidan of the demo has confirmed. A place that has confirmations already is left alone.
 * @param owner connected as simpul_owner
 */
export async function writeKonfirmasi(owner: Db, until: Tanggal): Promise<void> {
  for (const tempat of LIMA_TEMPAT) await writeTempat(owner, tempat, until)
}

async function writeTempat(owner: Db, tempat: TempatContoh, until: Tanggal): Promise<void> {
  const kk = tempat.kabupatenKode
  const acak = new Acak(dayNumber(until) + Number(kk.replace('.', '')))
  const posyandu = tempat.posyandu.map((nama) => idContoh<'posyandu'>('posyandu', kk, nama))
  await inKabupaten(owner, kk, async (tx) => {
    const there = await tx
      .selectFrom('konfirmasi_gizi')
      .select('id')
      .where('kabupaten_kode', '=', kk)
      .limit(1)
      .execute()
    if (there.length > 0) return
    const short = await tx
      .selectFrom('penilaian')
      .select([
        'pengukuran_id',
        'sasaran_id',
        'measured_on',
        'rule_version',
        'status_berat',
        'status_tinggi',
        'status_gizi',
      ])
      .where('kabupaten_kode', '=', kk)
      .where('posyandu_id', 'in', posyandu)
      .where('measured_on', '>=', firstDayOf(addMonthsToBulan(bulanOf(until), -MONTHS)))
      .where('measured_on', '<=', addDays(until, -DAYS_LATER))
      .where('status_tinggi', 'in', ['pendek', 'sangat_pendek'])
      .orderBy('pengukuran_id')
      .execute()
    const looked = short.filter(() => acak.chance(LOOKED_AT))
    await insertRows(
      tx,
      'konfirmasi_gizi',
      looked.map((row) => ({
        kabupaten_kode: kk,
        id: idContoh<'konfirmasi'>('konfirmasi', row.pengukuran_id),
        pengukuran_id: row.pengukuran_id,
        sasaran_id: row.sasaran_id,
        dihitung: {
          statusTinggi: row.status_tinggi,
          statusGizi: row.status_gizi,
          statusBerat: row.status_berat,
        },
        rule_version: row.rule_version,
        status_berat: row.status_berat,
        status_tinggi: acak.chance(AGREES) ? row.status_tinggi : 'normal',
        status_gizi: row.status_gizi,
        catatan: '',
        dikonfirmasi_oleh: idContoh<'pengguna'>('pengguna', kk, 'bidan'),
        at: new Date(
          dayNumber(addDays(row.measured_on, DAYS_LATER)) * 86_400_000 +
            (10 - OFFSET_HOURS[tempat.zona]) * 3_600_000,
        ),
      })),
    )
  })
}
