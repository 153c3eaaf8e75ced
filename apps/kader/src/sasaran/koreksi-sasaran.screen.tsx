import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { ErrorSummary } from '@simpul/ui/error-summary.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { clearDraft, useDraft } from '../local/draft.ts'
import { type Riwayat, useRiwayat } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { save } from '../sync/save.ts'
import { SASARAN_PESAN } from './sasaran.pesan.ts'
import { SasaranFields } from './sasaran-fields.tsx'
import {
  changedFields,
  type SasaranFields as Fields,
  keepUnsure,
  readSasaranForm,
  type SasaranField,
  type SasaranProblem,
  type SasaranTexts,
  textsOfSasaran,
} from './sasaran-form.ts'

/** The oldest day something was noted that stands: nobody is born after it. */
function firstServedOn(riwayat: Riwayat | null): Tanggal | null {
  const days = [
    ...(riwayat?.pengukuran ?? []).filter(isStanding).map((one) => one.measuredOn),
    ...(riwayat?.layanan ?? []).filter(isStanding).map((one) => one.tanggal),
  ]
  return days.toSorted()[0] ?? null
}

function isStanding(one: {
  readonly supersededBy: string | null
  readonly batalKarena: string | null
}): boolean {
  return one.supersededBy === null && one.batalKarena === null
}

interface Draf {
  readonly texts: SasaranTexts
  readonly dasar: SasaranRecord
}

/** Corrects what is written about a person: only the changed fields travel, with the value each had. */
export function KoreksiSasaranScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { posyandu, today } = useTempat()
  const riwayat = useRiwayat(sasaran.id)
  const draftKey = `sasaran.koreksi:${sasaran.id}`
  // The person as she stood when typing began: what another phone corrects meanwhile is not taken back,
  // and a field that both changed is a clash (SYNC-13).
  const [{ texts, dasar }, setDraft] = useDraft<Draf>(draftKey, {
    texts: textsOfSasaran(sasaran),
    dasar: sasaran,
  })
  const [problems, setProblems] = useState<ReadonlyMap<SasaranField, SasaranProblem>>(new Map())
  const [failure, setFailure] = useState<string | null>(null)
  const leave = () => goBack(`/warga/${sasaran.id}`)

  async function submit() {
    const read = readSasaranForm(texts, today)
    setProblems(new Map(read.ok ? [] : read.error.map((problem) => [problem.field, problem.kode])))
    if (!read.ok) return
    const oldest = firstServedOn(riwayat)
    if (oldest !== null && read.value.tanggalLahir > oldest) {
      const [born, noted] = [read.value.tanggalLahir, oldest].map(tanggalPendek)
      return setFailure(SASARAN_PESAN.form.lahirSesudahCatatan(born ?? '', noted ?? ''))
    }
    setFailure(null)
    const { from, to } = changedFields<Fields>(dasar, keepUnsure(dasar, read.value))
    if (Object.keys(to).length > 0) {
      const body = { sasaranId: sasaran.id, posyanduId: posyandu.id, from, to }
      const saved = await save('sasaran.correct', body, { basedOnVersion: dasar.version })
      if (!saved.ok) return setFailure(SIMPAN_PESAN.gagal[saved.error.kode])
      showToast(SIMPAN_PESAN.tersimpan)
    }
    await clearDraft(draftKey)
    leave()
  }

  return (
    <Page
      title={SASARAN_PESAN.form.judulKoreksi}
      subtitle={sasaran.nama}
      back={{ label: SIMPAN_PESAN.kembali, onTap: leave }}
    >
      <ErrorSummary
        title={SIMPAN_PESAN.adaYangKurang}
        problems={[...problems].map(([field, kode]) => ({
          field,
          text: SASARAN_PESAN.salah[kode],
        }))}
      />
      <SasaranFields
        texts={texts}
        onChange={(part) => setDraft({ dasar, texts: { ...texts, ...part } })}
        problems={problems}
        mothers={[]}
        isAllOpen
      />
      {failure && (
        <Notice tone="bahaya" isAlert>
          {failure}
        </Notice>
      )}
      <Button kind="utama" isWide onTap={() => void submit()}>
        {SIMPAN_PESAN.simpan}
      </Button>
    </Page>
  )
}
