import type { SyncEngine } from './engine.ts'

const SOON_MS = 1_500
const REGULAR_MS = 5 * 60_000
const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 15 * 60_000

export interface Schedule {
  /** something was saved: send it in a moment */
  readonly poke: () => void
  readonly syncNow: () => Promise<void>
  readonly stop: () => void
}

/**
 * When to meet the server: a moment after a save, when the network comes back, when the app is looked
 * at again, every few minutes; after a failure later and later, never all phones at once.
 */
export function startSchedule(engine: SyncEngine): Schedule {
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isStopped = false

  function wait(ms: number) {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void run(), ms)
  }

  async function run(): Promise<void> {
    if (isStopped) return
    const problem = await inOneTab(() => engine.syncOnce())
    failures = problem === null ? 0 : failures + 1
    wait(problem === null ? REGULAR_MS : retryAfter(failures, Math.random()))
  }

  const onOnline = () => wait(0)
  const onVisible = () => {
    if (document.visibilityState === 'visible') wait(0)
  }
  window.addEventListener('online', onOnline)
  document.addEventListener('visibilitychange', onVisible)
  // Asked once: without it a phone short of space may throw the database away.
  void navigator.storage?.persist?.()
  wait(0)

  return {
    poke: () => {
      if (failures === 0 && !engine.state.isSyncing) wait(SOON_MS)
    },
    syncNow: async () => {
      clearTimeout(timer)
      await run()
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      window.removeEventListener('online', onOnline)
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}

/**
 * Milliseconds until the next try: 5 s, doubled up to 15 minutes, spread by half.
 * @param failures in a row, from 1
 * @param random 0 to 1
 */
export function retryAfter(failures: number, random: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS) * (0.5 + random)
}

/** Two tabs of one phone do not send the same at the same moment. */
async function inOneTab<T>(work: () => Promise<T>): Promise<T | null> {
  const { locks } = navigator
  if (!locks) return work()
  return locks.request('simpul-sinkron', { ifAvailable: true }, async (lock) =>
    lock ? work() : null,
  )
}
