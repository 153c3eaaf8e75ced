import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import type { OutboxItem } from '../sync/status.ts'
import { KIRIM_PESAN } from './kirim.pesan.ts'

const ISI = KIRIM_PESAN.isi

const angka = (value: number, unit: string) => `${String(value).replace('.', ',')} ${unit}`

/** What can be said of one field of a command, in words; anything else is left out. */
const WORDS: Readonly<Record<string, (value: unknown) => string | null>> = {
  nama: (value) => named(ISI.nama, value),
  namaIbu: (value) => named(ISI.namaIbu, value),
  pemohonNama: (value) => named(ISI.pemohonNama, value),
  lokasi: (value) => named(ISI.lokasi, value),
  rt: (value) => named(ISI.rt, value),
  telepon: (value) => named(ISI.telepon, value),
  catatan: (value) => named(ISI.catatan, value),
  tanggalLahir: (value) => dated(ISI.tanggalLahir, value),
  measuredOn: (value) => dated(ISI.tanggal, value),
  tanggal: (value) => dated(ISI.tanggal, value),
  weightGram: (value) => measured(ISI.berat, value, 1_000, 'kg'),
  lengthMm: (value) => measured(ISI.panjang, value, 10, 'cm'),
  lilaMm: (value) => measured(ISI.lila, value, 10, 'cm'),
  lingkarKepalaMm: (value) => measured(ISI.lingkarKepala, value, 10, 'cm'),
  jumlah: (value) => (typeof value === 'number' ? `${ISI.jumlah} ${value}` : null),
  nomorAntrean: (value) => named(ISI.antrean, value),
}

function named(label: string, value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? `${label} ${value}` : null
}

function dated(label: string, value: unknown): string | null {
  return typeof value === 'string' && isTanggal(value) ? `${label} ${tanggalPendek(value)}` : null
}

function measured(label: string, value: unknown, per: number, unit: string): string | null {
  return typeof value === 'number' ? `${label} ${angka(value / per, unit)}` : null
}

/** A command that was not taken, so that it can be copied onto paper: `Berat 7,1 kg`. */
export function isiCatatan({ body }: Pick<OutboxItem, 'body'>): readonly string[] {
  const { to } = body
  const fields = { ...body, ...(typeof to === 'object' ? to : {}) }
  return Object.entries(fields).flatMap(([field, value]) => WORDS[field]?.(value) ?? [])
}
