export const POSYANDU_PESAN = {
  saya: 'Posyandu saya',
  belumDiHp: 'Datanya belum ada di HP ini. Perlu sinyal sekali.',
  belumAda: 'Belum ada Posyandu',
  belumAdaKeterangan:
    'Akun ini belum ditugaskan di Posyandu mana pun. Hubungi operator desa atau kelurahan.',
} as const
