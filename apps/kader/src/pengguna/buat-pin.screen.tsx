import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { useState } from 'react'
import { createPin } from '../local/session.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { isEasy, PIN_LENGTH, readPinForm } from './pin-form.ts'
import { PinPad } from './pin-pad.tsx'

const PESAN = PENGGUNA_PESAN.pin

/** A new PIN, typed twice. */
export function BuatPinScreen() {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [isRepeating, setIsRepeating] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  function typeFirst(pin: string) {
    setFirst(pin)
    if (pin.length !== PIN_LENGTH) return
    setProblem(isEasy(pin) ? PESAN.terlaluMudah : null)
    if (isEasy(pin)) setFirst('')
    else setIsRepeating(true)
  }

  function typeSecond(pin: string) {
    setSecond(pin)
    if (pin.length !== PIN_LENGTH) return
    const read = readPinForm(first, pin)
    if (read.ok) {
      setIsBusy(true)
      void createPin(read.value).then((made) => {
        if (made.ok) return
        setIsBusy(false)
        startAgain(PENGGUNA_PESAN.tolak.penyimpanan_penuh)
      })
      return
    }
    startAgain(PESAN[read.error])
  }

  function startAgain(why: string) {
    setProblem(why)
    setFirst('')
    setSecond('')
    setIsRepeating(false)
  }

  return (
    <Page title={isRepeating ? PESAN.ulangiJudul : PESAN.buatJudul}>
      <p>{isBusy ? PESAN.sedang : PESAN.buatPengantar}</p>
      {problem && (
        <Notice tone="awas" isAlert>
          {problem}
        </Notice>
      )}
      <PinPad
        value={isRepeating ? second : first}
        onChange={isRepeating ? typeSecond : typeFirst}
        isBusy={isBusy}
      />
    </Page>
  )
}
