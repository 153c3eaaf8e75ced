/** SQLSTATE: the database shuts down, starts, is full of connections or of files, or was too slow. */
const AWAY = new Set([
  '53100', // disk_full
  '53200', // out_of_memory
  '53300', // too_many_connections
  '55P03', // lock_not_available
  '57014', // query_canceled: statement_timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
])

/** Of a socket; a file that is missing or a disk that is full says `open` or `write` of its own. */
const NETWORK = new Set(['connect', 'read'])

/** What pg and its pool throw without a code. */
const WORDS = /timeout exceeded when trying to connect|Connection terminated|Query read timeout/

/**
 * True when the database is the reason and not the program: it is away, starts again, is full or does
 * not answer in time. The same request may succeed later, unchanged.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const isNetwork = code !== '' && 'syscall' in error && NETWORK.has(String(error.syscall))
  return AWAY.has(code) || code.startsWith('08') || isNetwork || WORDS.test(error.message)
}
