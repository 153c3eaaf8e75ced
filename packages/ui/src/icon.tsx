/** Line icons of 24 × 24, drawn here: a font or a sheet would be one more thing to be missing. */
const PATHS = {
  kembali: 'M15 5l-7 7 7 7',
  lanjut: 'M9 5l7 7-7 7',
  centang: 'M4 12.5l5 5L20 6.5',
  silang: 'M6 6l12 12M18 6L6 18',
  awas: 'M12 3L2 21h20L12 3zM12 10v5M12 18v.5',
  info: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v6M12 7v.5',
  bahaya: 'M8 2h8l6 6v8l-6 6H8l-6-6V8l6-6zM12 7v6M12 16v.5',
  tunggu: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l4 2',
  kalender: 'M4 6h16v15H4V6zM4 10h16M8 3v4M16 3v4',
  orang: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-5 3.5-7 8-7s8 2 8 7',
  orang_banyak:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2 20c0-4 3-6 7-6s7 2 7 6M16 4.5a3.5 3.5 0 010 6.5M18 14.5c2.5.8 4 2.5 4 5.5',
  pesan: 'M3 5h18v12H10l-5 4v-4H3V5zM7 9h10M7 13h6',
  kirim: 'M12 20V6M6 11l6-6 6 6M4 21h16',
  cari: 'M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5',
  tambah: 'M12 5v14M5 12h14',
  timbangan: 'M4 20h16l-2-12H6L4 20zM12 8V4M8 4h8M9 14a3 3 0 016 0',
  grafik: 'M4 4v16h16M7 16l4-5 3 3 6-8',
  telepon: 'M6 3h4l2 5-3 2a12 12 0 005 5l2-3 5 2v4a2 2 0 01-2 2A17 17 0 014 5a2 2 0 012-2z',
  cetak: 'M7 9V3h10v6M7 18H4V9h16v9h-3M7 14h10v7H7v-7z',
  kunci: 'M6 11h12v10H6V11zM8.5 11V8a3.5 3.5 0 017 0v3M12 15v2',
  qr: 'M4 4h6v6H4V4zM14 4h6v6h-6V4zM4 14h6v6H4v-6zM14 14h2v2h-2zM18 14h2v2h-2zM16 18h4v2h-4z',
  rumah: 'M3 12l9-8 9 8M6 10v10h12V10M10 20v-6h4v6',
  sekolah: 'M2 9l10-5 10 5-10 5L2 9zM6 11.5V17c3 2.5 9 2.5 12 0v-5.5M22 9v6',
  hati: 'M12 20S4 15 4 9a4 4 0 018-1.5A4 4 0 0120 9c0 6-8 11-8 11z',
  air: 'M12 3c4 5 6 8 6 11a6 6 0 01-12 0c0-3 2-6 6-11z',
  perisai: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6l8-3z',
  tangan: 'M4 14h4l4 3h4a2 2 0 000-4h-3M8 14V9l4-3 3 1 5 5v5l-6 4-6-2',
  naik: 'M5 17L17 6M9 6h8v8',
  turun: 'M5 7l12 11M17 10v8H9',
  datar: 'M4 12h15M14 7l5 5-5 5',
  buku: 'M5 4h13v17H6.5A1.5 1.5 0 015 19.5V4zM5 18h13M9 8h5',
  dokumen: 'M6 3h9l4 4v14H6V3zM14 3v5h5M9 13h7M9 17h7',
  bagi: 'M12 15V3M8 7l4-4 4 4M5 12v9h14v-9',
  ubah: 'M4 20l1-5L16 4l4 4L9 19l-5 1zM14 6l4 4',
  keluar: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  putar: 'M20 12a8 8 0 11-2.5-5.8M20 3v5h-5',
  hapus_satu: 'M8 5h13v14H8l-6-7 6-7zM12 9l6 6M18 9l-6 6',
  senyap: 'M2 8a15 15 0 0120 0M6 12.5a9 9 0 0112 0M12 18v.5M3 3l18 18',
} as const

export type IconName = keyof typeof PATHS

interface Props {
  readonly name: IconName
  readonly size?: number
}

/** Beside a word, never instead of it: hidden from screen readers. */
export function Icon({ name, size = 24 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
