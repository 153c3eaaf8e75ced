import { BottomBar } from '@simpul/ui/bottom-bar.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, usePlace } from '@simpul/ui/router.ts'
import { Toast } from '@simpul/ui/toast.tsx'
import { useEffect } from 'react'
import { useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import type { KnownAccount } from '../local/session.ts'
import { setHariBukaOpen, useSession } from '../local/session.ts'
import { BuatPinScreen } from '../pengguna/buat-pin.screen.tsx'
import { KunciScreen } from '../pengguna/kunci.screen.tsx'
import { PilihPosyanduScreen } from '../posyandu/pilih-posyandu.screen.tsx'
import { TempatProvider } from '../posyandu/posyandu-context.tsx'
import { useOutbox } from '../sync/status.ts'
import { APP_PESAN } from './app.pesan.ts'
import { tabOf } from './routes.ts'
import { fetchAllScreens, ScreenOf } from './screen-of.tsx'
import { UpdatePrompt } from './update-prompt.tsx'

export function App() {
  return (
    <>
      {!window.isSecureContext && <Notice tone="bahaya">{APP_PESAN.tidakAman}</Notice>}
      <Session />
      <Toast />
      <UpdatePrompt />
    </>
  )
}

function Session() {
  const session = useSession()
  switch (session.kind) {
    case 'memuat':
      return <Page title={APP_PESAN.memuat} />
    case 'masuk':
      return <KunciScreen akun={null} all={session.akun} />
    case 'terkunci':
      return <KunciScreen akun={session.akun} all={withOthers(session.akun, session.akunLain)} />
    case 'buat_pin':
      return <BuatPinScreen />
    case 'terbuka':
      if (!session.posyandu) return <PilihPosyanduScreen me={session.me} />
      return (
        <TempatProvider key={session.posyandu.id} me={session.me} posyandu={session.posyandu}>
          <Opened isDemo={session.me.isDemo} />
        </TempatProvider>
      )
  }
}

function withOthers(akun: KnownAccount, others: readonly KnownAccount[]): readonly KnownAccount[] {
  return [akun, ...others.filter((other) => other.penggunaId !== akun.penggunaId)]
}

function Opened({ isDemo }: { readonly isDemo: boolean }) {
  const { path } = usePlace()
  const outbox = useOutbox()
  const isOpen = useHariTerbuka() !== null
  useEffect(() => setHariBukaOpen(isOpen), [isOpen])
  useEffect(fetchAllScreens, [])
  useEffect(() => window.scrollTo(0, 0), [path])

  const unsent = outbox.waiting.length + outbox.refused.length + outbox.conflicts.length
  const tab = tabOf(path)
  return (
    <>
      {isDemo && <p className="contoh">{APP_PESAN.contoh}</p>}
      <ScreenOf path={path} />
      {isTabbed(path) && (
        <BottomBar
          label={APP_PESAN.bilah}
          items={[
            {
              href: href('/hari'),
              label: APP_PESAN.hari,
              icon: 'kalender',
              isCurrent: tab === 'hari',
            },
            {
              href: href('/warga'),
              label: APP_PESAN.warga,
              icon: 'orang_banyak',
              isCurrent: tab === 'warga',
            },
            {
              href: href('/urusan'),
              label: APP_PESAN.urusan,
              icon: 'pesan',
              isCurrent: tab === 'urusan',
            },
            {
              href: href('/kirim'),
              label: APP_PESAN.belumTerkirim,
              icon: 'kirim',
              isCurrent: tab === 'kirim',
              count: { value: unsent, label: APP_PESAN.belumTerkirimJumlah(unsent) },
            },
          ]}
        />
      )}
    </>
  )
}

/** A form has the whole screen; the bar stands where somebody looks around. */
function isTabbed(path: string): boolean {
  return !/^\/(ukur|hasil|layanan|rujuk|hadir|temuan|saya)(\/|$)|\/(baru|koreksi|pindah|salin|tutup|susulan|persiapan|cadangan)$/.test(
    path,
  )
}
