import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import {
  type CommandId,
  hariBukaId,
  type KebutuhanId,
  type PosyanduId,
  type RujukanId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import { addDays, dayNumber, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { OFFSET_HOURS } from '@simpul/domain/wilayah/zona-waktu.ts'
import { type Db, inKabupaten } from '../db/database.ts'
import { composeActor } from '../pengguna/actor.store.ts'
import { moveRujukanInOffice } from '../rujukan/move-rujukan.ts'
import { push } from '../sync/push.ts'
import { Acak } from './acak.ts'
import { type Langkah, RUJUKAN_KESEHATAN, URUSAN } from './daftar-urusan.ts'
import { DINAS_CONTOH, LIMA_TEMPAT, type TempatContoh } from './tempat-contoh.ts'
import { idContoh } from './write-kabupaten.ts'

/** The account of the dinas of each bidang. */
const DINAS: Readonly<Record<string, string>> = Object.fromEntries(
  DINAS_CONTOH.map((item) => [item.bidang, item.akun]),
)

/**
 * Matters of the demo, made by the same commands a phone and an office send: what they cannot do,
 * the demo cannot have. A place that has matters already is left alone.
 * @param owner connected as simpul_owner
 */
export async function writeUrusan(owner: Db, until: Tanggal): Promise<void> {
  for (const tempat of LIMA_TEMPAT) await writeTempat(owner, tempat, until)
}

async function writeTempat(owner: Db, tempat: TempatContoh, until: Tanggal): Promise<void> {
  const kk = tempat.kabupatenKode
  const posyanduId: PosyanduId = idContoh('posyandu', kk, tempat.posyandu[0] ?? '')
  const acak = new Acak(dayNumber(until) + Number(kk.replace('.', '')))
  const there = await owner
    .selectFrom('rujukan')
    .select('id')
    .where('kabupaten_kode', '=', kk)
    .where('posyandu_id', '=', posyanduId)
    .limit(1)
    .execute()
  if (there.length > 0) return

  // The day a visitor of the demo comes is a day of service: planned, not opened yet.
  await send('kader', moment(3, 8), 'hari_buka.plan', {
    hariBukaId: hariBukaId(posyanduId, until),
    posyanduId,
    tanggal: until,
    tempat: 'Balai RW 01',
    jamMulai: '08.00',
    undangan: '',
    tugas: [],
  })

  for (const [n, urusan] of URUSAN.entries()) {
    const at = moment(urusan.daysAgo, 9)
    const id: KebutuhanId = uuidV7(at, acak.bytes(10))
    const rujukanId: RujukanId = uuidV7(at, acak.bytes(10))
    await send(urusan.akun, at, 'temuan.record', {
      id,
      rujukanId,
      posyanduId,
      bidang: urusan.bidang,
      jenis: urusan.jenis,
      sasaranId: null,
      pemohonNama: urusan.pemohon,
      pemohonTelepon: '',
      uraian: urusan.uraian,
      lokasi: urusan.lokasi,
      rt: `0${(n % 6) + 1}`,
      tanggal: addDays(until, -urusan.daysAgo),
    })
    for (const step of urusan.langkah) await move(rujukanId, step)
  }

  const anak = await owner
    .selectFrom('sasaran')
    .select('id')
    .where('kabupaten_kode', '=', kk)
    .where('posyandu_id', '=', posyanduId)
    .where('tanggal_lahir', '>', addDays(until, -1_500))
    .orderBy('id')
    .limit(RUJUKAN_KESEHATAN.length)
    .execute()
  for (const [n, item] of RUJUKAN_KESEHATAN.entries()) {
    const sasaranId = anak[n]?.id
    if (!sasaranId) continue
    const at = moment(item.daysAgo, 10)
    const rujukanId: RujukanId = uuidV7(at, acak.bytes(10))
    await send('kader', at, 'rujukan.send', {
      id: rujukanId,
      posyanduId,
      sasaranId: sasaranId as SasaranId,
      urgensi: item.urgensi,
      alasan: [...item.alasan],
      catatan: '',
      tanggal: addDays(until, -item.daysAgo),
    })
    for (const [step, langkah] of item.langkah.entries()) {
      await move(rujukanId, {
        daysAgo: item.daysAgo - step - 1,
        akun: 'puskesmas',
        langkah,
        ...(langkah === 'jawab'
          ? {
              catatan: 'Timbang lagi bulan depan; makan protein hewani setiap hari.',
              data: { jenis: 'saran_kesehatan', hasil: 'dipantau_di_posyandu' },
            }
          : {}),
      })
    }
  }

  /** An hour of a past day, in the posyandu's zone. */
  function moment(daysAgo: number, hour: number): number {
    return (
      (dayNumber(until) - daysAgo) * 86_400_000 + (hour - OFFSET_HOURS[tempat.zona]) * 3_600_000
    )
  }

  function actor(akun: string, now: number) {
    const isKelurahan = tempat.desaKode.charAt(9) === '1'
    const name = akun === 'kepala' ? (isKelurahan ? 'lurah' : 'kades') : akun
    const who = {
      kabupatenKode: kk,
      penggunaId: idContoh<'pengguna'>('pengguna', kk, name),
      perangkatId: null,
      nama: name,
      zona: tempat.zona,
      tokenHash: Buffer.alloc(0),
    }
    return inKabupaten(owner, kk, (tx) => composeActor(tx, who, now))
  }

  async function send<K extends CommandKind>(
    akun: string,
    at: number,
    kind: K,
    body: CommandBody<K>,
    basedOnVersion: number | null = null,
  ): Promise<void> {
    const id: CommandId = uuidV7(at, acak.bytes(10))
    const command = {
      id,
      kind,
      v: 1,
      posyanduId,
      basedOnVersion,
      after: [],
      recordedAt: new Date(at).toISOString(),
      body,
    }
    const { replies } = await push(owner, await actor(akun, at), [command], at)
    const [reply] = replies
    if (reply?.outcome !== 'accepted')
      throw new Error(`the demo's ${kind} by ${akun} was not accepted: ${JSON.stringify(reply)}`)
  }

  async function move(rujukanId: RujukanId, step: Langkah): Promise<void> {
    const at = moment(step.daysAgo, 11)
    const row = await owner
      .selectFrom('rujukan')
      .select(['version', 'bidang'])
      .where('kabupaten_kode', '=', kk)
      .where('id', '=', rujukanId)
      .executeTakeFirstOrThrow()
    const kantorId =
      step.langkah === 'teruskan'
        ? idContoh(
            'kantor',
            kk,
            'dinas',
            DINAS_CONTOH.find((item) => item.akun === DINAS[row.bidang])?.nama ?? '',
          )
        : undefined
    // A promise is of a day to come, so it is counted from the last day of the demo.
    const promised =
      step.data?.['jenis'] === 'dijadwalkan' ? { dijanjikanPada: addDays(until, 20) } : {}
    const data = { ...step.data, ...promised, ...(kantorId ? { kantorId } : {}) }
    const catatan = step.catatan ?? ''
    if (step.akun.startsWith('kader')) {
      await send(
        step.akun,
        at,
        'rujukan.move',
        {
          rujukanId,
          posyanduId,
          basedOnVersion: row.version,
          langkah: step.langkah,
          catatan,
          data,
        },
        row.version,
      )
      return
    }
    const who = await actor(step.akun, at)
    const moved = await inKabupaten(owner, kk, (tx) =>
      moveRujukanInOffice(tx, who, {
        rujukanId,
        basedOnVersion: row.version,
        langkah: step.langkah,
        catatan,
        data,
      }),
    )
    if (!moved.ok)
      throw new Error(
        `the demo's ${step.langkah} by ${step.akun} was refused: ${JSON.stringify(moved.error)}`,
      )
  }
}
