import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { isId, type RujukanId, type SasaranId } from '@simpul/domain/shared/ids.ts'
import { matchPath } from '@simpul/ui/router.ts'
import type { ComponentType } from 'react'

type Plain = ComponentType<Record<string, never>>
type OfSasaran = ComponentType<{ readonly sasaran: SasaranRecord }>
type OfRujukan = ComponentType<{ readonly rujukan: RujukanRecord }>

/** Where an address leads. A screen is fetched when it is first opened; the service worker has them all. */
export type Route =
  | { readonly pattern: string; readonly about: 'none'; readonly load: () => Promise<Plain> }
  | { readonly pattern: string; readonly about: 'sasaran'; readonly load: () => Promise<OfSasaran> }
  | { readonly pattern: string; readonly about: 'rujukan'; readonly load: () => Promise<OfRujukan> }

const plain = (pattern: string, load: () => Promise<Plain>): Route => ({
  pattern,
  about: 'none',
  load,
})
const ofSasaran = (pattern: string, load: () => Promise<OfSasaran>): Route => ({
  pattern,
  about: 'sasaran',
  load,
})

export const ROUTES: readonly Route[] = [
  plain('/hari', () => import('../hari-buka/beranda.screen.tsx').then((m) => m.BerandaScreen)),
  plain('/hari/antrean', () =>
    import('../hari-buka/antrean.screen.tsx').then((m) => m.AntreanScreen),
  ),
  plain('/hari/persiapan', () =>
    import('../layanan/persiapan.screen.tsx').then((m) => m.PersiapanScreen),
  ),
  plain('/hari/cadangan', () =>
    import('../layanan/cetak-cadangan.screen.tsx').then((m) => m.CetakCadanganScreen),
  ),
  plain('/hari/susulan', () =>
    import('../layanan/susulan.screen.tsx').then((m) => m.SusulanScreen),
  ),
  plain('/hari/sweeping', () =>
    import('../kunjungan-rumah/sweeping.screen.tsx').then((m) => m.SweepingScreen),
  ),
  plain('/hari/tutup', () =>
    import('../rujukan/tutup-hari.screen.tsx').then((m) => m.TutupHariScreen),
  ),
  plain('/hadir', () => import('../hari-buka/hadir.screen.tsx').then((m) => m.HadirScreen)),
  ofSasaran('/hadir/:id', () =>
    import('../hari-buka/hadir-orang.screen.tsx').then((m) => m.HadirOrangScreen),
  ),
  ofSasaran('/hadir/:id/salah', () =>
    import('../layanan/salah-orang.screen.tsx').then((m) => m.SalahOrangScreen),
  ),
  ofSasaran('/ukur/:id', () =>
    import('../pengukuran/pengukuran.screen.tsx').then((m) => m.PengukuranScreen),
  ),
  ofSasaran('/hasil/:id', () =>
    import('../pertumbuhan/hasil.screen.tsx').then((m) => m.HasilScreen),
  ),
  ofSasaran('/layanan/:id', () =>
    import('../layanan/layanan.screen.tsx').then((m) => m.LayananScreen),
  ),
  ofSasaran('/layanan/:id/betulkan', () =>
    import('../layanan/betul-layanan.screen.tsx').then((m) => m.BetulLayananScreen),
  ),
  ofSasaran('/rujuk/:id', () => import('../rujukan/rujuk.screen.tsx').then((m) => m.RujukScreen)),
  plain('/temuan', () => import('../kebutuhan/temuan.screen.tsx').then((m) => m.TemuanScreen)),
  plain('/warga', () => import('../sasaran/warga-list.screen.tsx').then((m) => m.WargaListScreen)),
  plain('/warga/baru', () =>
    import('../sasaran/daftar-sasaran.screen.tsx').then((m) => m.DaftarSasaranScreen),
  ),
  ofSasaran('/warga/:id', () => import('../rujukan/warga.screen.tsx').then((m) => m.WargaScreen)),
  ofSasaran('/warga/:id/koreksi', () =>
    import('../sasaran/koreksi-sasaran.screen.tsx').then((m) => m.KoreksiSasaranScreen),
  ),
  ofSasaran('/warga/:id/pindah', () =>
    import('../sasaran/pindah-sasaran.screen.tsx').then((m) => m.PindahSasaranScreen),
  ),
  ofSasaran('/warga/:id/salin', () =>
    import('../layanan/salin-buku-kia.screen.tsx').then((m) => m.SalinBukuKiaScreen),
  ),
  plain('/urusan', () => import('../rujukan/urusan.screen.tsx').then((m) => m.UrusanScreen)),
  {
    pattern: '/urusan/:id',
    about: 'rujukan',
    load: () => import('../rujukan/urusan-detail.screen.tsx').then((m) => m.UrusanDetailScreen),
  },
  plain('/kirim', () => import('./belum-terkirim.screen.tsx').then((m) => m.BelumTerkirimScreen)),
  plain('/saya/masuk', () =>
    import('../pengguna/masuk-lagi.screen.tsx').then((m) => m.MasukLagiScreen),
  ),
  plain('/saya/sandi', () =>
    import('../pengguna/ganti-sandi.screen.tsx').then((m) => m.GantiSandiScreen),
  ),
  plain('/saya', () => import('../posyandu/akun.screen.tsx').then((m) => m.AkunScreen)),
]

export interface Found {
  readonly route: Route
  readonly id: (SasaranId & RujukanId) | null
}

/** The route of a path; the root is the day. An id that is none leads nowhere. */
export function findRoute(path: string): Found | null {
  const wanted = path === '/' ? '/hari' : path
  for (const route of ROUTES) {
    const params = matchPath(route.pattern, wanted)
    if (!params) continue
    const id = params['id']
    if (id === undefined) return { route, id: null }
    if (isId(id)) return { route, id: id as SasaranId & RujukanId }
  }
  return null
}

/** Screens that write or show weights and services: of the kader kesehatan alone. */
export function isOfKesehatan({ pattern }: Route): boolean {
  return /^\/(ukur|hasil|layanan|rujuk|hari\/(cadangan|susulan|sweeping))|\/salin$/.test(pattern)
}

/** Tabs of the bottom bar, and which of them an address belongs to. */
export function tabOf(path: string): 'hari' | 'warga' | 'urusan' | 'kirim' {
  const first = path.split('/')[1] ?? ''
  if (first === 'warga') return 'warga'
  if (first === 'urusan') return 'urusan'
  return first === 'kirim' ? 'kirim' : 'hari'
}
