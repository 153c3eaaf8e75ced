export const POSYANDU_PESAN = {
  saya: 'Posyandu saya',
  belumAda: 'Belum ada Posyandu',
  belumAdaKeterangan:
    'Akun ini belum ditugaskan di Posyandu mana pun. Hubungi operator desa atau kelurahan.',
} as const
