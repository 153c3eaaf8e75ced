import type { KodeSekali, PenggunaView } from '@simpul/contract/pengguna.ts'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { useForm } from '../app/form.tsx'
import { FormDialog } from '../app/form-dialog.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { FailureNotice } from '../app/states.tsx'
import { PESAN } from './akun.pesan.ts'
import { LABEL_PENUGASAN, PenugasanFields } from './penugasan-fields.tsx'
import { type PenugasanField, type PenugasanTexts, readPenugasanForm } from './penugasan-form.ts'

interface Props {
  /** null: a new account; else one more role for this one. */
  readonly pengguna: PenggunaView | null
  readonly onClose: () => void
  /** A new account comes with a code on paper. */
  readonly onSaved: (kode: KodeSekali | null, nama: string) => void
}

type AkunField = PenugasanField | 'nama' | 'namaPengguna'

const LABEL: Readonly<Record<AkunField, string>> = {
  ...LABEL_PENUGASAN,
  nama: PESAN.nama,
  namaPengguna: PESAN.namaPengguna,
}

export function AkunDialog({ pengguna, onClose, onSaved }: Props) {
  const me = useMe()
  const [who, setWho] = useState({ nama: '', namaPengguna: '', telepon: '' })
  const [role, setRole] = useState<PenugasanTexts>({
    peran: '',
    posyanduId: '',
    bidang: '',
    kantorId: '',
    fungsi: '',
    dari: todayOf(me),
    sampai: '',
  })
  const form = useForm()

  async function save() {
    const penugasan = readPenugasanForm(role)
    const found: AkunField[] = []
    if (!pengguna && who.nama.trim() === '') found.push('nama')
    if (!pengguna && !/^[a-z0-9][a-z0-9._-]{2,39}$/.test(who.namaPengguna.trim().toLowerCase()))
      found.push('namaPengguna')
    if (!penugasan.ok) found.push(...penugasan.error)
    if (!penugasan.ok || found.length > 0)
      return form.refuse(
        found.map((field) => ({ field: idOf(field), text: UMUM.periksaIsian(LABEL[field]) })),
      )
    const { value } = penugasan
    if (!pengguna) {
      return form.send(
        () => sendJson<KodeSekali>('/api/pengguna', { ...who, penugasan: value }),
        (kode) => onSaved(kode, who.nama),
      )
    }
    return form.send(
      () =>
        sendJson<{ peringatan: string | null }>('/api/pengguna/penugasan', {
          penggunaId: pengguna.id,
          penugasan: value,
        }),
      ({ peringatan }) => {
        showToast(peringatan ? PESAN.peringatanSatuBidang : PESAN.tersimpan)
        onSaved(null, pengguna.nama)
      },
    )
  }

  return (
    <FormDialog
      title={pengguna ? `${PESAN.tambahPeran}: ${pengguna.nama}` : PESAN.buat}
      form={form}
      onSubmit={save}
      onClose={onClose}
      renderFailure={(failure) => <RefusedAkun failure={failure} />}
    >
      {!pengguna && (
        <>
          <Field
            id="nama"
            label={PESAN.nama}
            value={who.nama}
            error={form.errorOf('nama')}
            maxLength={120}
            autoCapitalize="words"
            onChange={(nama) => setWho({ ...who, nama })}
          />
          <Field
            id="namaPengguna"
            label={PESAN.namaPengguna}
            hint={PESAN.namaPenggunaPetunjuk}
            value={who.namaPengguna}
            error={form.errorOf('namaPengguna')}
            maxLength={40}
            autoCapitalize="none"
            onChange={(namaPengguna) => setWho({ ...who, namaPengguna })}
          />
          <Field
            id="telepon"
            label={PESAN.telepon}
            type="tel"
            maxLength={20}
            value={who.telepon}
            onChange={(telepon) => setWho({ ...who, telepon })}
          />
        </>
      )}
      <PenugasanFields texts={role} errorOf={form.errorOf} onChange={setRole} />
    </FormDialog>
  )
}

function idOf(field: AkunField): string {
  return field === 'nama' || field === 'namaPengguna' ? field : `peran-${field}`
}

/** An office that does not fit the role: the list offers none, but somebody may have changed it meanwhile. */
function RefusedAkun({ failure }: { readonly failure: Failure }) {
  if ('field' in failure && failure.field === 'penugasan.kantorId') {
    return (
      <Notice tone="bahaya" isAlert>
        {PESAN.kantorTidakCocok}
      </Notice>
    )
  }
  return <FailureNotice failure={failure} />
}
