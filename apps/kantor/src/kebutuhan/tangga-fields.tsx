import type { IsiTangga } from '@simpul/contract/paket.ts'
import { Field, Select } from '@simpul/ui/field.tsx'
import { NAMA_ALASAN, NAMA_TANGGA, PESAN } from './aturan.pesan.ts'
import type { AturanProblem, TanggaTexts } from './aturan-form.ts'

interface Props {
  readonly texts: TanggaTexts
  readonly problems: readonly AturanProblem[]
  readonly onChange: (texts: TanggaTexts) => void
}

/** What a kabupaten may move; what is a danger at once stays on the fourth rung. */
const MOVABLE = [
  'lila_gizi_kurang',
  'dua_t',
  'bawah_garis_merah',
  'kata_nakes',
  't',
  'di_atas_garis_oranye',
  'ragu',
  'bulan_lalu_tidak_ditimbang',
] as const satisfies readonly (keyof IsiTangga['tangga'])[]
const FIXED = ['tanda_bahaya', 'edema', 'lila_gizi_buruk'] as const
const TANGGA = [1, 2, 3, 4] as const

export function TanggaFields({ texts, problems, onChange }: Props) {
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.text ?? null
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
