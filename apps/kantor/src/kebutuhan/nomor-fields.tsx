import { UNTUK_NOMOR } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { Button } from '@simpul/ui/button.tsx'
import { CheckList } from '@simpul/ui/choice.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { NAMA_UNTUK, PESAN } from './aturan.pesan.ts'
import type { AturanProblem, NomorTexts } from './aturan-form.ts'

interface Props {
  readonly rows: NomorTexts
  readonly problems: readonly AturanProblem[]
  readonly onChange: (rows: NomorTexts) => void
}

const MAX_ROWS = 20

/** Whom to call, one card each. */
export function NomorFields({ rows, problems, onChange }: Props) {
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.text ?? null
  const change = (index: number, part: Partial<NomorTexts[number]>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...part } : row)))
  return (
    <>
      {rows.map((row, i) => (
        // Rows have no name of their own: their place is what the problems point at.
        <fieldset key={`nomor-${i.toString()}`} className="ui-kartu ui-tumpuk">
          <legend className="hanya-pembaca">{row.nama || PESAN.nama}</legend>
          <Field
            id={`nomor-${i}-nama`}
            label={PESAN.nama}
            error={errorOf(`nomor-${i}-nama`)}
            maxLength={60}
            value={row.nama}
            onChange={(nama) => change(i, { nama })}
          />
          <Field
            id={`nomor-${i}-nomor`}
            label={PESAN.nomor}
            error={errorOf(`nomor-${i}-nomor`)}
            type="tel"
            maxLength={20}
            value={row.nomor}
            onChange={(nomor) => change(i, { nomor })}
          />
          <CheckList
            id={`nomor-${i}-untuk`}
            legend={PESAN.untuk}
            options={UNTUK_NOMOR.map((value) => ({ value, label: NAMA_UNTUK[value] }))}
            values={row.untuk}
            onChange={(untuk) => change(i, { untuk: [...untuk] })}
          />
          <label className="ui-baris" htmlFor={`nomor-${i}-semua`}>
            <input
              id={`nomor-${i}-semua`}
              type="checkbox"
              checked={row.isEverywhere}
              onChange={() => change(i, { isEverywhere: !row.isEverywhere })}
            />
            <span>{PESAN.diManaSaja}</span>
          </label>
          <div>
            <Button kind="polos" onTap={() => onChange(rows.filter((_, j) => j !== i))}>
              {PESAN.hapus}
            </Button>
          </div>
        </fieldset>
      ))}
      {rows.length < MAX_ROWS && (
        <div>
          <Button
            icon="tambah"
            onTap={() =>
              onChange([...rows, { untuk: [], nama: '', nomor: '', isEverywhere: true }])
            }
          >
            {PESAN.tambahNomor}
          </Button>
        </div>
      )}
    </>
  )
}
