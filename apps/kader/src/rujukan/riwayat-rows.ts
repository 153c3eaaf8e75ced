import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import { layananOf } from '@simpul/domain/layanan/katalog-layanan.ts'
import { kalimatTandaBahaya, readTandaBahaya } from '@simpul/domain/layanan/tanda-bahaya.ts'
import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import type { IconName } from '@simpul/ui/icon.tsx'
import { TANDA_BAHAYA } from '../layanan/layanan-form.ts'
import { statusLine } from './status-line.ts'
import { WARGA_PESAN } from './warga.pesan.ts'

export interface RiwayatRow {
  readonly id: string
  readonly on: Tanggal
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly record:
    | { readonly kind: 'pengukuran'; readonly value: PengukuranRecord }
    | { readonly kind: 'layanan'; readonly value: LayananRecord }
    | { readonly kind: 'rujukan'; readonly value: RujukanRecord }
  /** False for what was corrected or cancelled: shown, struck out. */
  readonly isStanding: boolean
}

interface Riwayat {
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
  readonly rujukan: readonly RujukanRecord[]
}

/** One line of life: everything that was recorded, newest first; nothing disappears. */
export function riwayatRows(
  { pengukuran, layanan, rujukan }: Riwayat,
  sebutan: Pick<Sebutan, 'desa'>,
): readonly RiwayatRow[] {
  const superseded = new Set([...pengukuran, ...layanan].map((one) => one.supersedes))
  const rows: RiwayatRow[] = [
    ...pengukuran.map((value) => ({
      id: value.id,
      on: value.measuredOn,
      icon: 'timbangan' as const,
      title: ukuranText(value),
      detail: detailOf(value, superseded.has(value.id)),
      record: { kind: 'pengukuran' as const, value },
      isStanding: !superseded.has(value.id) && value.batalKarena === null,
    })),
    ...layanan.map((value) => ({
      id: value.id,
      on: value.tanggal,
      icon: 'hati' as const,
      title: layananText(value),
      detail:
        value.batalKarena !== null
          ? WARGA_PESAN.dibatalkan(value.batalKarena)
          : value.isDisalin
            ? WARGA_PESAN.salinan
            : '',
      record: { kind: 'layanan' as const, value },
      isStanding: !superseded.has(value.id) && value.batalKarena === null,
    })),
    ...rujukan.map((value) => ({
      id: value.id,
      on: value.openedOn,
      icon: 'kirim' as const,
      title: WARGA_PESAN.rujuk,
      detail: statusLine(value, sebutan),
      record: { kind: 'rujukan' as const, value },
      isStanding: true,
    })),
  ]
  return rows.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

function ukuranText(record: PengukuranRecord): string {
  const parts = []
  if (record.weightGram !== null) parts.push(`${formatUkuran(record.weightGram, 'weightGram')} kg`)
  if (record.lengthMm !== null) parts.push(`${formatUkuran(record.lengthMm, 'lengthMm')} cm`)
  if (record.lilaMm !== null)
    parts.push(`${WARGA_PESAN.lengan} ${formatUkuran(record.lilaMm, 'lilaMm')}`)
  if (record.lingkarKepalaMm !== null)
    parts.push(`${WARGA_PESAN.kepala} ${formatUkuran(record.lingkarKepalaMm, 'lingkarKepalaMm')}`)
  return parts.length > 0 ? parts.join(' · ') : '–'
}

function layananText(record: LayananRecord): string {
  const row = layananOf(record.jenis)
  const amount = record.jumlah === null ? '' : ` ${record.jumlah} ${row?.satuan ?? ''}`
  const note = record.catatan === '' ? '' : `: ${noteOf(record)}`
  return `${row?.nama ?? record.jenis}${amount}${note}`
}

/** Danger signs are stored as codes. */
function noteOf({ jenis, catatan }: LayananRecord): string {
  if (jenis !== TANDA_BAHAYA) return catatan
  const seen = readTandaBahaya(catatan).map((kode) => kalimatTandaBahaya(kode))
  return seen.length === 0 ? WARGA_PESAN.tandaTidakAda : seen.join('; ')
}

const KONTEKS: Readonly<Record<PengukuranRecord['konteks'], string>> = {
  hari_buka: '',
  sweeping: WARGA_PESAN.diRumah,
  buku_kia: WARGA_PESAN.salinan,
  susulan: WARGA_PESAN.susulan,
  impor: WARGA_PESAN.impor,
}

function detailOf(record: PengukuranRecord, isSuperseded: boolean): string {
  const parts = [KONTEKS[record.konteks]]
  if (record.measuredBy !== '') parts.push(WARGA_PESAN.oleh(record.measuredBy))
  if (isSuperseded) parts.push(WARGA_PESAN.diganti)
  if (record.batalKarena !== null) parts.push(WARGA_PESAN.dibatalkan(record.batalKarena))
  if (record.alasanTidakWajar !== null) parts.push(`“${record.alasanTidakWajar}”`)
  return parts.filter((part) => part !== '').join(' · ')
}
