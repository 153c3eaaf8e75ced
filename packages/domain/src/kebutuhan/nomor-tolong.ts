/** What a number is called for: the narrow lane, a fire or disaster, a danger sign of a person. */
export const UNTUK_NOMOR = ['jalur_rahasia', 'darurat', 'ambulans'] as const
export type UntukNomor = (typeof UNTUK_NOMOR)[number]

/** Whom to call for the roads that do not wait. National numbers; a kabupaten may have its own list. */
export interface NomorTolong {
  readonly untuk: readonly UntukNomor[]
  readonly nama: string
  readonly nomor: string
  /** 112 and 113 do not answer everywhere */
  readonly isEverywhere: boolean
}

export const NOMOR_TOLONG: readonly NomorTolong[] = [
  {
    untuk: ['jalur_rahasia'],
    nama: 'SAPA 129 (perempuan dan anak)',
    nomor: '129',
    isEverywhere: true,
  },
  { untuk: ['jalur_rahasia', 'darurat'], nama: 'Polisi', nomor: '110', isEverywhere: true },
  {
    untuk: ['darurat', 'ambulans'],
    nama: 'Ambulans',
    nomor: '119',
    isEverywhere: true,
  },
  { untuk: ['darurat'], nama: 'Darurat semua layanan', nomor: '112', isEverywhere: false },
  { untuk: ['darurat'], nama: 'Pemadam kebakaran', nomor: '113', isEverywhere: false },
]
