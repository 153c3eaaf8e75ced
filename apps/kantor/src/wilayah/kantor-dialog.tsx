import type { KantorTercatat } from '@simpul/contract/wilayah.ts'
import { BIDANG, NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { answersBidang, JENIS_KANTOR, servesDesa } from '@simpul/domain/wilayah/jenis-kantor.ts'
import { CheckList } from '@simpul/ui/choice.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { sendJson } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { useForm } from '../app/form.tsx'
import { FormDialog } from '../app/form-dialog.tsx'
import { useMe } from '../app/me.ts'
import { NAMA_JENIS, PESAN } from './daftar-kantor.pesan.ts'
import { DesaDilayani } from './desa-dilayani.tsx'
import {
  jenisOf,
  KANTOR_KOSONG,
  type KantorDraft,
  readKantorForm,
  tingkatToSearch,
} from './kantor-form.ts'
import { SaveFailure } from './save-failure.tsx'
import { namaWilayah, WilayahPicker } from './wilayah-picker.tsx'

interface Props {
  /** null: a new office. */
  readonly kantor: KantorTercatat | null
  /** The kind and bidang a line of the first steps asked for. */
  readonly asked?: Partial<KantorDraft>
  readonly onClose: () => void
  readonly onSaved: () => void
}

export function KantorDialog({ kantor, asked = {}, onClose, onSaved }: Props) {
  const me = useMe()
  const [draft, setDraft] = useState<KantorDraft>(() =>
    kantor ? draftOf(kantor, me.kabupatenKode) : { ...KANTOR_KOSONG, ...asked },
  )
  const [wilayahNama, setWilayahNama] = useState(
    kantor && kantor.wilayah.kode !== me.kabupatenKode
      ? `${kantor.wilayah.nama} (${kantor.wilayah.kode})`
      : null,
  )
  const form = useForm()
  const jenis = jenisOf(draft.jenis)
  const searched = jenis === null ? null : tingkatToSearch(jenis)

  async function save() {
    const read = readKantorForm(draft, me.kabupatenKode)
    if (!read.ok)
      return form.refuse(
        read.error.map((field) => ({ field, text: UMUM.periksaIsian(PESAN.label[field]) })),
      )
    const { jenis: _, ...isian } = read.value
    return form.send(
      () =>
        kantor
          ? sendJson(
              '/api/kantor/daftar-kantor',
              { ...isian, id: kantor.id, basedOnVersion: kantor.version },
              'PUT',
            )
          : sendJson('/api/kantor/daftar-kantor', read.value),
      onSaved,
    )
  }

  const { errorOf } = form
  return (
    <FormDialog
      title={kantor ? `${PESAN.ubah}: ${kantor.nama}` : PESAN.tambah}
      form={form}
      onSubmit={save}
      onClose={onClose}
      renderFailure={(failure) => <SaveFailure failure={failure} />}
    >
      {!kantor && (
        <Select
          id="jenis"
          label={PESAN.label.jenis}
          value={draft.jenis}
          error={errorOf('jenis')}
          options={[
            { value: '', label: PESAN.pilih },
            ...JENIS_KANTOR.map((one) => ({ value: one as string, label: NAMA_JENIS[one] })),
          ]}
          onChange={(value) => {
            setDraft({ ...draft, jenis: value, wilayahKode: '', desaDilayani: [] })
            setWilayahNama(null)
          }}
        />
      )}
      {jenis && (
        <>
          <Field
            id="nama"
            label={PESAN.label.nama}
            hint={PESAN.namaPetunjuk}
            maxLength={120}
            autoCapitalize="words"
            value={draft.nama}
            error={errorOf('nama')}
            onChange={(nama) => setDraft({ ...draft, nama })}
          />
          {searched && (
            <WilayahPicker
              id="wilayahKode"
              label={PESAN.label.wilayahKode}
              tingkat={searched === 'keduanya' ? undefined : searched}
              chosen={wilayahNama}
              error={errorOf('wilayahKode')}
              onPick={(wilayah) => {
                setWilayahNama(wilayah && namaWilayah(wilayah))
                setDraft({ ...draft, wilayahKode: wilayah?.kode ?? '' })
              }}
            />
          )}
          {answersBidang(jenis) && (
            <CheckList
              id="bidang"
              legend={PESAN.label.bidang}
              columns={2}
              error={errorOf('bidang')}
              options={BIDANG.map((one) => ({ value: one, label: NAMA_BIDANG[one] }))}
              values={draft.bidang}
              onChange={(bidang) => setDraft({ ...draft, bidang })}
            />
          )}
          {servesDesa(jenis) && (
            <DesaDilayani
              wilayahKode={draft.wilayahKode}
              values={draft.desaDilayani}
              known={kantor?.desaDilayani ?? []}
              onChange={(desaDilayani) => setDraft({ ...draft, desaDilayani })}
            />
          )}
          <Field
            id="telepon"
            label={PESAN.label.telepon}
            type="tel"
            maxLength={20}
            value={draft.telepon}
            onChange={(telepon) => setDraft({ ...draft, telepon })}
          />
        </>
      )}
    </FormDialog>
  )
}

function draftOf(kantor: KantorTercatat, kabupatenKode: string): KantorDraft {
  return {
    jenis: kantor.jenis,
    nama: kantor.nama,
    wilayahKode: kantor.wilayah.kode === kabupatenKode ? '' : kantor.wilayah.kode,
    telepon: kantor.telepon,
    bidang: kantor.bidang,
    desaDilayani: kantor.desaDilayani.map((one) => one.kode),
  }
}
