import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { BATAS_UKURAN } from '@simpul/domain/pengukuran/wajar.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { AngkaField } from '@simpul/ui/angka-field.tsx'
import { Choice } from '@simpul/ui/choice.tsx'
import { useEffect } from 'react'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { PENGUKURAN_PESAN } from './pengukuran.pesan.ts'
import {
  BESARAN,
  type PengukuranTexts,
  type UkuranField,
  type UkuranSalah,
} from './pengukuran-form.ts'

const PESAN = PENGUKURAN_PESAN

/** LiLA from 6 months, the head until five years: what is not measured at an age is not asked. */
export function fieldsAt(ageInMonths: number, isPregnant: boolean): readonly UkuranField[] {
  const fields: UkuranField[] = ['weight', 'length']
  if ((ageInMonths >= 6 && ageInMonths < 60) || isPregnant) fields.push('lila')
  if (ageInMonths < 60) fields.push('head')
  return fields
}

const VALUE = {
  weight: 'weightGram',
  length: 'lengthMm',
  lila: 'lilaMm',
  head: 'lingkarKepalaMm',
} as const satisfies Record<UkuranField, keyof PengukuranRecord>

interface Props {
  readonly texts: PengukuranTexts
  readonly onChange: (texts: PengukuranTexts) => void
  readonly fields: readonly UkuranField[]
  /** Newest first. */
  readonly before: readonly PengukuranRecord[]
  readonly wrong: readonly UkuranSalah[]
  readonly isEdemaAsked: boolean
  readonly onLastEnter: () => void
}

/** Numbers, each with last time's beside it; the enter key walks down the page. */
export function PengukuranFields({
  texts,
  onChange,
  fields,
  before,
  wrong,
  isEdemaAsked,
  onLastEnter,
}: Props) {
  // The keyboard is up at once: four numbers in thirty-five seconds.
  useEffect(() => document.getElementById('weight')?.focus(), [])
  return (
    <>
      {fields.map((field, i) => (
        <div key={field} className="ui-tumpuk" data-jarak="rapat">
          <AngkaField
            id={field}
            label={field === 'length' ? lengthLabel(texts.posisi) : PESAN.field[field]}
            unit={PESAN.satuan[field]}
            value={texts[field]}
            error={errorOf(wrong, field)}
            beside={besideOf(before, field)}
            onChange={(value) => onChange({ ...texts, [field]: value })}
            onEnter={() => {
              const next = fields[i + 1]
              if (next) document.getElementById(next)?.focus()
              else onLastEnter()
            }}
          />
          {field === 'length' && (
            <Choice
              id="posisi"
              legend={PESAN.posisi}
              columns={2}
              value={texts.posisi}
              options={[
                { value: 'terlentang', label: PESAN.terlentang },
                { value: 'berdiri', label: PESAN.berdiri },
              ]}
              onChange={(posisi) => onChange({ ...texts, posisi })}
            />
          )}
        </div>
      ))}
      {isEdemaAsked && (
        <Choice
          id="edema"
          legend={PESAN.edema}
          columns={2}
          value={texts.edema}
          options={[
            { value: 'tidak', label: PESAN.edemaTidak },
            { value: 'ya', label: PESAN.edemaYa },
          ]}
          onChange={(edema) => onChange({ ...texts, edema })}
        />
      )}
    </>
  )
}

function errorOf(wrong: readonly UkuranSalah[], field: UkuranField): string | null {
  const found = wrong.find((one) => one.field === field)
  if (!found) return null
  if (found.kode === 'bukan_angka') return PESAN.bukanAngka
  const { min, max } = BATAS_UKURAN[BESARAN[field]]
  const [from, to] = [min, max].map((value) => formatUkuran(value, BESARAN[field]))
  return PESAN.mustahil(from ?? '', to ?? '', PESAN.satuan[field])
}

function lengthLabel(posisi: PengukuranTexts['posisi']): string {
  if (posisi === 'terlentang') return PESAN.panjangTidur
  return posisi === 'berdiri' ? PESAN.tinggiBerdiri : PESAN.field.length
}

function besideOf(
  before: readonly PengukuranRecord[],
  field: UkuranField,
): { label: string; value: string } | null {
  const last = before.find((record) => record[VALUE[field]] !== null)
  const value = last?.[VALUE[field]]
  if (!last || value === null || value === undefined) return null
  return {
    label: PESAN.terakhir(shortDay(last.measuredOn)),
    value: formatUkuran(value, BESARAN[field]),
  }
}

function shortDay(date: Tanggal): string {
  return tanggalPendek(date).replace(/ \d{4}$/, '')
}
