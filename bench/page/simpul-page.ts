import type { CommandBody } from '@simpul/contract/command.ts'
import type { Me } from '@simpul/contract/pengguna.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { type Id, type PerangkatId, type SasaranId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { importDataKey, newDataKey } from '../../apps/kader/src/local/kunci.ts'
import { LocalStore } from '../../apps/kader/src/local/local-store.ts'
import { SyncEngine } from '../../apps/kader/src/sync/engine.ts'

/** The phone's own store and engine, driven without screens. */

interface Phone {
  readonly me: Me
  readonly store: LocalStore
  readonly engine: SyncEngine
  readonly requests: () => number
}

async function signIn(namaPengguna: string, sandi: string, kabupatenKode: string): Promise<Phone> {
  const perangkatId = newId<'perangkat'>() as PerangkatId
  const answer = await fetch('/api/masuk', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kabupatenKode,
      namaPengguna,
      sandi,
      perangkat: { id: perangkatId, nama: 'bench' },
    }),
  })
  const me = (await answer.json()) as Me
  const who = { penggunaId: me.penggunaId, perangkatId, kabupatenKode }
  const store = await LocalStore.open(who, await importDataKey(newDataKey()))
  await store.putMe(me)
  let requests = 0
  const engine = new SyncEngine({
    store,
    fetch: (url, init) => {
      if (url.includes('/api/sync/')) requests += 1
      return fetch(url, init)
    },
  })
  return { me, store, engine, requests: () => requests }
}

let phone: Phone | null = null
function opened(): Phone {
  if (!phone) throw new Error('the phone of the bench is not signed in')
  return phone
}

/** The first sync: everything of the posyandu, sealed and durable. Signing in is not counted on either side. */
async function first(namaPengguna: string, sandi: string, kabupatenKode: string) {
  phone = await signIn(namaPengguna, sandi, kabupatenKode)
  const started = performance.now()
  const problem = await phone.engine.syncOnce()
  return { ms: performance.now() - started, requests: phone.requests(), problem }
}

/** A round when there is nothing new on either side, so many times. */
async function idle(times: number): Promise<readonly number[]> {
  const took: number[] = []
  for (let i = 0; i < times; i += 1) {
    const started = performance.now()
    const problem = await opened().engine.syncOnce()
    if (problem) throw new Error(`a round with nothing new ended with ${problem}`)
    took.push(performance.now() - started)
  }
  return took
}

/**
 * A day of one kader: saved beforehand, then sent; the clock stops when the last answer is on disk.
 * @param from which person is weighed first
 */
async function pushDay(
  count: number,
  tanggal: CommandBody<'pengukuran.record'>['measuredOn'],
  from: number,
) {
  const { store, engine } = opened()
  const posyanduId = store.posyandu?.id
  if (!posyanduId) throw new Error('the phone of the bench has no posyandu')
  const people = [...store.records.sasaran.keys()]
  for (let i = 0; i < count; i += 1) {
    await store.save(
      'pengukuran.record',
      weighing(posyanduId, people[(from + i) % people.length] as SasaranId, tanggal, i),
    )
  }
  const started = performance.now()
  let ms = Number.NaN
  // The peer's clock measures its way up only; so does ours: until no command waits for an answer.
  const stop = store.subscribe(() => {
    if (store.queue.length === 0 && Number.isNaN(ms)) ms = performance.now() - started
  })
  const problem = await engine.syncOnce()
  stop()
  return { ms, left: store.queue.length, problem }
}

function weighing(
  posyanduId: Id<'posyandu'>,
  sasaranId: SasaranId,
  measuredOn: CommandBody<'pengukuran.record'>['measuredOn'],
  i: number,
): CommandBody<'pengukuran.record'> {
  return {
    id: newId<'pengukuran'>(),
    posyanduId,
    sasaranId,
    hariBukaId: null,
    konteks: 'sweeping',
    measuredOn,
    weightGram: 8_000 + (i % 60) * 100,
    lengthMm: 700 + (i % 200),
    posisiUkur: 'terlentang',
    lilaMm: 140,
    lingkarKepalaMm: 440,
    edema: false,
    alasanTidakWajar: null,
    measuredBy: '',
    supersedes: null,
    batalKarena: null,
  }
}

/** 95th percentile in milliseconds of saving one weighing, from the tap to the durable row. */
async function saveOne(times: number, tanggal: CommandBody<'pengukuran.record'>['measuredOn']) {
  const { store } = opened()
  const posyanduId = store.posyandu?.id
  if (!posyanduId) throw new Error('the phone of the bench has no posyandu')
  const people = [...store.records.sasaran.keys()]
  const took: number[] = []
  for (let i = 0; i < times; i += 1) {
    const started = performance.now()
    const saved = await store.save(
      'pengukuran.record',
      weighing(posyanduId, people[(i * 37) % people.length] as SasaranId, tanggal, i),
    )
    if (!saved.ok) throw new Error(`the save was refused: ${saved.error.kode}`)
    took.push(performance.now() - started)
  }
  return { p95: p95(took), people: people.length }
}

/** 95th percentile of one search as a kader types: by beginnings of names, mothers, RT. */
function search(times: number) {
  const { store } = opened()
  const names = [...store.records.sasaran.values()].map((one: SasaranRecord) => one.nama)
  const took: number[] = []
  for (let i = 0; i < times; i += 1) {
    const nama = names[(i * 7919) % names.length] ?? 'siti'
    const query =
      [nama.slice(0, 3), nama.slice(0, 6), nama, `${nama.slice(0, 4)} rt 03`][i % 4] ?? nama
    const started = performance.now()
    store.records.search(query, 20)
    took.push(performance.now() - started)
  }
  return { p95: p95(took), people: names.length }
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}

function newId<Kind extends string>(): Id<Kind> {
  return uuidV7<Kind>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

Object.assign(window, { simpul: { first, idle, pushDay, saveOne, search } })
