import type { KantorBaris, PilihanWilayah } from '@simpul/contract/kantor.ts'
import { jenisKantorOf, mayHaveFungsi } from '@simpul/domain/pengguna/kantor-peran.ts'
import { FUNGSI_DINAS, PERAN } from '@simpul/domain/pengguna/peran.ts'
import { BIDANG, NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { Field, Select } from '@simpul/ui/field.tsx'
import { useLoaded } from '../app/api.ts'
import { NAMA_PERAN } from '../app/app.pesan.ts'
import type { FormState } from '../app/form.tsx'
import { useMe } from '../app/me.ts'
import { NAMA_FUNGSI, PESAN } from './akun.pesan.ts'
import {
  fieldsOfRole,
  type PenugasanField,
  type PenugasanTexts,
  rolesToGive,
} from './penugasan-form.ts'

export const LABEL_PENUGASAN: Readonly<Record<PenugasanField, string>> = {
  peran: PESAN.peran,
  posyanduId: PESAN.posyandu,
  bidang: PESAN.bidang,
  kantorId: PESAN.kantor,
  fungsi: PESAN.fungsi,
  dari: PESAN.dari,
  sampai: PESAN.sampai,
}

interface Props {
  readonly texts: PenugasanTexts
  readonly errorOf: FormState['errorOf']
  readonly onChange: (texts: PenugasanTexts) => void
}

/** The fields of a role; which ones are asked follows from the role. */
export function PenugasanFields({ texts, errorOf, onChange }: Props) {
  const me = useMe()
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const offices = useLoaded<readonly KantorBaris[]>('/api/kantor/kantor')
  const fields = fieldsOfRole(texts.peran)
  const peran = PERAN.find((one) => one === texts.peran)
  const jenis: readonly string[] = peran ? jenisKantorOf(peran) : []
  const kantor = offices.value?.find((one) => one.id === texts.kantorId)
  // Another office has other tasks: what was picked for the last one does not travel.
  const set = (field: PenugasanField) => (value: string) =>
    onChange({ ...texts, ...(field === 'fungsi' ? {} : { fungsi: '' }), [field]: value })
  const common = (field: PenugasanField) => ({
    id: `peran-${field}`,
    label: LABEL_PENUGASAN[field],
    value: texts[field],
    error: errorOf(`peran-${field}`),
    onChange: set(field),
  })
  const none = { value: '', label: PESAN.pilih }
  return (
    <>
      <Select
        {...common('peran')}
        options={[
          none,
          ...rolesToGive(me.penugasan.map((one) => one.peran)).map((one) => ({
            value: one as string,
            label: NAMA_PERAN[one],
          })),
        ]}
      />
      {fields.includes('posyanduId') && (
        <Select
          {...common('posyanduId')}
          options={[
            none,
            ...(places.value?.posyandu ?? []).filter(isBuka).map((one) => ({
              value: one.id as string,
              label: one.nama,
            })),
          ]}
        />
      )}
      {fields.includes('bidang') && (
        <Select
          {...common('bidang')}
          options={[
            none,
            ...BIDANG.map((one) => ({ value: one as string, label: NAMA_BIDANG[one] })),
          ]}
        />
      )}
      {fields.includes('kantorId') && (
        <Select
          {...common('kantorId')}
          options={[
            none,
            ...(offices.value ?? [])
              .filter((one) => jenis.includes(one.jenis))
              .map((one) => ({ value: one.id, label: one.nama })),
          ]}
        />
      )}
      {peran && kantor && mayHaveFungsi(peran, kantor.bidang) && (
        <Select
          {...common('fungsi')}
          hint={PESAN.fungsiPetunjuk}
          options={[
            { value: '', label: PESAN.tanpaFungsi },
            ...FUNGSI_DINAS.map((one) => ({ value: one as string, label: NAMA_FUNGSI[one] })),
          ]}
        />
      )}
      <Field {...common('dari')} type="date" />
      <Field {...common('sampai')} type="date" />
    </>
  )
}

/** Nobody is given a role where no day is held any more. */
function isBuka(posyandu: PilihanWilayah['posyandu'][number]): boolean {
  return !posyandu.isDitutup
}
