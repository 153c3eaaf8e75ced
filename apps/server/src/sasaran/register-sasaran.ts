import type { RegisterSasaran } from '@simpul/contract/sasaran.ts'
import { addDays } from '@simpul/domain/shared/tanggal.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { Records } from '../records.ts'
import { keluargaIdOf } from './keluarga.store.ts'
import type { SasaranRow } from './sasaran.store.ts'

export function registerSasaran(
  work: { readonly sasaran: Records<SasaranRow> },
  fact: Fact,
  body: RegisterSasaran,
): Decision {
  if (work.sasaran.has(body.id)) return refused('id_dipakai', 'id')
  if (body.tanggalLahir > addDays(fact.today, 1)) return refused('tanggal_di_depan', 'tanggalLahir')
  if (lacksNik(body)) return refused('isian_salah', 'nik')
  return accepted(
    work.sasaran.add({
      id: body.id,
      posyanduId: fact.posyandu.id,
      keluargaId: keluargaIdOf({ posyanduId: fact.posyandu.id, nomorKk: body.nomorKk }),
      nama: body.nama,
      namaPanggilan: body.namaPanggilan,
      jenisKelamin: body.jenisKelamin,
      tanggalLahir: body.tanggalLahir,
      tanggalLahirPasti: body.tanggalLahirPasti,
      nik: body.nik,
      nikStatus: body.nikStatus,
      nomorKk: body.nomorKk,
      namaIbu: body.namaIbu,
      ibuId: body.ibuId,
      urutanKembar: body.urutanKembar,
      rt: body.rt,
      rw: body.rw,
      dusun: body.dusun,
      alamat: body.alamat,
      telepon: body.telepon,
      punyaBukuKia: body.punyaBukuKia,
      keadaanIbu: body.keadaanIbu,
      isTamu: body.isTamu,
      statusSasaran: 'aktif',
      leftOn: null,
      pindahKe: null,
      version: 1,
      recordedAt: fact.recordedAt,
      extra: fact.extra,
    }),
  )
}

/** A status that says "there is one" needs the number; the database holds the same. */
export function lacksNik(sasaran: Pick<SasaranRow, 'nik' | 'nikStatus'>): boolean {
  return sasaran.nik === null && (sasaran.nikStatus === 'ada' || sasaran.nikStatus === 'nik_ibu')
}
