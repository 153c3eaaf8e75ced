import type { DosisTercatat } from '@simpul/domain/layanan/imunisasi/dosis-tercatat.ts'
import type {
  Kontraindikasi,
  OrangImunisasi,
  Penolakan,
} from '@simpul/domain/layanan/imunisasi/jadwal-imunisasi.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'

/** `dpt_hb_hib1 2026-03-15; bcg ?; mr1 2026-10-15 exp 2026-12-31` */
export function readDosisKasus(text: string): DosisTercatat[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, i) => {
      const [kode = '', date = '?', , kedaluwarsa] = part.split(' ')
      return {
        id: `dosis-${i}`,
        kode,
        tanggal: date === '?' ? null : tanggal(date),
        kedaluwarsa: kedaluwarsa === undefined ? null : tanggal(kedaluwarsa),
      }
    })
}

interface KeteranganOrang {
  readonly provinsi?: string
  readonly jenisKelamin?: 'L' | 'P'
  readonly kontraindikasi?: string
  readonly penolakan?: string
}

/** East Java and a girl, unless said otherwise. */
export function anOrangImunisasi(lahir: string, keterangan: KeteranganOrang = {}): OrangImunisasi {
  return {
    birthDate: tanggal(lahir),
    jenisKelamin: keterangan.jenisKelamin ?? 'P',
    provinsi: keterangan.provinsi ?? '35',
    kontraindikasi: parts(keterangan.kontraindikasi).map(readKontraindikasi),
    penolakan: parts(keterangan.penolakan).map(readPenolakan),
  }
}

function readKontraindikasi([
  seri = '',
  sejak = '',
  sampai = '-',
]: readonly string[]): Kontraindikasi {
  return { seri, sejak: tanggal(sejak), sampai: sampai === '-' ? null : tanggal(sampai) }
}

function readPenolakan([seri = '', date = '', alasan = '']: readonly string[]): Penolakan {
  return { seri: seri === 'semua' ? null : seri, tanggal: tanggal(date), alasan }
}

function parts(text: string | undefined): readonly (readonly string[])[] {
  return text === undefined ? [] : text.split(';').map((part) => part.trim().split(' '))
}
