import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { FieldFrame } from '@simpul/ui/field.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { useState } from 'react'
import { type KnownAccount, leaveClean } from '../local/session.ts'
import { DICABUT_PESAN as PESAN } from './dicabut.pesan.ts'
import { KirimTitipan } from './kirim-titipan.tsx'
import { readSaved, saveTitipan } from './simpan-titipan.ts'

interface Props {
  readonly akun: KnownAccount
  readonly onBack: () => void
}

/**
 * A revoked phone whose PIN nobody knows: without this it could never be used again. What the server
 * did not take is saved as a file first; only when that file was read again may it be thrown away.
 */
export function TanpaPinScreen({ akun, onBack }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  const [saved, setSaved] = useState<readonly string[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function check(file: File | undefined) {
    setSaved(null)
    if (!file) return setProblem(null)
    const read = await readSaved(akun.penggunaId, await file.text())
    setProblem(read.ok ? null : PESAN.berkas[read.error])
    if (read.ok) setSaved(read.value)
  }

  async function throwAway(kept: readonly string[]) {
    const left = await leaveClean(akun.penggunaId, kept)
    if (left > 0) setProblem(PESAN.berkas.beda)
  }

  return (
    <Page title={PESAN.judul} subtitle={akun.nama} back={{ label: PESAN.batal, onTap: onBack }}>
      <p>{PESAN.lupaPin}</p>
      <List>
        <KirimTitipan akun={akun} />
      </List>
      <Button icon="kunci" isWide onTap={() => void saveTitipan(akun.penggunaId)}>
        {PESAN.simpanBerkas}
      </Button>
      <Button kind="bahaya" isWide onTap={() => setIsAsking(true)}>
        {PESAN.hapus}
      </Button>
      <Dialog
        title={PESAN.hapusTanya}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            {saved ? (
              <Button kind="bahaya" isWide onTap={() => void throwAway(saved)}>
                {PESAN.sudahDisimpan}
              </Button>
            ) : (
              <Button icon="kunci" isWide onTap={() => void saveTitipan(akun.penggunaId)}>
                {PESAN.simpanBerkas}
              </Button>
            )}
            <Button isWide onTap={() => setIsAsking(false)}>
              {PESAN.batal}
            </Button>
          </>
        }
      >
        <p>{PESAN.hapusKet(akun.nama, akun.unsent)}</p>
        <FieldFrame
          id="berkasTadi"
          label={PESAN.berkas.pilih}
          hint={PESAN.berkas.petunjuk}
          error={problem}
        >
          <input
            id="berkasTadi"
            className="ui-isian__kotak"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void check(event.currentTarget.files?.[0])}
          />
        </FieldFrame>
      </Dialog>
    </Page>
  )
}
