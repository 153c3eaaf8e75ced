import { Icon } from '@simpul/ui/icon.tsx'
import { useEffect } from 'react'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { PIN_LENGTH } from './pin-form.ts'

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isBusy?: boolean
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'hapus'] as const

/** Digits under the thumb; a keyboard types too. */
export function PinPad({ value, onChange, isBusy = false }: Props) {
  function press(key: string) {
    if (isBusy) return
    if (key === 'hapus') onChange(value.slice(0, -1))
    else if (value.length < PIN_LENGTH) onChange(value + key)
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.target instanceof HTMLInputElement) return
      if (/^\d$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace') press('hapus')
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  return (
    <div className="pin">
      <p className="pin__titik" role="status" aria-label={PENGGUNA_PESAN.pin.angkaKe(value.length)}>
        {Array.from({ length: PIN_LENGTH }, (_, i) => (
          <span key={i} data-isi={i < value.length ? '' : undefined} />
        ))}
      </p>
      <div className="pin__tombol">
        {KEYS.map((key) =>
          key === '' ? (
            <span key={key} />
          ) : (
            <button
              key={key}
              type="button"
              disabled={isBusy}
              aria-label={key === 'hapus' ? PENGGUNA_PESAN.pin.hapus : undefined}
              onClick={() => press(key)}
            >
              {key === 'hapus' ? <Icon name="hapus_satu" size={28} /> : key}
            </button>
          ),
        )}
      </div>
    </div>
  )
}
