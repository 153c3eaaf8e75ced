import type { Me } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { openStore } from '../local/open-store.ts'
import { lock, sandiChanged, signIn } from '../local/session.ts'
import { useIsOnline } from '../sync/status.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { SANDI_PESAN as PESAN } from './sandi.pesan.ts'
import { postSandi } from './sandi-api.ts'
import { SandiFields } from './sandi-fields.tsx'

interface Props {
  readonly me: Me
  readonly onLater: () => void
}

/**
 * The password is one that somebody gave: until it is her own the server gives nothing to pull. A day
 * must go on all the same, so without a network, or with the people already here, it can wait.
 */
export function HarusGantiSandiScreen({ me, onLater }: Props) {
  const isOnline = useIsOnline()
  const [isWithKode, setIsWithKode] = useState(false)
  const mayWait = !isOnline || me.posyandu.some(({ id }) => openStore()?.pulled.has(id))
  const { kabupatenKode, namaPengguna } = me

  async function withKode(kode: string, sandiBaru: string) {
    const body = { kabupatenKode, namaPengguna, kode, sandiBaru }
    const changed = await postSandi('/api/sandi/pakai-kode', body)
    if (!changed.ok) return changed
    // A code ends every session, this one too.
    const signedIn = await signIn({ kabupatenKode, namaPengguna, sandi: sandiBaru })
    return signedIn.ok ? changed : signedIn
  }

  return (
    <Page title={PESAN.harusJudul} subtitle={me.nama}>
      <p>{PESAN.harusKet}</p>
      <SandiFields
        key={isWithKode ? 'kode' : 'sandi'}
        proof={isWithKode ? 'kode' : 'sandi'}
        onSubmit={(bukti, sandiBaru) =>
          isWithKode
            ? withKode(bukti, sandiBaru)
            : postSandi('/api/sandi/ganti', { sandiLama: bukti, sandiBaru })
        }
        onDone={() => {
          showToast(PESAN.sudah)
          void sandiChanged()
        }}
      />
      <Button kind="polos" onTap={() => setIsWithKode(!isWithKode)}>
        {isWithKode ? PESAN.punyaSandi : PESAN.punyaKode}
      </Button>
      {mayWait && (
        <Button isWide onTap={onLater}>
          {PESAN.nanti}
        </Button>
      )}
      <Button icon="kunci" isWide onTap={() => lock()}>
        {PENGGUNA_PESAN.akun.kunci}
      </Button>
    </Page>
  )
}
