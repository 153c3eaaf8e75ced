import { parseArgs } from 'node:util'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { openConfiguredStore } from '../db/configured-store.ts'
import { seed, seedDay, UKURAN_SEED, type UkuranSeed } from './seed.ts'

/** `npm run seed -- --size kecil|wajar|besar [--until 2026-11-23] [--share 0.01]` */
export async function runSeed(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`)
    return 2
  }
  const store = await openConfiguredStore()
  const started = performance.now()
  try {
    const counts = await seed(store, {
      ...options,
      say: (sentence) => process.stdout.write(`${sentence}\n`),
    })
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stdout.write(
      `Selesai dalam ${seconds} detik: ${counts.posyandu} posyandu, ${counts.sasaran} orang, ${counts.pengukuran} pengukuran baru.\n`,
    )
    return 0
  } finally {
    await store.close()
  }
}

function readOptions(
  args: readonly string[],
): { size: UkuranSeed; until: Tanggal; share: number } | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: 'wajar' },
      until: { type: 'string' },
      share: { type: 'string', default: '1' },
    },
  })
  const size = UKURAN_SEED.find((name) => name === values.size)
  if (!size) return `Ukuran "${values.size}" tidak dikenal: pakai --size kecil, wajar atau besar.`
  const until = values.until ?? seedDay(Date.now())
  if (!isTanggal(until)) return `Tanggal "${until}" tidak terbaca: tulis seperti 2026-11-23.`
  const share = Number(values.share)
  if (!(share > 0 && share <= 1))
    return `Bagian "${values.share}" tidak terbaca: tulis angka di atas 0 sampai 1, misalnya 0.01.`
  return { size, until, share }
}
