import type { TingkatCari, WilayahTemu } from '@simpul/contract/wilayah.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field, FieldFrame } from '@simpul/ui/field.tsx'
import { useEffect, useState } from 'react'
import { useLoaded } from '../app/api.ts'
import { PESAN } from './daftar-kantor.pesan.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  /** What was chosen, in words; null while nothing was. */
  readonly chosen: string | null
  readonly tingkat?: TingkatCari | undefined
  readonly onPick: (wilayah: WilayahTemu | null) => void
}

/** A search box over the areas of the kabupaten: 300 desa are too many for a list. */
export function WilayahPicker({ id, label, hint, error, chosen, tingkat, onPick }: Props) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim())
  const found = useLoaded<readonly WilayahTemu[]>(
    chosen === null && asked.length >= 2 ? '/api/kantor/cari-wilayah' : null,
    { cari: asked, tingkat },
  )
  if (chosen !== null) {
    return (
      <FieldFrame id={id} label={label}>
        <div className="ui-baris">
          <span>{chosen}</span>
          <Button
            id={id}
            kind="polos"
            label={`${PESAN.ganti} ${label.toLowerCase()}`}
            onTap={() => {
              setText('')
              onPick(null)
            }}
          >
            {PESAN.ganti}
          </Button>
        </div>
      </FieldFrame>
    )
  }
  const rows = asked.length >= 2 ? (found.value ?? []) : []
  return (
    <div className="ui-tumpuk" data-jarak="rapat">
      <Field
        id={id}
        label={label}
        hint={hint ?? PESAN.cariWilayah}
        error={error ?? null}
        type="search"
        maxLength={80}
        value={text}
        onChange={setText}
      />
      <div className="ui-tumpuk" data-jarak="rapat" aria-live="polite">
        {rows.map((row) => (
          <Button key={row.kode} onTap={() => onPick(row)}>
            {namaWilayah(row)}
          </Button>
        ))}
        {asked.length >= 2 && found.value?.length === 0 && !found.isLoading && (
          <p className="redup kecil">{PESAN.tidakKetemu}</p>
        )}
      </div>
    </div>
  )
}

export function namaWilayah(row: WilayahTemu): string {
  return [`${row.nama} (${row.kode})`, row.kecamatanNama].filter((part) => part !== '').join(', ')
}

/** What was typed, once the hands rest. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
