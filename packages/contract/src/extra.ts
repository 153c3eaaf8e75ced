import * as z from 'zod/mini'

/** Fields a newer app sent that this server does not know: kept and returned untouched (invariant: version skew). */
export const Extra = z.record(z.string(), z.unknown())
type Extra = z.infer<typeof Extra>
