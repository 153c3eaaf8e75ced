/** Heads of the file an officer opens in a spreadsheet. */
export const PESAN = {
  kolom: [
    'Bidang',
    'Jenis',
    'Uraian',
    'Nama',
    'Tempat',
    'RT',
    'Posyandu',
    'Desa/kelurahan',
    'Keadaan',
    'Kantor',
    'Dicatat',
    'Paling lambat',
    'Lewat (hari kerja)',
    'Dijanjikan',
  ],
  terpotong: (rows: number, total: number) =>
    `TERPOTONG: hanya ${rows} dari ${total} urusan. Saring menurut bidang atau Posyandu, lalu unduh lagi.`,
} as const
