import type { Me } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { openStore } from '../local/open-store.ts'
import { lock } from '../local/session.ts'
import { useIsOnline } from '../sync/status.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { SANDI_PESAN as PESAN } from './sandi.pesan.ts'
import { SandiDenganKode } from './sandi-dengan-kode.tsx'

interface Props {
  readonly me: Me
  readonly onLater: () => void
}

/**
 * A code on paper was made, which closed the old password (AKSES-12): until there is a new one the
 * server gives nothing to pull. A day must go on all the same, so without a network, or with the people already here, it can wait.
 */
export function HarusGantiSandiScreen({ me, onLater }: Props) {
  const isOnline = useIsOnline()
  const mayWait = !isOnline || me.posyandu.some(({ id }) => openStore()?.pulled.has(id))

  return (
    <Page title={PESAN.harusJudul} subtitle={me.nama}>
      <p>{PESAN.harusKet}</p>
      <SandiDenganKode me={me} onDone={() => showToast(PESAN.sudah)} />
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
