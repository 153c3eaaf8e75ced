import { Field } from '@simpul/ui/field.tsx'
import type { FormState } from '../app/form.tsx'
import { PESAN } from './aturan.pesan.ts'
import { type KbmTexts, kbmField } from './aturan-form.ts'

interface Props {
  readonly texts: KbmTexts
  readonly errorOf: FormState['errorOf']
  readonly onChange: (texts: KbmTexts) => void
}

const SEXES = [
  ['L', PESAN.lakiLaki],
  ['P', PESAN.perempuan],
] as const

/** Twelve months for boys, twelve for girls, and one figure for all after. */
export function KbmFields({ texts, errorOf, onChange }: Props) {
  return (
    <>
      {SEXES.map(([sex, label]) => (
        <fieldset key={sex} className="ui-isian">
          <legend className="ui-isian__label">
            {label} ({PESAN.gram})
          </legend>
          <div className="isian-setahun">
            {texts[sex].map((text, i) => {
              const id = kbmField(sex, i)
              return (
                <label key={id} htmlFor={id} className="saringan__satu">
                  <span>{PESAN.bulanKe(i + 1)}</span>
                  <input
                    id={id}
                    className="ui-isian__kotak"
                    inputMode="numeric"
                    maxLength={4}
                    value={text}
                    aria-invalid={errorOf(id) ? true : undefined}
                    onInput={(event) =>
                      onChange({
                        ...texts,
                        [sex]: texts[sex].map((old, j) =>
                          j === i ? event.currentTarget.value : old,
                        ),
                      })
                    }
                  />
                </label>
              )
            })}
          </div>
        </fieldset>
      ))}
      <Field
        id="kbm-sesudah"
        label={`${PESAN.sesudahSetahun} (${PESAN.gram})`}
        error={errorOf('kbm-sesudah')}
        inputMode="numeric"
        maxLength={4}
        value={texts.afterFirstYear}
        onChange={(afterFirstYear) => onChange({ ...texts, afterFirstYear })}
      />
    </>
  )
}
