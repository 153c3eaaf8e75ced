import { RecordLayanan } from '@simpul/contract/layanan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { layananOf } from '@simpul/domain/layanan/katalog-layanan.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Choice } from '@simpul/ui/choice.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate, usePlace } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { clearDraft, useDraft } from '../local/draft.ts'
import { type Riwayat, useRiwayat } from '../local/records.ts'
import { standsFor } from '../pengukuran/pengukuran.local.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { useOutbox } from '../sync/status.ts'
import {
  alternatives,
  type BetulLayananProblem,
  type BetulLayananTexts,
  readBetulLayanan,
  textsOfLayanan,
} from './betul-layanan-form.ts'
import { LAYANAN_PESAN } from './layanan.pesan.ts'

const PESAN = LAYANAN_PESAN.betul

/** Corrects one service: `?ganti=id` of a record, `?betul=commandId` of what the server refused. */
export function BetulLayananScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { query } = usePlace()
  const riwayat = useRiwayat(sasaran.id)
  const refused = useRefusedLayanan(query.get('betul'))
  if (!riwayat) return <Page title={PESAN.judul} subtitle={sasaran.nama} />
  const replaced = riwayat.layanan.find((record) => record.id === query.get('ganti'))
  const shown = replaced ?? refused?.body
  if (!shown) {
    return (
      <Page
        title={PESAN.judul}
        subtitle={sasaran.nama}
        back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack(`/warga/${sasaran.id}`) }}
      >
        <EmptyState icon="centang" title={PESAN.tidakAda}>
          <ButtonLink href={href(`/warga/${sasaran.id}`)}>{SIMPAN_PESAN.kembali}</ButtonLink>
        </EmptyState>
      </Page>
    )
  }
  return (
    <BetulForm
      sasaran={sasaran}
      shown={shown}
      supersedes={replaced?.id ?? supersededBy(refused?.body ?? null, riwayat)}
      refusedId={refused?.commandId ?? null}
    />
  )
}

/** Somebody else corrected it first: what stands now is what this one takes the place of. */
function supersededBy(body: RecordLayanan | null, riwayat: Riwayat): RecordLayanan['supersedes'] {
  return body?.supersedes ? standsFor(riwayat.layanan, body.supersedes) : null
}

interface FormProps {
  readonly sasaran: SasaranRecord
  readonly shown: RecordLayanan
  readonly supersedes: RecordLayanan['supersedes']
  readonly refusedId: NonNullable<ReturnType<typeof useRefusedLayanan>>['commandId'] | null
}

function BetulForm({ sasaran, shown, supersedes, refusedId }: FormProps) {
  const { posyandu, today } = useTempat()
  const draftKey = `betul-layanan:${refusedId ?? shown.id}`
  const [texts, setTexts] = useDraft<BetulLayananTexts>(draftKey, textsOfLayanan(shown))
  const [problems, setProblems] = useState<
    ReadonlyMap<keyof BetulLayananTexts, BetulLayananProblem>
  >(new Map())
  const [failure, setFailure] = useState<string | null>(null)
  const row = layananOf(texts.jenis)
  const errorOf = (field: keyof BetulLayananTexts) => {
    const kode = problems.get(field)
    return kode ? PESAN[kode] : null
  }
  const change = (part: Partial<BetulLayananTexts>) => setTexts({ ...texts, ...part })

  async function submit() {
    const read = readBetulLayanan(texts, sasaran.tanggalLahir, today)
    setProblems(read.ok ? new Map() : read.error)
    if (!read.ok) return document.getElementById([...read.error.keys()][0] ?? '')?.focus()
    const { hariBukaId, isDisalin } = shown
    const isSameDay = read.value.tanggal === shown.tanggal
    const saved = await save(
      'layanan.record',
      {
        id: newId<'layanan'>(),
        posyanduId: posyandu.id,
        sasaranId: sasaran.id,
        hariBukaId: isSameDay ? hariBukaId : null,
        ...read.value,
        isDisalin,
        supersedes,
        batalKarena: null,
      },
      refusedId ? { replaces: refusedId } : {},
    )
    if (!saved.ok) return setFailure(SIMPAN_PESAN.gagal[saved.error.kode])
    await clearDraft(draftKey)
    showToast(SIMPAN_PESAN.tersimpan)
    navigate(`/warga/${sasaran.id}`, { replace: true })
  }

  return (
    <Page
      title={PESAN.judul}
      subtitle={`${sasaran.nama} · ${keteranganSasaran(sasaran, today)}`}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack(`/warga/${sasaran.id}`) }}
    >
      <Select
        id="jenis"
        label={PESAN.apa}
        value={texts.jenis}
        options={alternatives(texts.jenis)}
        onChange={(jenis) => change({ jenis })}
      />
      <Field
        id="tanggal"
        label={PESAN.tanggal}
        type="date"
        min={sasaran.tanggalLahir}
        max={today}
        error={errorOf('tanggal')}
        value={texts.tanggal}
        onChange={(tanggal) => change({ tanggal })}
      />
      {row && row.satuan !== null && (
        <Field
          id="jumlah"
          label={LAYANAN_PESAN.jumlah(row.satuan)}
          inputMode="numeric"
          error={errorOf('jumlah')}
          value={texts.jumlah}
          onChange={(jumlah) => change({ jumlah })}
        />
      )}
      {row?.jenis === 'pertanyaan' && (
        <Choice
          id="catatan"
          legend={row.nama}
          columns={2}
          error={errorOf('catatan')}
          value={texts.catatan === 'ya' || texts.catatan === 'tidak' ? texts.catatan : null}
          options={[
            { value: 'ya', label: SIMPAN_PESAN.ya },
            { value: 'tidak', label: SIMPAN_PESAN.tidak },
          ]}
          onChange={(catatan) => change({ catatan })}
        />
      )}
      {row?.jenis === 'penyuluhan' && (
        <Field
          id="catatan"
          label={LAYANAN_PESAN.penyuluhanTentang}
          maxLength={300}
          value={texts.catatan}
          onChange={(catatan) => change({ catatan })}
        />
      )}
      <p className="redup">{PESAN.ket}</p>
      {failure && (
        <Notice tone="bahaya" isAlert>
          {failure}
        </Notice>
      )}
      <div className="simpan-bawah">
        <Button kind="utama" isWide onTap={() => void submit()}>
          {SIMPAN_PESAN.simpan}
        </Button>
      </div>
    </Page>
  )
}

/** The service the server refused, when this form is there to correct it. */
function useRefusedLayanan(commandId: string | null) {
  const { refused } = useOutbox()
  const item = refused.find((one) => one.commandId === commandId)
  const read = item ? RecordLayanan.safeParse(item.body) : null
  return item && read?.success ? { commandId: item.commandId, body: read.data } : null
}
