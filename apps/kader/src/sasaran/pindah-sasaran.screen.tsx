import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Choice } from '@simpul/ui/choice.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { save } from '../sync/save.ts'
import { type PindahTexts, readPindahForm } from './pindah-form.ts'
import { SASARAN_PESAN } from './sasaran.pesan.ts'

const PESAN = SASARAN_PESAN.pindahForm

export function PindahSasaranScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { posyandu, today } = useTempat()
  const draftKey = `pindah:${sasaran.id}`
  const [texts, setTexts] = useDraft<PindahTexts>(draftKey, {
    status: null,
    leftOn: today,
    pindahKe: '',
  })
  const [problem, setProblem] = useState<string | null>(null)
  const options =
    sasaran.statusSasaran === 'aktif' ? (['pindah', 'meninggal'] as const) : (['aktif'] as const)
  const leave = () => goBack(`/warga/${sasaran.id}`)

  async function submit() {
    const read = readPindahForm(texts, today)
    if (!read.ok) return setProblem(PESAN[read.error])
    const body = { sasaranId: sasaran.id, posyanduId: posyandu.id, ...read.value }
    const saved = await save('sasaran.leave', body, { basedOnVersion: sasaran.version })
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    await clearDraft(draftKey)
    showToast(SIMPAN_PESAN.tersimpan)
    leave()
  }

  return (
    <Page
      title={PESAN.judul}
      subtitle={sasaran.nama}
      back={{ label: SIMPAN_PESAN.kembali, onTap: leave }}
    >
      <Choice
        id="status"
        legend={PESAN.apa}
        value={texts.status}
        options={options.map((value) => ({ value, label: PESAN[value] }))}
        onChange={(status) => setTexts({ ...texts, status })}
      />
      {texts.status !== null && texts.status !== 'aktif' && (
        <Field
          id="leftOn"
          label={PESAN.tanggal}
          type="date"
          max={today}
          value={texts.leftOn}
          onChange={(leftOn) => setTexts({ ...texts, leftOn })}
        />
      )}
      {texts.status === 'pindah' && (
        <Field
          id="pindahKe"
          label={PESAN.ke}
          maxLength={120}
          value={texts.pindahKe}
          onChange={(pindahKe) => setTexts({ ...texts, pindahKe })}
        />
      )}
      <p className="redup">{PESAN.keterangan}</p>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button kind="utama" isWide onTap={() => void submit()}>
        {SIMPAN_PESAN.simpan}
      </Button>
    </Page>
  )
}
