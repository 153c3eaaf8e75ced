import type { z } from 'zod/mini'
import * as HariBuka from './hari-buka.ts'
import * as Kebutuhan from './kebutuhan.ts'
import * as Layanan from './layanan.ts'
import * as Pengukuran from './pengukuran.ts'
import * as Rujukan from './rujukan.ts'
import * as Sasaran from './sasaran.ts'

/**
 * Every published kind and version of a command. A version stays 24 months; an older body is lifted
 * to the newest by an upcaster here, never by the phone, whose queued bodies are not rewritten.
 */
export const COMMANDS = {
  'sasaran.register': { 1: Sasaran.RegisterSasaran },
  'sasaran.correct': { 1: Sasaran.CorrectSasaran },
  'sasaran.leave': { 1: Sasaran.LeaveSasaran },
  'hari_buka.plan': { 1: HariBuka.PlanHariBuka },
  'hari_buka.open': { 1: HariBuka.OpenHariBuka },
  'hari_buka.close': { 1: HariBuka.CloseHariBuka },
  'hari_buka.reopen': { 1: HariBuka.ReopenHariBuka },
  'kehadiran.record': { 1: HariBuka.RecordKehadiran },
  'kehadiran.mark': { 1: HariBuka.MarkKehadiran },
  'kehadiran.cancel': { 1: HariBuka.CancelKehadiran },
  'pengukuran.record': { 1: Pengukuran.RecordPengukuran },
  'layanan.record': { 1: Layanan.RecordLayanan },
  'temuan.record': { 1: Kebutuhan.RecordTemuan },
  'rujukan.send': { 1: Rujukan.SendRujukan },
  'rujukan.move': { 1: Rujukan.MoveRujukan },
} as const

export type CommandKind = keyof typeof COMMANDS

/** The body of the newest version of a kind. */
export type CommandBody<K extends CommandKind> = z.infer<(typeof COMMANDS)[K][1]>

export function isCommandKind(kind: string): kind is CommandKind {
  return Object.hasOwn(COMMANDS, kind)
}
