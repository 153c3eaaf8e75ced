import type { PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { newDataKey, PUTARAN_PINTU, pbkdf2, toBase64, wrapByPin } from './kunci.ts'
import { PangkalanPerangkat } from './pangkalan.ts'
import { deviceKeyOf, tryDoorCode, tryPin } from './pintu.ts'

const SITI = '0199c6a0-0000-7000-8000-000000000001' as PenggunaId
const WATI = '0199c6a0-0000-7000-8000-000000000002' as PenggunaId
const CODES = ['12345678', '87654321']
const raw = newDataKey()
let disk: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }
let db: PangkalanPerangkat

beforeEach(async () => {
  disk = { indexedDB: new IDBFactory(), IDBKeyRange }
  db = new PangkalanPerangkat(disk)
  const garam = crypto.getRandomValues(new Uint8Array(16))
  const hash = await Promise.all(
    CODES.map(async (code) => toBase64(await pbkdf2(code, garam, PUTARAN_PINTU))),
  )
  for (const penggunaId of [SITI, WATI]) {
    await db.akun.put({
      penggunaId,
      perangkatId: penggunaId as string as PerangkatId,
      kabupatenKode: '33.16',
      namaPengguna: 'siti',
      nama: 'Siti',
      posyandu: 'Melati 1',
      kunci: await wrapByPin(raw, '271828', await deviceKeyOf(db), 1_000),
      isDititipkan: true,
      pintu: { garam: toBase64(garam), hash },
      salah: 0,
      kodeTerpakai: [],
      terakhirDibuka: '',
    })
  }
})

test('the right PIN gives the key, and sets the count back', async () => {
  expect(await tryPin(db, SITI, '000000')).toEqual({
    ok: false,
    error: { kode: 'pin_salah', sisa: 9 },
  })
  expect(await tryPin(db, SITI, '271828')).toEqual({ ok: true, value: raw })
  expect(await tryPin(db, SITI, '000000')).toEqual({
    ok: false,
    error: { kode: 'pin_salah', sisa: 9 },
  })
})

test('the tenth wrong PIN closes the door of this kader, and of nobody else', async () => {
  for (let sisa = 9; sisa > 0; sisa -= 1) {
    expect(await tryPin(db, SITI, '000000')).toEqual({
      ok: false,
      error: { kode: 'pin_salah', sisa },
    })
  }
  expect(await tryPin(db, SITI, '000000')).toEqual({ ok: false, error: { kode: 'pintu_tertutup' } })
  expect(await tryPin(db, SITI, '271828')).toEqual({ ok: false, error: { kode: 'pintu_tertutup' } })
  expect(await tryPin(db, WATI, '271828')).toMatchObject({ ok: true })
})

test('the count survives a killed app', async () => {
  for (let i = 0; i < 10; i += 1) await tryPin(db, SITI, '000000')
  db.close()
  db = new PangkalanPerangkat(disk)
  expect(await tryPin(db, SITI, '271828')).toEqual({ ok: false, error: { kode: 'pintu_tertutup' } })
})

test('a code on paper opens once, gives ten more tries, and may be written with spaces', async () => {
  for (let i = 0; i < 10; i += 1) await tryPin(db, SITI, '000000')
  expect(await tryDoorCode(db, SITI, '11111111')).toMatchObject({ ok: false })
  expect(await tryDoorCode(db, SITI, '1234 5678')).toMatchObject({ ok: true })
  expect(await tryDoorCode(db, SITI, '12345678')).toMatchObject({ ok: false })
  for (let i = 0; i < 9; i += 1) await tryPin(db, SITI, '000000')
  expect(await tryPin(db, SITI, '271828')).toMatchObject({ ok: true })
  expect(await tryDoorCode(db, SITI, '87654321')).toMatchObject({ ok: true })
})
