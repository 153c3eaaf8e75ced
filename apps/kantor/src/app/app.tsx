import type { Me } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Toast } from '@simpul/ui/toast.tsx'
import { useEffect, useState } from 'react'
import { MasukScreen } from '../pengguna/masuk.screen.tsx'
import { SandiScreen } from '../pengguna/sandi.screen.tsx'
import { type Failure, fetchJson, sendJson, whenSandiDue, whenSignedOut } from './api.ts'
import { PESAN } from './app.pesan.ts'
import { Frame } from './frame.tsx'
import { MeContext, markArrival } from './me.ts'
import { forgetSearches } from './pencarian.ts'
import { Screen } from './screens.tsx'
import { FailureNotice } from './states.tsx'

type Session =
  | { readonly kind: 'memuat' }
  | { readonly kind: 'gagal'; readonly failure: Failure }
  | { readonly kind: 'luar' }
  | { readonly kind: 'masuk'; readonly me: Me }

/** Who is there decides what is shown: the sign-in, a new password that is due, or the offices. */
export function App() {
  const [session, setSession] = useState<Session>({ kind: 'memuat' })

  async function load() {
    const me = await fetchJson<Me>('/api/saya')
    if (me.ok) setSession({ kind: 'masuk', me: markArrival(me.value) })
    else if (me.error.kode === 'belum_masuk' || me.error.kode === 'sesi_dicabut')
      setSession({ kind: 'luar' })
    else setSession({ kind: 'gagal', failure: me.error })
  }

  useEffect(() => {
    whenSignedOut(() => leave())
    whenSandiDue(() => void load())
    void load()
  }, [])

  function leave() {
    forgetSearches()
    setSession({ kind: 'luar' })
  }

  async function signOut() {
    await sendJson('/api/keluar', {})
    leave()
  }

  switch (session.kind) {
    case 'memuat':
      return (
        <p className="isi redup" role="status">
          {PESAN.memuat}
        </p>
      )
    case 'gagal':
      return (
        <main className="masuk">
          <FailureNotice failure={session.failure} onRetry={() => void load()} />
        </main>
      )
    case 'luar':
      return <MasukScreen onSignedIn={(me) => setSession({ kind: 'masuk', me: markArrival(me) })} />
    case 'masuk':
      return (
        <MeContext.Provider value={session.me}>
          {session.me.harusGantiSandi ? (
            <main className="masuk">
              <SandiScreen isDue onChanged={() => void load()} />
              <div>
                <Button kind="polos" icon="keluar" onTap={() => void signOut()}>
                  {PESAN.keluarPakaiKode}
                </Button>
              </div>
            </main>
          ) : (
            <Frame onSignOut={() => void signOut()}>
              <Screen />
            </Frame>
          )}
          <Toast />
        </MeContext.Provider>
      )
  }
}
