import type { CorrectSasaran } from '@simpul/contract/sasaran.ts'
import type { FieldClash } from '@simpul/contract/sync.ts'
import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { Records } from '../records.ts'
import { keluargaIdOf } from './keluarga.store.ts'
import { lacksNik } from './register-sasaran.ts'
import type { SasaranRow } from './sasaran.store.ts'
import { closedFields, seesHealth } from './tertutup.ts'

/** What a correction may name; everything else in `to` is a field of a newer app. */
const CORRECTABLE: ReadonlySet<string> = new Set([
  'nama',
  'namaPanggilan',
  'jenisKelamin',
  'tanggalLahir',
  'tanggalLahirPasti',
  'nik',
  'nikStatus',
  'nomorKk',
  'namaIbu',
  'ibuId',
  'urutanKembar',
  'rt',
  'rw',
  'dusun',
  'alamat',
  'telepon',
  'punyaBukuKia',
  'keadaanIbu',
  'isTamu',
] satisfies readonly (keyof SasaranRow)[])

/**
 * SYNC-13: a field nobody else changed is taken, whatever version the phone saw; a field both changed
 * is a clash, both values are kept, and the rest is applied.
 */
export function correctSasaran(
  work: {
    readonly sasaran: Records<SasaranRow>
    readonly firstServedOn: ReadonlyMap<string, Tanggal>
  },
  fact: Fact,
  body: CorrectSasaran,
): Decision {
  const sasaran = work.sasaran.own(body.sasaranId, fact.posyandu.id)
  if (!sasaran) return refused('tidak_ditemukan', 'sasaranId')
  if (sasaran.posyanduId !== fact.posyandu.id) return refused('sudah_keluar', 'sasaranId')

  const closed: readonly string[] = seesHealth(fact.actor, fact.posyandu, fact.actor.today)
    ? []
    : closedFields(sasaran, fact.today)
  const isNewest = (fact.versionSeen(sasaran.id) ?? 0) >= sasaran.version
  const base: Readonly<Record<string, unknown>> = body.from
  const fields: Record<string, unknown> = {}
  const extra: Record<string, unknown> = {}
  const clash: FieldClash[] = []
  for (const [field, mine] of Object.entries(body.to)) {
    const isKnown = CORRECTABLE.has(field)
    const theirs = isKnown ? sasaran[field as keyof SasaranRow] : sasaran.extra[field]
    if (isSame(theirs, mine)) continue
    // Neither told in a clash nor written over: she may fill in what is empty, and what she knows.
    if (closed.includes(field) && !isSame(theirs, null) && !isSame(theirs, base[field]))
      return refused('tidak_berwenang', field)
    if (isNewest || isSame(theirs, base[field])) (isKnown ? fields : extra)[field] = mine
    else clash.push({ field, base: base[field] ?? null, mine, theirs: theirs ?? null })
  }

  const next: SasaranRow = { ...sasaran, ...fields, extra: { ...sasaran.extra, ...extra } }
  if (lacksNik(next)) return refused('isian_salah', 'nik')
  if (next.tanggalLahir > addDays(fact.today, 1)) return refused('tanggal_di_depan', 'tanggalLahir')
  const servedOn = work.firstServedOn.get(sasaran.id)
  if (servedOn !== undefined && next.tanggalLahir > servedOn && 'tanggalLahir' in fields)
    return refused('tanggal_sebelum_lahir', 'tanggalLahir')
  const isChanged = Object.keys(fields).length > 0 || Object.keys(extra).length > 0
  const saved = isChanged
    ? work.sasaran.change(sasaran, { ...next, keluargaId: keluargaOf(sasaran, next) })
    : sasaran
  return clash.length === 0
    ? accepted(saved)
    : {
        outcome: 'conflict',
        recordKind: 'sasaran',
        recordId: saved.id,
        version: saved.version,
        clash,
      }
}

/** A person who joined by import may stand in a family with an id of its own: kept while the card is. */
function keluargaOf(before: SasaranRow, after: SasaranRow): SasaranRow['keluargaId'] {
  return before.nomorKk === after.nomorKk ? before.keluargaId : keluargaIdOf(after)
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
