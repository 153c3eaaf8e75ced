import type { Me } from '@simpul/contract/pengguna.ts'
import { MENU } from './app.pesan.ts'

interface MenuItem {
  readonly path: string
  readonly label: string
}

/** What a person can open, in the order it is worked with. The server asks again at every door. */
export function menuOf(me: Me): readonly MenuItem[] {
  const may = (izin: string) => me.izin.includes(izin)
  const peran = new Set<string>(me.penugasan.map((one) => one.peran))
  const isNakes = may('rujukan.kesehatan.answer')
  const hasUrusan = ['operator', 'sekdes', 'kepala_desa', 'petugas_dinas'].some((one) =>
    peran.has(one),
  )
  // An office of another bidang is told nothing of growth; its door would open on a refusal.
  const isOtherDinas = me.penugasan.every(
    (one) => one.peran === 'petugas_dinas' && one.bidang !== null && one.bidang !== 'kesehatan',
  )
  const isAdmin = peran.has('admin')
  return [
    ...(isAdmin ? [{ path: '/langkah-awal', label: MENU.langkahAwal }] : []),
    ...(hasUrusan ? [{ path: '/urusan', label: MENU.urusan }] : []),
    ...(isNakes ? [{ path: '/urusan', label: MENU.rujukan }] : []),
    ...(may('overview.kecamatan.read') ? [{ path: '/ringkasan', label: MENU.ringkasan }] : []),
    ...(may('laporan.month.read') && !isOtherDinas ? [{ path: '/bulan', label: MENU.bulan }] : []),
    ...(may('rembuk.release') || (may('rembuk.read') && hasUrusan)
      ? [{ path: '/rembuk', label: MENU.rembuk }]
      : []),
    ...(may('proyeksi.write') && !isOtherDinas
      ? [{ path: '/proyeksi', label: MENU.proyeksi }]
      : []),
    ...(may('sasaran.read') ? [{ path: '/warga', label: MENU.warga }] : []),
    ...(may('impor.residents') || may('impor.pengukuran') || may('posyandu.manage')
      ? [{ path: '/impor', label: MENU.impor }]
      : []),
    ...(may('posyandu.manage') ? [{ path: '/posyandu', label: MENU.posyandu }] : []),
    ...(may('pengguna.manage') ? [{ path: '/akun', label: MENU.akun }] : []),
    ...(may('perangkat.revoke') || may('pin.unlock')
      ? [{ path: '/perangkat', label: MENU.perangkat }]
      : []),
    ...(may('delegasi.write') ? [{ path: '/delegasi', label: MENU.delegasi }] : []),
    ...(may('kalender.manage') || hasUrusan ? [{ path: '/hari-libur', label: MENU.kalender }] : []),
    ...(may('aturan.manage') && !isOtherDinas ? [{ path: '/aturan', label: MENU.aturan }] : []),
    ...(may('kantor.manage') ? [{ path: '/daftar-kantor', label: MENU.daftarKantor }] : []),
    ...(may('kantor.manage') && !isAdmin
      ? [{ path: '/langkah-awal', label: MENU.langkahAwal }]
      : []),
    ...(may('kantor.manage') ? [{ path: '/kantor', label: MENU.kantor }] : []),
    ...(may('audit.read') ? [{ path: '/jejak', label: MENU.jejak }] : []),
    ...(may('breakglass') ? [{ path: '/buka-darurat', label: MENU.bukaDarurat }] : []),
  ]
}
