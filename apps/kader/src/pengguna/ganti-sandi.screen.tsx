import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { sandiChanged, useSession } from '../local/session.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { SANDI_PESAN as PESAN } from './sandi.pesan.ts'
import { postSandi } from './sandi-api.ts'
import { SandiDenganKode } from './sandi-dengan-kode.tsx'
import { SandiFields } from './sandi-fields.tsx'

export function GantiSandiScreen() {
  const session = useSession()
  const isDue = session.kind === 'terbuka' && session.me.harusGantiSandi
  function done() {
    showToast(PESAN.sudah)
    goBack('/saya')
  }
  return (
    <Page
      title={PESAN.ganti}
      back={{ label: PENGGUNA_PESAN.akun.kembali, onTap: () => goBack('/saya') }}
    >
      {isDue ? (
        <>
          <p>{PESAN.harusKet}</p>
          <SandiDenganKode me={session.me} onDone={done} />
        </>
      ) : (
        <SandiFields
          proof="sandi"
          onSubmit={(sandiLama, sandiBaru) =>
            postSandi('/api/sandi/ganti', { sandiLama, sandiBaru })
          }
          onDone={() => {
            void sandiChanged()
            done()
          }}
        />
      )}
    </Page>
  )
}
