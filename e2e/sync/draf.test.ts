import { beforeAll, beforeEach, expect, test } from 'vitest'
import { seal } from '../../apps/kader/src/local/kunci.ts'
import { aPengguna } from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { aPlace, Phone } from './phone.ts'

const WHAT = 'sasaran.register::Siti Aminah 3316094109250001'

let server: TestServer
let hp: Phone

beforeAll(async () => {
  server = await testServer()
})

beforeEach(async () => {
  const tempat = await aPlace(server)
  hp = await Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
})

test('SYNC-4: neither what is typed nor what it is a draft of lies in clear, and both survive a kill', async () => {
  hp.store.drafts.put(WHAT, { nama: 'Siti' })
  hp.store.drafts.put(WHAT, { nama: 'Siti A' })
  await hp.store.drafts.flush()
  const rows = await hp.store.db.draf.toArray()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('Siti')
  await hp.kill()
  expect(hp.store.drafts.get(WHAT)).toEqual({ nama: 'Siti A' })
  await hp.store.drafts.drop(WHAT)
  expect(await hp.store.db.draf.count()).toBe(0)
})

test('SYNC-4: a draft of an older app, under its name in clear, is kept and its name is sealed', async () => {
  const { db, key, now } = hp.store
  await db.draf.put({ id: WHAT, ...(await seal(key, { at: now(), value: { nama: 'Siti' } })) })
  await hp.kill()
  expect(hp.store.drafts.get(WHAT)).toEqual({ nama: 'Siti' })
  const rows = await hp.store.db.draf.toArray()
  expect(rows).toHaveLength(1)
  expect(rows[0]?.id).not.toContain('Siti')
})
