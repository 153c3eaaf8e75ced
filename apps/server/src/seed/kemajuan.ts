import type { Termuat } from './muat-posyandu.ts'

/**
 * How far a load is, in one sentence after each batch, with the time left by the speed so far.
 * @param total all posyandu of the size
 * @param before how many of them were there already: a resumed load does not begin at zero
 * @param startedAt milliseconds of any clock; the same one is passed in later
 */
export function kemajuan(total: number, before: number, startedAt: number) {
  let counts: Termuat = { posyandu: 0, sasaran: 0, pengukuran: 0 }
  return {
    counts: () => counts,
    after(done: Termuat, now: number): string {
      counts = {
        posyandu: counts.posyandu + done.posyandu,
        sasaran: counts.sasaran + done.sasaran,
        pengukuran: counts.pengukuran + done.pengukuran,
      }
      const there = before + counts.posyandu
      const left = ((now - startedAt) / counts.posyandu) * (total - there)
      return `${angka(there)} dari ${angka(total)} posyandu; ${angka(counts.sasaran)} orang dan ${angka(counts.pengukuran)} pengukuran baru${sisa(left / 1000)}`
    },
  }
}

/** Nobody needs the second of what takes minutes. */
function sisa(seconds: number): string {
  if (seconds < 1) return ''
  if (seconds < 90) return `; kira-kira ${Math.ceil(seconds / 10) * 10} detik lagi`
  return `; kira-kira ${Math.ceil(seconds / 60)} menit lagi`
}

function angka(count: number): string {
  return count.toLocaleString('id')
}
