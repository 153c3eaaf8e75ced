import { Button } from '@simpul/ui/button.tsx'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { sendJson } from '../app/api.ts'
import { Form, useForm } from '../app/form.tsx'
import { Heading } from '../app/heading.tsx'
import { PESAN } from './pengguna.pesan.ts'

interface Props {
  /** The password on paper was only for the first time. */
  readonly isDue?: boolean
  readonly onChanged?: () => void
}

const EMPTY = { lama: '', baru: '', ulang: '' }

export function SandiScreen({ isDue = false, onChanged }: Props) {
  const [texts, setTexts] = useState(EMPTY)
  const form = useForm()

  async function save() {
    const found: FieldProblem[] = []
    if (texts.lama === '') found.push({ field: 'lama', text: PESAN.wajib(PESAN.sandiLama) })
    if (texts.baru.length < 8) found.push({ field: 'baru', text: PESAN.sandiPendek })
    if (texts.baru !== texts.ulang) found.push({ field: 'ulang', text: PESAN.sandiBeda })
    if (found.length > 0) return form.refuse(found)
    await form.send(
      () => sendJson('/api/sandi/ganti', { sandiLama: texts.lama, sandiBaru: texts.baru }),
      () => {
        setTexts(EMPTY)
        showToast(PESAN.sandiDiganti)
        onChanged?.()
      },
    )
  }

  const field = (id: keyof typeof EMPTY, label: string, hint?: string) => (
    <Field
      id={id}
      label={label}
      {...(hint ? { hint } : {})}
      type="password"
      autoComplete={id === 'lama' ? 'current-password' : 'new-password'}
      value={texts[id]}
      error={form.errorOf(id)}
      onChange={(value) => setTexts({ ...texts, [id]: value })}
    />
  )
  return (
    <>
      <Heading title={PESAN.gantiSandi} />
      <Form
        form={form}
        className="ui-kartu"
        width="28rem"
        onSubmit={save}
        intro={isDue && <Notice tone="awas">{PESAN.gantiSandiWajib}</Notice>}
      >
        {field('lama', PESAN.sandiLama)}
        {field('baru', PESAN.sandiBaru, PESAN.sandiPetunjuk)}
        {field('ulang', PESAN.sandiUlang)}
        <Button kind="utama" type="submit" isDisabled={form.isBusy}>
          {PESAN.gantiSandi}
        </Button>
      </Form>
    </>
  )
}
