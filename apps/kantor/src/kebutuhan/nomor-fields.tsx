import { NAMA_NOMOR_MAX, NOMOR_TOLONG_MAX } from '@simpul/contract/paket.ts'
import { UNTUK_NOMOR } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { Button } from '@simpul/ui/button.tsx'
import { CheckList } from '@simpul/ui/choice.tsx'
import { Field } from '@simpul/ui/field.tsx'
import type { FormState } from '../app/form.tsx'
import { NAMA_UNTUK, PESAN } from './aturan.pesan.ts'
import type { NomorTexts } from './aturan-form.ts'

interface Props {
  readonly rows: NomorTexts
  readonly errorOf: FormState['errorOf']
  readonly onChange: (rows: NomorTexts) => void
}

/** Whom to call, one card each. */
export function NomorFields({ rows, errorOf, onChange }: Props) {
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
            maxLength={NAMA_NOMOR_MAX}
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
            error={errorOf(`nomor-${i}-untuk`)}
            options={UNTUK_NOMOR.map((value) => ({ value, label: NAMA_UNTUK[value] }))}
            values={row.untuk}
            onChange={(untuk) => change(i, { untuk: [...untuk] })}
          />
          <CheckList
            id={`nomor-${i}-semua`}
            legend={PESAN.jangkauan}
            options={[{ value: 'semua', label: PESAN.diManaSaja }]}
            values={row.isEverywhere ? ['semua'] : []}
            onChange={(chosen) => change(i, { isEverywhere: chosen.length > 0 })}
          />
          <div>
            <Button kind="polos" onTap={() => onChange(rows.filter((_, j) => j !== i))}>
              {PESAN.hapus}
            </Button>
          </div>
        </fieldset>
      ))}
      {rows.length < NOMOR_TOLONG_MAX && (
        <div id="nomor-tambah" tabIndex={-1}>
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
