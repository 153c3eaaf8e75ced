import { SealedOutbox } from '@simpul/contract/pengguna.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import * as z from 'zod/mini'

/** A file holds everything; the wire takes some rows at a time. */
const File = z.extend(SealedOutbox, {
  rows: z
    .array(z.object({ id: z.string(), seq: z.int(), iv: z.string(), data: z.string() }))
    .check(z.minLength(1), z.maxLength(100_000)),
})
type BerkasTitipan = z.infer<typeof File>

/** The text of a file that another phone saved. */
export function readBerkas(text: string): Result<BerkasTitipan, 'bukanTitipan'> {
  try {
    const read = File.safeParse(JSON.parse(text))
    return read.success ? ok(read.data) : err('bukanTitipan')
  } catch {
    return err('bukanTitipan')
  }
}
