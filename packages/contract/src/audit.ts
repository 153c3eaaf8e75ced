import * as z from 'zod/mini'

/** Counts, codes and reasons; never a name, a NIK, a telephone number or a birth date. */
export const AuditDetail = z.record(
  z.string(),
  z.union([z.string().check(z.maxLength(300)), z.number(), z.boolean(), z.null()]),
)
export type AuditDetail = z.infer<typeof AuditDetail>
