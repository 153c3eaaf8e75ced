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
} as const
