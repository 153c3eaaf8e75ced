import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { IMPOR_MAX_TEXTS_BYTES, IMPOR_MAX_UNPACKED_BYTES } from '@simpul/contract/impor.ts'

const LOCAL_HEADER = 0x04034b50
const HEADER_BYTES = 30
const STORED = 0
const DEFLATED = 8
/** Sizes follow the data: the writer did not know them when it began. */
const SIZES_FOLLOW = 0x0008
/** A workbook has a dozen, one with pictures on its sheets some tens. */
const MAX_ENTRIES = 500

interface BatasXlsx {
  readonly unpackedBytes: number
  readonly textsBytes: number
}

const BATAS: BatasXlsx = {
  unpackedBytes: IMPOR_MAX_UNPACKED_BYTES,
  textsBytes: IMPOR_MAX_TEXTS_BYTES,
}

/**
 * What lies in an XLSX, unpacked once and thrown away, before anything reads it: a file of 25 MB can
 * hold 25 GB of one letter, and the reader keeps its texts in memory. Entry by entry as they lie in the
 * file, not as its index tells: an index can lie.
 * @param see gets every entry as it is unpacked, part by part
 * @returns why it is not read; null when it may be
 */
export async function checkXlsx(
  bytes: Uint8Array,
  batas: BatasXlsx = BATAS,
  see: (name: string, part: Uint8Array) => void = () => undefined,
): Promise<'terlalu_besar' | 'bukan_tabel' | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  let unpacked = 0
  for (let entries = 0; at + HEADER_BYTES <= bytes.length; entries += 1) {
    if (view.getUint32(at, true) !== LOCAL_HEADER) break
    if (entries >= MAX_ENTRIES) return 'terlalu_besar'
    const flags = view.getUint16(at + 6, true)
    const method = view.getUint16(at + 8, true)
    const packedSize = view.getUint32(at + 18, true)
    const nameLength = view.getUint16(at + 26, true)
    const extraLength = view.getUint16(at + 28, true)
    const data = at + HEADER_BYTES + nameLength + extraLength
    if (data > bytes.length) return 'bukan_tabel'
    const name = new TextDecoder().decode(
      bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + nameLength),
    )
    const isKnown = (flags & SIZES_FOLLOW) === 0
    const rest = bytes.subarray(data, isKnown ? data + packedSize : bytes.length)
    const limit = Math.min(
      batas.unpackedBytes - unpacked,
      isKeptInMemory(name) ? batas.textsBytes : batas.unpackedBytes,
    )
    const size = await sizeOf(rest, method, isKnown, limit, (part) => see(name, part))
    if (typeof size === 'string') return size
    unpacked += size.unpacked
    at = data + (isKnown ? packedSize : size.packed + trailerLength(view, data + size.packed))
  }
  return at === 0 ? 'bukan_tabel' : null
}

/** The shared texts and the styles, which the reader holds whole; sheets stream through it. */
function isKeptInMemory(name: string): boolean {
  return /(?:sharedStrings|styles|workbook)\.xml$/i.test(name)
}

async function sizeOf(
  data: Uint8Array,
  method: number,
  isKnown: boolean,
  limit: number,
  see: (part: Uint8Array) => void,
): Promise<
  { readonly packed: number; readonly unpacked: number } | 'terlalu_besar' | 'bukan_tabel'
> {
  if (method === STORED) {
    if (!isKnown) return 'bukan_tabel'
    if (data.length > limit) return 'terlalu_besar'
    see(data)
    return { packed: data.length, unpacked: data.length }
  }
  if (method !== DEFLATED) return 'bukan_tabel'
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  let unpacked = 0
  try {
    for await (const chunk of Readable.from([data]).pipe(inflate)) {
      const part: unknown = chunk
      if (!(part instanceof Uint8Array)) continue
      unpacked += part.length
      if (unpacked > limit) return 'terlalu_besar'
      see(part)
    }
  } catch {
    return 'bukan_tabel'
  } finally {
    inflate.destroy()
  }
  return { packed: inflate.bytesWritten, unpacked }
}

/** CRC and two sizes, with or without a signature before them. */
function trailerLength(view: DataView, at: number): number {
  const hasSignature = at + 4 <= view.byteLength && view.getUint32(at, true) === 0x08074b50
  return hasSignature ? 16 : 12
}
