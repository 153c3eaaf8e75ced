import { Button } from '@simpul/ui/button.tsx'
import { Choice } from '@simpul/ui/choice.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Card } from '@simpul/ui/stack.tsx'
import { useState } from 'react'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { settleConflict } from '../sync/settle-clash.ts'
import type { ConflictItem } from '../sync/status.ts'
import { KIRIM_PESAN } from './kirim.pesan.ts'

const PESAN = KIRIM_PESAN

interface Props {
  readonly item: ConflictItem
  readonly title: string
}

/** Two people changed one field: both values side by side, field by field. */
export function KonflikCard({ item, title }: Props) {
  const [choice, setChoice] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const isWhole = item.clash.every(({ field }) => choice[field] !== undefined)

  async function submit() {
    const done = await settleConflict(item.commandId, choice)
    if (!done.ok) setProblem(SIMPAN_PESAN.gagal[done.error.kode])
  }

  return (
    <Card>
      <Notice tone="awas" title={PESAN.konflik}>
        <p>{title}</p>
      </Notice>
      {item.clash.map(({ field, mine, theirs }) => (
        <Choice
          key={field}
          id={`${item.commandId}-${field}`}
          legend={PESAN.isian[field] ?? field}
          value={choice[field] ?? null}
          options={[
            { value: 'mine', label: shown(mine), hint: PESAN.punyaSaya },
            { value: 'theirs', label: shown(theirs), hint: PESAN.punyaLain },
          ]}
          onChange={(whose) => setChoice({ ...choice, [field]: whose })}
        />
      ))}
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button kind="utama" isWide isDisabled={!isWhole} onTap={() => void submit()}>
        {PESAN.pakaiPilihan}
      </Button>
    </Card>
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return PESAN.kosong
  if (typeof value === 'boolean') return value ? SIMPAN_PESAN.ya : SIMPAN_PESAN.tidak
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : JSON.stringify(value)
}
