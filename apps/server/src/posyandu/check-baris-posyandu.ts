import type { KeputusanBaris, Pemetaan } from '@simpul/contract/impor.ts'
import { checkNomorRegistrasi } from '@simpul/domain/posyandu/nomor-registrasi.ts'
import { isKodeDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { z } from 'zod'

/** A posyandu as a list of the DPMD or the desa has it; kept so until somebody confirms it. */
export const IsiPosyandu = z.object({
  nama: z.string(),
  desaKode: z.string(),
  desaNama: z.string(),
  puskesmasId: z.string(),
  puskesmasNama: z.string(),
  alamat: z.string(),
  nomorRegistrasi: z.string().nullable(),
})
export type IsiPosyandu = z.infer<typeof IsiPosyandu>

export interface DesaDikenal {
  readonly kode: string
  readonly nama: string
  /** Open Puskesmas that serve it. */
  readonly puskesmas: readonly { readonly id: string; readonly nama: string }[]
  /** Names of its open posyandu, as `kunciNamaPosyandu` has them. */
  readonly posyandu: readonly string[]
}

export interface KonteksPosyandu {
  readonly kolom: Pemetaan['kolom']
  /** The desa this import is for, or the kabupaten. */
  readonly areaKode: string
  readonly desa: readonly DesaDikenal[]
  readonly puskesmas: readonly { readonly id: string; readonly nama: string }[]
  readonly nomorDipakai: ReadonlySet<string>
}

interface BarisPosyandu {
  readonly baris: number
  readonly keputusan: KeputusanBaris
  readonly masalah: readonly string[]
  readonly isi: Readonly<Record<string, unknown>>
}

/** Decides the rows of one file, each against the register and the rows before it. */
export class PemeriksaPosyandu {
  readonly #konteks: KonteksPosyandu
  readonly #rowOf = new Map<string, number>()
  readonly #nomor: Set<string>

  constructor(konteks: KonteksPosyandu) {
    this.#konteks = konteks
    this.#nomor = new Set(konteks.nomorDipakai)
  }

  check(baris: number, sel: readonly string[]): BarisPosyandu {
    const { kolom } = this.#konteks
    const cell = (field: string) => sel[kolom[field] ?? -1]?.trim() ?? ''
    const nama = namaPosyandu(cell('nama'))
    const desa = this.#findDesa(cell('desa'))
    const alamat = [readRwText(cell('rw')), cell('alamat')].filter((part) => part !== '').join(', ')
    const masalah: string[] = []
    if (nama === '') masalah.push('nama_posyandu_kosong')
    if (nama.length > 80) masalah.push('nama_posyandu_terlalu_panjang')
    if (alamat.length > 200) masalah.push('alamat_terlalu_panjang')
    if (typeof desa === 'string') masalah.push(desa)
    const puskesmas = typeof desa === 'string' ? desa : this.#findPuskesmas(cell('puskesmas'), desa)
    if (typeof puskesmas === 'string' && typeof desa !== 'string') masalah.push(puskesmas)
    const shown = { nama, alamat, desaNama: typeof desa === 'string' ? cell('desa') : desa.nama }
    if (masalah.length > 0 || typeof desa === 'string' || typeof puskesmas === 'string')
      return { baris, keputusan: 'salah', masalah, isi: shown }

    const kunci = `${desa.kode}|${kunciNamaPosyandu(nama)}`
    const before = this.#rowOf.get(kunci)
    if (before !== undefined)
      return {
        baris,
        keputusan: 'lewati',
        masalah: [`posyandu_sama_dengan_baris:${before}`],
        isi: shown,
      }
    this.#rowOf.set(kunci, baris)
    const isi: IsiPosyandu = {
      ...shown,
      desaKode: desa.kode,
      puskesmasId: puskesmas.id,
      puskesmasNama: puskesmas.nama,
      nomorRegistrasi: this.#readNomor(cell('nomorRegistrasi'), desa.kode, masalah),
    }
    const isThere = desa.posyandu.includes(kunciNamaPosyandu(nama))
    return { baris, keputusan: isThere ? 'sama' : 'baru', masalah, isi: { ...isi } }
  }

  /** By code, with or without its dots, or by a name that only one desa of the area has. */
  #findDesa(text: string): DesaDikenal | string {
    const { areaKode, desa } = this.#konteks
    const digits = text.replaceAll(/[\s.'’`]/g, '')
    if (text === '') {
      const own = isKodeDesa(areaKode) ? desa.find((one) => one.kode === areaKode) : undefined
      return own ?? 'desa_kosong'
    }
    if (/^\d{10}$/.test(digits))
      return (
        desa.find((one) => one.kode.replaceAll('.', '') === digits) ?? 'kode_desa_tidak_dikenal'
      )
    const named = desa.filter((one) => kunciDesa(one.nama) === kunciDesa(text))
    if (named.length > 1) return 'desa_lebih_dari_satu'
    return named[0] ?? 'desa_tidak_dikenal'
  }

  #findPuskesmas(
    text: string,
    desa: DesaDikenal,
  ): { readonly id: string; readonly nama: string } | string {
    if (text !== '') {
      const named = this.#konteks.puskesmas.filter(
        (one) => kunciPuskesmas(one.nama) === kunciPuskesmas(text),
      )
      return named.length === 1 && named[0] ? named[0] : 'puskesmas_tidak_dikenal'
    }
    if (desa.puskesmas.length > 1) return 'puskesmas_lebih_dari_satu'
    return desa.puskesmas[0] ?? 'desa_tanpa_puskesmas'
  }

  /** A number that cannot be kept does not keep the posyandu out: it is typed later. */
  #readNomor(text: string, desaKode: string, masalah: string[]): string | null {
    if (text === '' || text === '-') return null
    const nomor = checkNomorRegistrasi(text, desaKode)
    if (!nomor.ok) {
      masalah.push(nomor.error === 'nomor_desa_lain' ? 'nomor_desa_lain' : 'nomor_registrasi_salah')
      return null
    }
    if (this.#nomor.has(nomor.value)) {
      masalah.push('nomor_registrasi_dipakai')
      return null
    }
    this.#nomor.add(nomor.value)
    return nomor.value
  }
}

/** "POSYANDU  Mawar 2" is called Mawar 2: the word stands on every screen already. */
function namaPosyandu(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.replace(/^(posyandu|pos yandu)\s+(?=\S)/i, '')
}

export function kunciNamaPosyandu(nama: string): string {
  return namaPosyandu(nama).toLowerCase()
}

function kunciDesa(nama: string): string {
  return nama
    .toLowerCase()
    .replace(/^(desa|kelurahan|kel\.?|ds\.?)\s+/, '')
    .replaceAll(/[^a-z0-9]/g, '')
}

function kunciPuskesmas(nama: string): string {
  return nama
    .toLowerCase()
    .replace(/^(uptd?\s+)?(puskesmas|pkm)\s+/, '')
    .replaceAll(/[^a-z0-9]/g, '')
}

/** `3` and `RW.03` are RW 03; `1, 2` are RW 01, 02; what is no number is written as it stands. */
function readRwText(text: string): string {
  const numbers = text.match(/\d+/g)
  if (!numbers) return text === '-' ? '' : text
  return `RW ${numbers.map((one) => String(Number(one)).padStart(2, '0')).join(', ')}`
}
