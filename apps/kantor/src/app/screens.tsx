import type { Children } from '@simpul/ui/children.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { useEffect } from 'react'
import { AnakPrevalensiScreen, AnakWilayahScreen } from '../indikator/anak.screen.tsx'
import { PrevalensiScreen } from '../indikator/prevalensi.screen.tsx'
import { ProyeksiScreen } from '../indikator/proyeksi.screen.tsx'
import { RingkasanScreen } from '../indikator/ringkasan.screen.tsx'
import { AturanScreen } from '../kebutuhan/aturan.screen.tsx'
import { BalitaListScreen } from '../laporan/balita-list.screen.tsx'
import { BulanScreen } from '../laporan/bulan.screen.tsx'
import { HadirScreen } from '../laporan/hadir.screen.tsx'
import { JejakScreen } from '../laporan/jejak.screen.tsx'
import { IsiRembukScreen, RembukScreen } from '../laporan/rembuk.screen.tsx'
import { AkunScreen } from '../pengguna/akun.screen.tsx'
import { BukaDaruratScreen } from '../pengguna/buka-darurat.screen.tsx'
import { DelegasiScreen } from '../pengguna/delegasi.screen.tsx'
import { PerangkatScreen } from '../pengguna/perangkat.screen.tsx'
import { SayaScreen } from '../pengguna/saya.screen.tsx'
import { ImporScreen } from '../pertumbuhan/impor.screen.tsx'
import { ImporListScreen } from '../pertumbuhan/impor-list.screen.tsx'
import { LangkahAwalScreen } from '../posyandu/langkah-awal.screen.tsx'
import { PosyanduScreen } from '../posyandu/posyandu.screen.tsx'
import { KotakScreen } from '../rujukan/kotak.screen.tsx'
import { RujukanScreen } from '../rujukan/rujukan.screen.tsx'
import { KartuScreen } from '../sasaran/kartu.screen.tsx'
import { RegisterScreen } from '../sasaran/register.screen.tsx'
import { DaftarKantorScreen } from '../wilayah/daftar-kantor.screen.tsx'
import { HariLiburScreen } from '../wilayah/hari-libur.screen.tsx'
import { KantorScreen } from '../wilayah/kantor.screen.tsx'
import { go, matchPath, useAddress } from './address.ts'
import { PESAN } from './app.pesan.ts'
import { useMe } from './me.ts'
import { menuOf } from './menu.ts'

type Params = Readonly<Record<string, string>>

/** Every address of the app and its screen. A screen asks the server, which decides who may see it. */
const SCREENS: readonly (readonly [string, (params: Params) => Children])[] = [
  ['/', () => <Home />],
  ['/urusan', () => <KotakScreen />],
  ['/urusan/:id', (params) => <RujukanScreen key={params['id']} id={params['id'] ?? ''} />],
  ['/ringkasan', () => <RingkasanScreen />],
  ['/prevalensi', () => <PrevalensiScreen />],
  ['/anak', () => <AnakWilayahScreen />],
  ['/prevalensi/anak', () => <AnakPrevalensiScreen />],
  ['/proyeksi', () => <ProyeksiScreen />],
  ['/bulan', () => <BulanScreen />],
  ['/bulan/anak', () => <BalitaListScreen />],
  ['/bulan/hadir', () => <HadirScreen />],
  ['/rembuk', () => <RembukScreen />],
  ['/rembuk/:id', (params) => <IsiRembukScreen key={params['id']} id={params['id'] ?? ''} />],
  ['/warga', () => <RegisterScreen />],
  ['/kartu', () => <KartuScreen />],
  ['/impor', () => <ImporListScreen />],
  ['/impor/:id', (params) => <ImporScreen key={params['id']} id={params['id'] ?? ''} />],
  ['/hari-libur', () => <HariLiburScreen />],
  ['/aturan', () => <AturanScreen />],
  ['/kantor', () => <KantorScreen />],
  ['/langkah-awal', () => <LangkahAwalScreen />],
  ['/daftar-kantor', () => <DaftarKantorScreen />],
  ['/posyandu', () => <PosyanduScreen />],
  ['/jejak', () => <JejakScreen />],
  ['/akun', () => <AkunScreen />],
  ['/perangkat', () => <PerangkatScreen />],
  ['/delegasi', () => <DelegasiScreen />],
  ['/buka-darurat', () => <BukaDaruratScreen />],
  ['/saya', () => <SayaScreen />],
]

export function Screen() {
  const { path } = useAddress()
  for (const [pattern, screen] of SCREENS) {
    const params = matchPath(pattern, path)
    if (params) return <>{screen(params)}</>
  }
  return (
    <EmptyState icon="cari" title={PESAN.tidakAda}>
      <p>{PESAN.tidakAdaSaran}</p>
    </EmptyState>
  )
}

/** The first thing on the menu is what a person came for. */
function Home() {
  const me = useMe()
  const first = menuOf(me)[0]
  useEffect(() => {
    if (first) go(first.path, {}, { replace: true })
  }, [first])
  if (first) return null
  return (
    <EmptyState icon="kunci" title={PESAN.bukanUntukAnda}>
      <p>{PESAN.bukanUntukAndaSaran}</p>
    </EmptyState>
  )
}
