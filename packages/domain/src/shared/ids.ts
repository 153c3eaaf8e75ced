import { sha256 } from './sha256.ts'
import type { Tanggal } from './tanggal.ts'

declare const idBrand: unique symbol
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind }

export type SasaranId = Id<'sasaran'>
export type KeluargaId = Id<'keluarga'>
export type PosyanduId = Id<'posyandu'>
export type HariBukaId = Id<'hari_buka'>
export type KehadiranId = Id<'kehadiran'>
export type PengukuranId = Id<'pengukuran'>
export type LayananId = Id<'layanan'>
export type KebutuhanId = Id<'kebutuhan'>
export type RujukanId = Id<'rujukan'>
export type PenggunaId = Id<'pengguna'>
export type PerangkatId = Id<'perangkat'>
export type CommandId = Id<'command'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A UUIDv7 or v8 in lower case; nothing else is an id here (RFC 9562). */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/**
 * UUIDv7 from a clock and 10 random bytes, both passed in: the domain reads neither.
 * @param now milliseconds since 1970, UTC
 */
export function uuidV7<Kind extends string>(now: number, random: Uint8Array): Id<Kind> {
  if (random.length < 10) throw new Error('uuidV7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(now) << 16n)
  bytes.set(random.subarray(0, 10), 6)
  return format(bytes, 7) as Id<Kind>
}

/**
 * UUIDv8 of what two phones must agree on without talking (invariant 6): the hari buka of a
 * posyandu on a date, the presence of a sasaran at it.
 */
export function uuidV8<Kind extends string>(kind: Kind, ...parts: readonly string[]): Id<Kind> {
  return format(sha256([kind, ...parts].join('\n')).slice(0, 16), 8) as Id<Kind>
}

export function hariBukaId(posyanduId: PosyanduId, date: Tanggal): HariBukaId {
  return uuidV8('hari_buka', posyanduId, date)
}

export function kehadiranId(
  posyanduId: PosyanduId,
  date: Tanggal,
  sasaranId: SasaranId,
): KehadiranId {
  return uuidV8('kehadiran', posyanduId, date, sasaranId)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function format(bytes: Uint8Array, version: 7 | 8): string {
  bytes[6] = ((bytes[6] as number) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  let text = ''
  for (let i = 0; i < 16; i += 1) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += HEX[bytes[i] as number]
  }
  return text
}
