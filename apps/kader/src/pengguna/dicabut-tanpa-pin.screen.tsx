import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { useState } from 'react'
import { type KnownAccount, leaveClean } from '../local/session.ts'
import { DICABUT_PESAN as PESAN } from './dicabut.pesan.ts'
import { KirimTitipan } from './kirim-titipan.tsx'
import { saveTitipan } from './simpan-titipan.ts'

interface Props {
  readonly akun: KnownAccount
  readonly onBack: () => void
}

/**
 * A revoked phone whose PIN nobody knows: without this it could never be used again. What the server
 * did not take is saved as a file first; only then may it be thrown away.
 */
export function TanpaPinScreen({ akun, onBack }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  const [isSaved, setIsSaved] = useState(false)

  async function saveFile() {
    setIsSaved(await saveTitipan(akun.penggunaId))
  }

  return (
    <Page title={PESAN.judul} subtitle={akun.nama} back={{ label: PESAN.batal, onTap: onBack }}>
      <p>{PESAN.lupaPin}</p>
      <List>
        <KirimTitipan akun={akun} />
      </List>
      <Button icon="kunci" isWide onTap={() => void saveFile()}>
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
            {isSaved ? (
              <Button kind="bahaya" isWide onTap={() => void leaveClean(akun.penggunaId)}>
                {PESAN.sudahDisimpan}
              </Button>
            ) : (
              <Button icon="kunci" isWide onTap={() => void saveFile()}>
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
      </Dialog>
    </Page>
  )
}
