import { Field, Select } from '@simpul/ui/field.tsx'
import type { FormState } from '../app/form.tsx'
import { FIXED, MOVABLE } from './alasan-tangga.ts'
import { NAMA_ALASAN, NAMA_TANGGA, PESAN } from './aturan.pesan.ts'
import type { TanggaTexts } from './aturan-form.ts'

interface Props {
  readonly texts: TanggaTexts
  readonly errorOf: FormState['errorOf']
  readonly onChange: (texts: TanggaTexts) => void
}

const TANGGA = [1, 2, 3, 4] as const

export function TanggaFields({ texts, errorOf, onChange }: Props) {
  return (
    <>
      <ul className="redup kecil">
        {FIXED.map((alasan) => (
          <li key={alasan}>
            {NAMA_ALASAN[alasan]}: {NAMA_TANGGA[4]} ({PESAN.tetap})
          </li>
        ))}
      </ul>
      {MOVABLE.map((alasan) => (
        <Select
          key={alasan}
          id={`tangga-${alasan}`}
          label={NAMA_ALASAN[alasan]}
          value={String(texts.tangga[alasan])}
          options={TANGGA.map((rung) => ({ value: String(rung), label: NAMA_TANGGA[rung] }))}
          onChange={(value) => {
            const rung = TANGGA.find((one) => String(one) === value)
            if (rung) onChange({ ...texts, tangga: { ...texts.tangga, [alasan]: rung } })
          }}
        />
      ))}
      <Field
        id="lila-buruk"
        label={PESAN.lilaBuruk}
        error={errorOf('lila-buruk')}
        inputMode="decimal"
        maxLength={5}
        value={texts.lilaBuruk}
        onChange={(lilaBuruk) => onChange({ ...texts, lilaBuruk })}
      />
      <Field
        id="lila-kurang"
        label={PESAN.lilaKurang}
        error={errorOf('lila-kurang')}
        inputMode="decimal"
        maxLength={5}
        value={texts.lilaKurang}
        onChange={(lilaKurang) => onChange({ ...texts, lilaKurang })}
      />
      <Field
        id="rujuk-bulan"
        label={PESAN.rujukBulan}
        error={errorOf('rujuk-bulan')}
        inputMode="numeric"
        maxLength={2}
        value={texts.rujukBulan}
        onChange={(rujukBulan) => onChange({ ...texts, rujukBulan })}
      />
      <Field
        id="kunjungan-hari"
        label={PESAN.kunjungan}
        error={errorOf('kunjungan-hari')}
        inputMode="numeric"
        maxLength={2}
        value={texts.kunjunganHari}
        onChange={(kunjunganHari) => onChange({ ...texts, kunjunganHari })}
      />
    </>
  )
}
