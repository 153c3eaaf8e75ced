import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { sandiChanged } from '../local/session.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { SANDI_PESAN as PESAN } from './sandi.pesan.ts'
import { postSandi } from './sandi-api.ts'
import { SandiFields } from './sandi-fields.tsx'

export function GantiSandiScreen() {
  return (
    <Page
      title={PESAN.ganti}
      back={{ label: PENGGUNA_PESAN.akun.kembali, onTap: () => goBack('/saya') }}
    >
      <SandiFields
        proof="sandi"
        onSubmit={(sandiLama, sandiBaru) => postSandi('/api/sandi/ganti', { sandiLama, sandiBaru })}
        onDone={() => {
          showToast(PESAN.sudah)
          void sandiChanged()
          goBack('/saya')
        }}
      />
    </Page>
  )
}
