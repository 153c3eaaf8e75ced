import type { Result } from '@simpul/domain/shared/result.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import { SANDI_PESAN as PESAN } from './sandi.pesan.ts'
import { readSandiForm, type SandiTexts } from './sandi-form.ts'

export interface SandiFieldsProps {
  /** What proves who this is: the old password, or a code on paper. */
  readonly proof: 'sandi' | 'kode'
  readonly onSubmit: (
    bukti: string,
    baru: string,
  ) => Promise<Result<void, { readonly kode: string }>>
  readonly onDone: () => void
}

/** A new password, shown while it is typed: nobody can type twice blind on a small screen. */
export function SandiFields({ proof, onSubmit, onDone }: SandiFieldsProps) {
  const [texts, setTexts] = useState<SandiTexts>({ bukti: '', baru: '', ulangi: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function submit() {
    const read = readSandiForm(texts)
    if (!read.ok) return setProblem(PESAN.salah[read.error])
    setIsBusy(true)
    const result = await onSubmit(read.value.bukti, read.value.baru)
    setIsBusy(false)
    if (result.ok) return onDone()
    const known: Readonly<Record<string, string>> = PESAN.tolak
    setProblem(known[result.error.kode] ?? PESAN.tolakLain)
  }

  return (
    <>
      <Field
        id="bukti"
        label={proof === 'kode' ? PESAN.kode : PESAN.lama}
        type={proof === 'kode' ? 'text' : 'password'}
        autoComplete={proof === 'kode' ? 'one-time-code' : 'current-password'}
        autoCapitalize="none"
        value={texts.bukti}
        onChange={(bukti) => setTexts({ ...texts, bukti })}
      />
      <Field
        id="baru"
        label={PESAN.baru}
        hint={PESAN.baruPetunjuk}
        autoComplete="new-password"
        autoCapitalize="none"
        value={texts.baru}
        onChange={(baru) => setTexts({ ...texts, baru })}
      />
      <Field
        id="ulangi"
        label={PESAN.ulangi}
        autoComplete="new-password"
        autoCapitalize="none"
        value={texts.ulangi}
        onChange={(ulangi) => setTexts({ ...texts, ulangi })}
      />
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button kind="utama" isWide isDisabled={isBusy} onTap={() => void submit()}>
        {PESAN.simpan}
      </Button>
    </>
  )
}
