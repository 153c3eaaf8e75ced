import { Button } from '@simpul/ui/button.tsx'
import { FieldFrame } from '@simpul/ui/field.tsx'
import { Notice, type Tone } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { useState } from 'react'
import { handOverFile } from '../sync/hand-over.ts'
import { BERKAS_PESAN as PESAN } from './berkas-titipan.pesan.ts'
import { readBerkas } from './berkas-titipan.ts'

interface Hasil {
  readonly tone: Tone
  readonly text: string
}

/** Sends the sealed file of a phone that never met a network, from any phone that has one. */
export function BerkasTitipanScreen({ onBack }: { readonly onBack: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [hasil, setHasil] = useState<Hasil | null>(null)

  async function send() {
    setHasil(null)
    if (!file) return setProblem(PESAN.belumDipilih)
    const read = readBerkas(await file.text())
    if (!read.ok) return setProblem(PESAN[read.error])
    setProblem(null)
    setPart(0)
    const { rows, ...owner } = read.value
    const handed = await handOverFile(
      rows,
      owner,
      (url, init) => fetch(url, init),
      ({ done, total }) => setPart(done / total),
    )
    setPart(null)
    if (!handed.ok) return setHasil({ tone: 'awas', text: PESAN.gagal[handed.error.kode] })
    const { taken, left } = handed.value
    setHasil(
      left === 0
        ? { tone: 'baik', text: PESAN.terkirim(taken) }
        : { tone: 'awas', text: PESAN.sebagian(taken, left) },
    )
  }

  return (
    <Page title={PESAN.judul} back={{ label: PESAN.kembali, onTap: onBack }}>
      <p>{PESAN.pengantar}</p>
      <FieldFrame id="berkas" label={PESAN.pilih} hint={PESAN.petunjuk} error={problem}>
        <input
          id="berkas"
          className="ui-isian__kotak"
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null)
            setProblem(null)
            setHasil(null)
          }}
        />
      </FieldFrame>
      {part !== null && <ProgressBar label={PESAN.mengirim(Math.round(100 * part))} value={part} />}
      {hasil && (
        <Notice tone={hasil.tone} isAlert>
          {hasil.text}
        </Notice>
      )}
      <Button kind="utama" icon="kirim" isWide isDisabled={part !== null} onTap={() => void send()}>
        {PESAN.kirim}
      </Button>
    </Page>
  )
}
