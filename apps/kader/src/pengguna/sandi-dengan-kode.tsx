import type { Me } from '@simpul/contract/pengguna.ts'
import { sandiChanged, signIn } from '../local/session.ts'
import { postSandi } from './sandi-api.ts'
import { SandiFields } from './sandi-fields.tsx'

interface Props {
  readonly me: Pick<Me, 'kabupatenKode' | 'namaPengguna'>
  readonly onDone: () => void
}

/** A new password with the code on paper, whose making closed the old one (AKSES-12). */
export function SandiDenganKode({ me: { kabupatenKode, namaPengguna }, onDone }: Props) {
  async function withKode(kode: string, sandiBaru: string) {
    const body = { kabupatenKode, namaPengguna, kode, sandiBaru }
    const changed = await postSandi('/api/sandi/pakai-kode', body)
    if (!changed.ok) return changed
    // A code ends every session, this one too.
    const signedIn = await signIn({ kabupatenKode, namaPengguna, sandi: sandiBaru })
    return signedIn.ok ? changed : signedIn
  }

  return (
    <SandiFields
      proof="kode"
      onSubmit={withKode}
      onDone={() => {
        void sandiChanged()
        onDone()
      }}
    />
  )
}
