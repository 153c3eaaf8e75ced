import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isFolderHeld, lockFolder } from './folder-lock.ts'
import { markOf } from './processes.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-kunci-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a second start on the folder is told who holds it and where, and changes nothing', async () => {
  const lock = await lockFolder(folder, null)
  lock.tell({ address: 'http://127.0.0.1:8080' })
  const before = readFileSync(join(folder, 'simpul.pid'), 'utf8')
  await expect(lockFolder(folder, null)).rejects.toThrow(
    `Simpul sudah berjalan dengan folder ${folder} (proses ${process.pid}, http://127.0.0.1:8080)`,
  )
  expect(readFileSync(join(folder, 'simpul.pid'), 'utf8')).toBe(before)
  expect(isFolderHeld(folder)).toBe(true)
  await lock.release()
})

test('two starts at the same moment: one gets it', async () => {
  const both = await Promise.allSettled([lockFolder(folder, null), lockFolder(folder, null)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const one of both) if (one.status === 'fulfilled') await one.value.release()
})

test('what a killed start left behind is taken over, also when its number lives again', async () => {
  const own = markOf(process.pid)
  const reused = { ...own, startedAt: '1' }
  writeFileSync(join(folder, 'simpul.pid'), JSON.stringify(reused))
  const lock = await lockFolder(folder, null)
  await lock.release()
})

test('half a file is nobody', async () => {
  writeFileSync(join(folder, 'simpul.pid'), '{"pid":12')
  const lock = await lockFolder(folder, null)
  await lock.release()
})

test('a living holder in another network namespace is obeyed by its file alone', async () => {
  writeFileSync(join(folder, 'simpul.pid'), JSON.stringify(markOf(process.pid)))
  await expect(lockFolder(folder, null)).rejects.toThrow('sudah berjalan')
})

test('a start that meets one on its way out waits for it', async () => {
  const first = await lockFolder(folder, null)
  first.tell({ isStopping: true })
  const second = lockFolder(folder, null)
  setTimeout(() => void first.release(), 300)
  await (await second).release()
  expect(isFolderHeld(folder)).toBe(false)
})

test('a file where the folder should be is said in a sentence', async () => {
  const file = join(folder, 'berkas')
  writeFileSync(file, '')
  await expect(lockFolder(file, null)).rejects.toThrow('bukan folder')
  await expect(lockFolder(join(file, 'data'), null)).rejects.toThrow('bukan folder')
})
