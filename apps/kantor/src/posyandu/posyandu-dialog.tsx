import type { PosyanduTercatat, PuskesmasPilihan } from '@simpul/contract/posyandu.ts'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { useForm } from '../app/form.tsx'
import { FormDialog } from '../app/form-dialog.tsx'
import { useMe, useZona } from '../app/me.ts'
import { waktu } from '../app/tanggal.pesan.ts'
import { SaveFailure } from '../wilayah/save-failure.tsx'
import { namaWilayah, WilayahPicker } from '../wilayah/wilayah-picker.tsx'
import { PESAN } from './posyandu.pesan.ts'
import {
  type PosyanduDraft,
  type PosyanduField,
  type PosyanduProblem,
  readPosyanduForm,
} from './posyandu-form.ts'

interface Props {
  /** null: a new one. */
  readonly posyandu: PosyanduTercatat | null
  readonly onClose: () => void
  readonly onSaved: () => void
}

export function PosyanduDialog({ posyandu, onClose, onSaved }: Props) {
  const ownDesa = useOwnDesa()
  const zona = useZona()
  const [draft, setDraft] = useState<PosyanduDraft>({
    desaKode: posyandu?.desaKode ?? ownDesa?.kode ?? '',
    nama: posyandu?.nama ?? '',
    puskesmasId: posyandu?.puskesmasId ?? '',
    alamat: posyandu?.alamat ?? '',
    nomorRegistrasi: posyandu?.nomorRegistrasi ?? '',
  })
  const [desaNama, setDesaNama] = useState(posyandu?.desaNama ?? ownDesa?.nama ?? null)
  const form = useForm()
  const offices = useLoaded<readonly PuskesmasPilihan[]>(
    draft.desaKode === '' ? null : '/api/kantor/posyandu/puskesmas',
    { desa: draft.desaKode },
  )
  const serving = (offices.value ?? []).filter((one) => one.isMelayani)
  // One Puskesmas serves the desa: it need not be looked for.
  const [only] = serving.length === 1 ? serving : []
  const puskesmasId = draft.puskesmasId || (only?.id ?? '')

  async function save() {
    const read = readPosyanduForm({ ...draft, puskesmasId })
    if (!read.ok)
      return form.refuse(
        [...read.error].map(([field, problem]) => ({ field, text: sentenceOf(field, problem) })),
      )
    const { desaKode: _, ...isian } = read.value
    return form.send(
      () =>
        posyandu
          ? sendJson(
              '/api/kantor/posyandu',
              { ...isian, id: posyandu.id, basedOnVersion: posyandu.version },
              'PUT',
            )
          : sendJson('/api/kantor/posyandu', read.value),
      onSaved,
    )
  }

  const words = (text: string) => sesuaiWilayah(text, draft.desaKode)
  const sentenceOf = (field: PosyanduField, problem: PosyanduProblem) =>
    words(problem === 'kosong' ? UMUM.periksaIsian(PESAN.label[field]) : PESAN.salah[problem])
  const { errorOf } = form
  return (
    <FormDialog
      title={posyandu ? `${PESAN.ubah}: ${posyandu.nama}` : PESAN.tambah}
      form={form}
      onSubmit={save}
      onClose={onClose}
      renderFailure={(failure) => <Refused failure={failure} words={words} />}
    >
      {!posyandu && !ownDesa && (
        <WilayahPicker
          id="desaKode"
          label={PESAN.label.desaKode}
          tingkat="desa"
          chosen={desaNama}
          error={errorOf('desaKode')}
          onPick={(desa) => {
            setDesaNama(desa && namaWilayah(desa))
            setDraft({ ...draft, desaKode: desa?.kode ?? '', puskesmasId: '' })
          }}
        />
      )}
      <Field
        id="nama"
        label={PESAN.label.nama}
        hint={PESAN.namaPetunjuk}
        maxLength={80}
        autoCapitalize="words"
        value={draft.nama}
        error={errorOf('nama')}
        onChange={(nama) => setDraft({ ...draft, nama })}
      />
      {offices.value?.length === 0 ? (
        <Notice tone="awas">{PESAN.tanpaPuskesmas}</Notice>
      ) : (
        <Select
          id="puskesmasId"
          label={PESAN.label.puskesmasId}
          value={puskesmasId}
          error={errorOf('puskesmasId')}
          options={[
            { value: '', label: PESAN.pilih },
            ...(offices.value ?? []).map((one) => ({
              value: one.id,
              label: one.isMelayani ? PESAN.melayani(one.nama) : one.nama,
            })),
          ]}
          onChange={(value) => setDraft({ ...draft, puskesmasId: value })}
        />
      )}
      <Field
        id="alamat"
        label={PESAN.label.alamat}
        maxLength={200}
        value={draft.alamat}
        onChange={(alamat) => setDraft({ ...draft, alamat })}
      />
      <Field
        id="nomorRegistrasi"
        label={PESAN.label.nomorRegistrasi}
        hint={words(PESAN.nomorPetunjuk(draft.desaKode))}
        maxLength={30}
        value={draft.nomorRegistrasi}
        error={errorOf('nomorRegistrasi')}
        onChange={(nomorRegistrasi) => setDraft({ ...draft, nomorRegistrasi })}
      />
      {posyandu?.nomorDiketik && (
        <p className="redup kecil">
          {PESAN.diketik(posyandu.nomorDiketik.oleh, waktu(posyandu.nomorDiketik.at, zona))}
        </p>
      )}
    </FormDialog>
  )
}

/** An operator works in one desa: there is nothing to choose. */
function useOwnDesa(): { readonly kode: string; readonly nama: string } | null {
  const me = useMe()
  const isWider = me.penugasan.some((one) => one.peran === 'admin' || one.peran === 'dpmd')
  const operator = me.penugasan.find((one) => one.peran === 'operator')
  if (isWider || !operator?.wilayahKode) return null
  return { kode: operator.wilayahKode, nama: operator.kantorNama ?? operator.wilayahKode }
}

interface RefusedProps {
  readonly failure: Failure
  readonly words: (text: string) => string
}

function Refused({ failure, words }: RefusedProps) {
  const field = 'field' in failure ? failure.field : undefined
  if (failure.kode === 'sudah_ada' && (field === 'nama' || field === 'nomorRegistrasi')) {
    return (
      <Notice tone="bahaya" isAlert>
        {words(PESAN.salah[field])}
      </Notice>
    )
  }
  return <SaveFailure failure={failure} />
}
