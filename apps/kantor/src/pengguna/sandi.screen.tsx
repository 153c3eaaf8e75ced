import { Button } from '@simpul/ui/button.tsx'
import { ErrorSummary, type FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson } from '../app/api.ts'
import { sentenceOf, PESAN as UMUM } from '../app/app.pesan.ts'
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
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)

  async function save() {
    const found: FieldProblem[] = []
    if (texts.lama === '') found.push({ field: 'lama', text: PESAN.wajib(PESAN.sandiLama) })
    if (texts.baru.length < 8) found.push({ field: 'baru', text: PESAN.sandiPendek })
    if (texts.baru !== texts.ulang) found.push({ field: 'ulang', text: PESAN.sandiBeda })
    setProblems(found)
    setFailure(null)
    if (found.length > 0) return
    const result = await sendJson('/api/sandi/ganti', {
      sandiLama: texts.lama,
      sandiBaru: texts.baru,
    })
    if (!result.ok) return setFailure(result.error)
    setTexts(EMPTY)
    showToast(PESAN.sandiDiganti)
    onChanged?.()
  }

  const errorOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.text ?? null
  const field = (id: keyof typeof EMPTY, label: string, hint?: string) => (
    <Field
      id={id}
      label={label}
      {...(hint ? { hint } : {})}
      type="password"
      autoComplete={id === 'lama' ? 'current-password' : 'new-password'}
      value={texts[id]}
      error={errorOf(id)}
      onChange={(value) => setTexts({ ...texts, [id]: value })}
    />
  )
  return (
    <>
      <Heading title={PESAN.gantiSandi} />
      <form
        className="ui-kartu ui-tumpuk"
        style={{ maxWidth: '28rem' }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {isDue && <Notice tone="awas">{PESAN.gantiSandiWajib}</Notice>}
        <ErrorSummary title={UMUM.masalah} problems={problems} />
        {failure && (
          <Notice tone="bahaya" isAlert>
            {sentenceOf(failure)}
          </Notice>
        )}
        {field('lama', PESAN.sandiLama)}
        {field('baru', PESAN.sandiBaru, PESAN.sandiPetunjuk)}
        {field('ulang', PESAN.sandiUlang)}
        <Button kind="utama" type="submit">
          {PESAN.gantiSandi}
        </Button>
      </form>
    </>
  )
}
