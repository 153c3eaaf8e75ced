import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { PENGUKURAN_PESAN } from './pengukuran.pesan.ts'
import { type BacaanPengukuran, BESARAN } from './pengukuran-form.ts'

const PESAN = PENGUKURAN_PESAN

export type Pertanyaan = Extract<BacaanPengukuran, { hasil: 'tanya' | 'ukur_lagi' }>

interface Props {
  readonly question: Pertanyaan | null
  readonly onClose: () => void
  /** 84 was meant to be 8,4. */
  readonly onMeant: (text: string) => void
  /** 84 it is: on to "measure again". */
  readonly onAsTyped: () => void
  readonly onKeep: (alasan: string) => void
}

/** "Maksudnya 8,4?" and "Ukur lagi, ya": a question, never a refusal. */
export function UkurLagiDialog({ question, onClose, onMeant, onAsTyped, onKeep }: Props) {
  const [alasan, setAlasan] = useState('')
  const [isReasonMissing, setIsReasonMissing] = useState(false)
  if (!question) return null

  if (question.hasil === 'tanya') {
    const meant = formatUkuran(question.maksud, BESARAN[question.field])
    const typed = formatUkuran(question.value, BESARAN[question.field])
    const unit = PESAN.satuan[question.field]
    return (
      <Dialog
        title={PESAN.maksudnya(meant, unit)}
        isOpen
        onClose={onClose}
        actions={
          <>
            <Button kind="utama" isWide onTap={() => onMeant(meant)}>
              {PESAN.yaMaksud(meant, unit)}
            </Button>
            <Button isWide onTap={onAsTyped}>
              {PESAN.tidakMaksud(typed, unit)}
            </Button>
          </>
        }
      >
        <p>
          {PESAN.field[question.field]}. {PESAN.tertulis(typed, unit)}
        </p>
      </Dialog>
    )
  }

  return (
    <Dialog
      title={PESAN.ukurLagi}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="utama" isWide onTap={onClose}>
            {PESAN.ubahAngka}
          </Button>
          <Button
            isWide
            onTap={() => {
              setIsReasonMissing(alasan.trim() === '')
              if (alasan.trim() !== '') onKeep(alasan.trim())
            }}
          >
            {PESAN.tetapSimpan}
          </Button>
        </>
      }
    >
      <p>{PESAN.ukurLagiKet}</p>
      {question.fields.map((field) => (
        <p key={field}>{PESAN.diLuar(PESAN.field[field])}</p>
      ))}
      {question.lonjakan.map((one) => (
        <p key={one}>{PESAN.lonjakan[one]}</p>
      ))}
      <Field
        id="alasanTidakWajar"
        label={PESAN.alasan}
        hint={PESAN.alasanPetunjuk}
        error={isReasonMissing ? PESAN.alasanKurang : null}
        maxLength={200}
        value={alasan}
        onChange={setAlasan}
      />
    </Dialog>
  )
}
