import type { RujukanDetail } from '@simpul/contract/kantor.ts'
import {
  DOKUMEN_USULAN,
  HASIL_RUJUKAN_KESEHATAN,
  JENIS_JAWABAN,
  SUMBER_DANA,
} from '@simpul/domain/rujukan/jawaban.ts'
import type { LangkahRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import { BIDANG, NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { Choice } from '@simpul/ui/choice.tsx'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field, Select, TextArea } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { sendJson } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { useForm } from '../app/form.tsx'
import { FormDialog } from '../app/form-dialog.tsx'
import { FailureNotice } from '../app/states.tsx'
import { EMPTY_MOVE, fieldsOf, JAWABAN_DESA, type MoveField, readMoveForm } from './move-form.ts'
import {
  NAMA_DANA,
  NAMA_DOKUMEN,
  NAMA_HASIL,
  NAMA_JAWABAN,
  NAMA_LANGKAH,
  PESAN,
} from './rujukan.pesan.ts'

interface Props {
  readonly detail: RujukanDetail
  readonly langkah: LangkahRujukan
  readonly onClose: () => void
  readonly onReload: () => void
  readonly onSaved: () => void
}

const LABEL: Readonly<Record<MoveField, string>> = {
  catatan: PESAN.catatan,
  kantorId: PESAN.pilihKantor,
  bidang: PESAN.pilihBidang,
  jenis: PESAN.jenisJawaban,
  dijanjikanPada: PESAN.dijanjikanPada,
  rupiah: PESAN.rupiah,
  sumberDana: PESAN.sumberDana,
  dokumen: PESAN.dokumen,
  tahun: PESAN.tahun,
  kepada: PESAN.kepada,
  berkas: PESAN.berkas,
  hasil: PESAN.hasil,
  kontrolPada: PESAN.kontrolPada,
}

/** Names of the server's fields for those of the form, where they differ. */
const FROM_SERVER: Readonly<Record<string, MoveField>> = {
  nilaiRupiah: 'rupiah',
  uraian: 'catatan',
  saran: 'catatan',
  jawaban: 'jenis',
}

/** The form of one move. When somebody was faster, the words stay and the page behind is read anew. */
export function MoveDialog({ detail, langkah, onClose, onReload, onSaved }: Props) {
  const { rujukan } = detail
  const [texts, setTexts] = useState({ ...EMPTY_MOVE, kantorId: detail.kantor[0]?.id ?? '' })
  const form = useForm()
  const fields = fieldsOf(rujukan.jalur, langkah, texts.jenis)
  const { hasApbdes } = sebutan(rujukan.desaKode)
  const catatan = catatanWords(rujukan.jalur, langkah)
  // Named as it stands on the screen: the note of an answer to a kader is called otherwise.
  const problemOf = (field: MoveField): FieldProblem => ({
    field: idOf(field),
    text: UMUM.periksaIsian(field === 'catatan' ? catatan.label : LABEL[field]),
  })

  async function send() {
    const read = readMoveForm(rujukan.jalur, langkah, texts)
    if (!read.ok) return form.refuse(read.error.map(problemOf))
    const failure = await form.send(
      () =>
        sendJson('/api/kantor/rujukan/langkah', {
          rujukanId: rujukan.id,
          basedOnVersion: rujukan.version,
          langkah,
          ...read.value,
        }),
      () => {
        showToast(PESAN.tersimpan)
        onSaved()
      },
    )
    if (!failure) return
    if (failure.kode === 'sudah_berubah') onReload()
    const field = 'field' in failure ? failure.field : undefined
    const known =
      field === undefined ? undefined : (FROM_SERVER[field] ?? fields.find((one) => one === field))
    if (known) form.refuse([problemOf(known)], failure)
  }

  const set = (field: MoveField) => (value: string) => setTexts({ ...texts, [field]: value })

  function fieldOf(field: MoveField) {
    const common = {
      id: idOf(field),
      label: LABEL[field],
      value: texts[field],
      error: form.errorOf(idOf(field)),
      onChange: set(field),
    }
    switch (field) {
      case 'catatan': {
        return <TextArea {...common} {...catatan} maxLength={2000} />
      }
      case 'kantorId':
        return (
          <Select
            {...common}
            hint={PESAN.pilihKantorPetunjuk}
            options={detail.kantor.map((kantor) => ({
              value: kantor.id,
              label: kantor.bidang.includes(rujukan.bidang) ? kantor.nama : `– ${kantor.nama}`,
            }))}
          />
        )
      case 'bidang':
        return (
          <Select
            {...common}
            options={choose(
              BIDANG.filter((one) => one !== 'kesehatan' && one !== rujukan.bidang),
              NAMA_BIDANG,
            )}
          />
        )
      case 'jenis':
        return (
          <Choice
            id={common.id}
            legend={common.label}
            error={common.error}
            value={texts.jenis === '' ? null : texts.jenis}
            options={(langkah === 'jawab_desa' ? JAWABAN_DESA : JENIS_JAWABAN).map((one) => ({
              value: one as string,
              label: NAMA_JAWABAN[one],
            }))}
            onChange={set('jenis')}
          />
        )
      case 'sumberDana':
        return (
          <Select
            {...common}
            options={choose(
              SUMBER_DANA.filter((one) => hasApbdes || one !== 'apbdes'),
              {
                ...NAMA_DANA,
                apbd_kabupaten: sesuaiWilayah(NAMA_DANA.apbd_kabupaten, rujukan.desaKode),
              },
            )}
          />
        )
      case 'dokumen':
        return (
          <Select
            {...common}
            options={choose(
              // A desa plans in its own RKPDes, a kelurahan in the musrenbang.
              DOKUMEN_USULAN.filter(
                (one) => one !== (hasApbdes ? 'musrenbang_kelurahan' : 'rkpdes'),
              ),
              NAMA_DOKUMEN,
            )}
          />
        )
      case 'hasil':
        return <Select {...common} options={choose(HASIL_RUJUKAN_KESEHATAN, NAMA_HASIL)} />
      case 'dijanjikanPada':
      case 'kontrolPada':
        return <Field {...common} type="date" />
      case 'rupiah':
        return <Field {...common} hint={PESAN.rupiahPetunjuk} inputMode="numeric" />
      case 'tahun':
        return <Field {...common} inputMode="numeric" maxLength={4} />
      case 'kepada':
        return <Field {...common} hint={PESAN.kepadaPetunjuk} maxLength={200} />
      case 'berkas':
        return <TextArea {...common} hint={PESAN.berkasPetunjuk} />
    }
  }

  return (
    <FormDialog
      title={sesuaiWilayah(NAMA_LANGKAH[langkah], rujukan.desaKode)}
      submit={sesuaiWilayah(NAMA_LANGKAH[langkah], rujukan.desaKode)}
      form={form}
      onSubmit={send}
      onClose={onClose}
      renderFailure={(failure) =>
        failure.kode === 'sudah_berubah' ? (
          <Notice tone="awas" isAlert>
            {PESAN.sudahBerubah}
          </Notice>
        ) : (
          <FailureNotice failure={failure} />
        )
      }
    >
      {fields.map((field) => (
        <div key={field}>{fieldOf(field)}</div>
      ))}
    </FormDialog>
  )
}

function idOf(field: MoveField): string {
  return `langkah-${field}`
}

/** The first choice is none, so that nobody answers by not looking. */
function choose<T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) {
  return [
    { value: '', label: '…' },
    ...values.map((value) => ({ value: value as string, label: words[value] })),
  ]
}

function catatanWords(jalur: 'kesehatan' | 'pengajuan', langkah: LangkahRujukan) {
  if (langkah === 'alihkan_bidang')
    return { label: PESAN.catatanBidang, hint: PESAN.catatanBidangPetunjuk }
  return jalur === 'kesehatan' && langkah === 'jawab'
    ? { label: PESAN.saran, hint: PESAN.saranPetunjuk }
    : { label: PESAN.catatan, hint: PESAN.catatanPetunjuk }
}
