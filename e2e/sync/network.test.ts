import { beforeAll, expect, test } from 'vitest'
import { aPengguna, aTempat, SANDI, type Tempat } from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { Backup } from './backup.ts'
import { Network } from './network.ts'

let server: TestServer
let tempat: Tempat

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
})

const headers = { 'content-type': 'application/json' }

test('the road keeps the cookie, loses what it is told to lose, and says what it carried', async () => {
  const network = new Network(() => server.app)
  const { namaPengguna } = await aPengguna(server.owner, tempat, 'kader')
  const body = JSON.stringify({
    kabupatenKode: tempat.kabupatenKode,
    namaPengguna,
    sandi: SANDI,
    perangkat: null,
  })
  const signIn = () => network.fetch('/api/masuk', { method: 'POST', headers, body })
  network.next('lost', 'answer_lost', 'cut')
  await expect(signIn()).rejects.toThrow(TypeError)
  await expect(signIn()).rejects.toThrow(TypeError)
  await expect(signIn().then((answer) => answer.json())).rejects.toThrow(SyntaxError)
  expect((await signIn()).status).toBe(200)
  expect((await network.fetch('/api/saya')).status).toBe(200)
  expect(network.calls.map(({ fault }) => fault)).toEqual([
    'lost',
    'answer_lost',
    'cut',
    'whole',
    'whole',
  ])
})

test('a restored server has forgotten what came after the backup', async () => {
  const backup = await Backup.take(server)
  const network = new Network(() => server.app)
  const { namaPengguna } = await aPengguna(server.owner, tempat, 'kader')
  const body = JSON.stringify({
    kabupatenKode: tempat.kabupatenKode,
    namaPengguna,
    sandi: SANDI,
    perangkat: null,
  })
  expect((await network.fetch('/api/masuk', { method: 'POST', headers, body })).status).toBe(200)
  await backup.restore()
  expect((await network.fetch('/api/masuk', { method: 'POST', headers, body })).status).toBe(401)
})
