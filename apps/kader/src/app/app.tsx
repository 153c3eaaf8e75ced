import type { Me } from '@simpul/contract/pengguna.ts'
import { BottomBar } from '@simpul/ui/bottom-bar.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, usePlace } from '@simpul/ui/router.ts'
import { Toast } from '@simpul/ui/toast.tsx'
import { useEffect, useState } from 'react'
import { useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { setHariBukaOpen } from '../local/idle.ts'
import type { KnownAccount } from '../local/session.ts'
import { useSession } from '../local/session.ts'
import { KunciScreen } from '../pengguna/kunci.screen.tsx'
import { TempatProvider } from '../posyandu/posyandu-context.tsx'
import { useOutbox } from '../sync/status.ts'
import { APP_PESAN } from './app.pesan.ts'
import { KeadaanHp } from './keadaan-hp.tsx'
import { Nanti } from './nanti.tsx'
import { tabOf } from './routes.ts'
import { fetchAllScreens, ScreenOf } from './screen-of.tsx'
import { UpdatePrompt } from './update-prompt.tsx'

export function App() {
  // Without https the browser gives no cipher and no worker: a form here would lead nowhere.
  if (!window.isSecureContext) return <TidakAman />
  return (
    <>
      <Session />
      <Toast />
      <UpdatePrompt />
    </>
  )
}

function TidakAman() {
  return (
    <Page title={APP_PESAN.tidakAmanJudul}>
      <Notice tone="bahaya" isAlert>
        <p>{APP_PESAN.tidakAman}</p>
        <p>{APP_PESAN.tidakAmanBuat}</p>
      </Notice>
    </Page>
  )
}

const DICABUT = () => import('./dicabut.screen.tsx').then(({ DicabutScreen }) => DicabutScreen)
const HARUS_GANTI = () =>
  import('../pengguna/harus-ganti-sandi.screen.tsx').then((m) => m.HarusGantiSandiScreen)
/** Only after a sign-in, where there is a network. */
const BUAT_PIN = () => import('../pengguna/buat-pin.screen.tsx').then((m) => m.BuatPinScreen)
const PILIH = () =>
  import('../posyandu/pilih-posyandu.screen.tsx').then((m) => m.PilihPosyanduScreen)
const SISA = () => import('./belum-terkirim.screen.tsx').then((m) => m.SisaScreen)

function Session() {
  const session = useSession()
  switch (session.kind) {
    case 'memuat':
      return <Page title={APP_PESAN.memuat} />
    case 'masuk':
      return <KunciScreen akun={null} all={session.akun} kabar={session.kabar} />
    case 'terkunci':
      return <KunciScreen akun={session.akun} all={withOthers(session.akun, session.akunLain)} />
    case 'buat_pin':
      return <Nanti load={BUAT_PIN} props={{}} />
    case 'dicabut':
      return <Nanti load={DICABUT} props={{ me: session.me }} />
    case 'terbuka':
      if (!session.posyandu) return <TanpaPosyandu me={session.me} />
      return (
        <TempatProvider key={session.posyandu.id} me={session.me} posyandu={session.posyandu}>
          <Opened me={session.me} />
        </TempatProvider>
      )
  }
}

/** Nothing is open: one is chosen, or she serves nowhere any more and only sends what is left. */
function TanpaPosyandu({ me }: { readonly me: Me }) {
  const unsent = useUnsent()
  return me.posyandu.length === 0 && unsent > 0 ? (
    <Nanti load={SISA} props={{ me }} />
  ) : (
    <Nanti load={PILIH} props={{ me }} />
  )
}

function useUnsent(): number {
  const { waiting, refused, conflicts } = useOutbox()
  return waiting.length + refused.length + conflicts.length
}

function withOthers(akun: KnownAccount, others: readonly KnownAccount[]): readonly KnownAccount[] {
  return [akun, ...others.filter((other) => other.penggunaId !== akun.penggunaId)]
}

function Opened({ me }: { readonly me: Me }) {
  const { path } = usePlace()
  const unsent = useUnsent()
  const [isLater, setIsLater] = useState(false)
  const isOpen = useHariTerbuka() !== null
  useEffect(() => setHariBukaOpen(isOpen), [isOpen])
  useEffect(fetchAllScreens, [])
  useEffect(() => window.scrollTo(0, 0), [path])

  if (me.harusGantiSandi && !isLater) {
    return <Nanti load={HARUS_GANTI} props={{ me, onLater: () => setIsLater(true) }} />
  }
  const tab = tabOf(path)
  return (
    <>
      {me.isDemo && <p className="contoh">{APP_PESAN.contoh}</p>}
      <KeadaanHp />
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
