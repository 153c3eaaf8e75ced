import { type PengukuranRecord, RecordPengukuran } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { BATAS_UKURAN, isWajar } from '@simpul/domain/pengukuran/wajar.ts'
import { hariBukaId } from '@simpul/domain/shared/ids.ts'
import { completedMonths, isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate, usePlace } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { markLangkah } from '../hari-buka/catat-hari.ts'
import { type HariIni, hadirOf, useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useRecords, useRiwayat } from '../local/records.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { useOutbox } from '../sync/status.ts'
import { standingPengukuran, standsFor } from './pengukuran.local.ts'
import { PENGUKURAN_PESAN } from './pengukuran.pesan.ts'
import { fieldsAt, PengukuranFields } from './pengukuran-fields.tsx'
import {
  BESARAN,
  emptyPengukuran,
  type PengukuranDraft,
  type PengukuranTexts,
  readPengukuranForm,
  type UkuranSalah,
} from './pengukuran-form.ts'
import { type Pertanyaan, UkurLagiDialog } from './ukur-lagi-dialog.tsx'

const PESAN = PENGUKURAN_PESAN

interface Props {
  readonly sasaran: SasaranRecord
}

/** Langkah 2. `?konteks=sweeping` weighs at home, `?ganti=id` corrects a record. */
export function PengukuranScreen({ sasaran }: Props) {
  const riwayat = useRiwayat(sasaran.id)
  if (!riwayat) return <Page title={sasaran.nama} />
  return <PengukuranForm sasaran={sasaran} records={riwayat.pengukuran} />
}

function PengukuranForm({
  sasaran,
  records,
}: Props & { readonly records: readonly PengukuranRecord[] }) {
  const all = standingPengukuran(records)
  const { posyandu, today } = useTempat()
  const { query } = usePlace()
  const hari = useHariTerbuka()
  const replaced = all.find((record) => record.id === query.get('ganti')) ?? null
  const refused = useRefusedPengukuran(query.get('betul'))
  const isSweeping = query.get('konteks') === 'sweeping'
  const known = useRecords((found) => found.hariBuka)
  const givenOn = replaced?.measuredOn ?? refused?.body.measuredOn ?? today
  // A clock that was wrong: the day is asked again, else it is refused for ever.
  const isDayAsked =
    refused?.kode === 'tanggal_di_depan' || refused?.kode === 'tanggal_sebelum_lahir'
  const [day, setDay] = useState<string>(givenOn <= today ? givenOn : today)
  const measuredOn = isDayAsked && isTanggal(day) && day <= today ? day : givenOn
  const age = completedMonths(sasaran.tanggalLahir, measuredOn)
  const before = all.filter(
    (record) => record.id !== replaced?.id && record.measuredOn <= measuredOn,
  )
  const shown = replaced ?? refused?.body ?? null
  const already = shown ? null : (all.find((record) => record.measuredOn === measuredOn) ?? null)
  const fields = fieldsAt(age, sasaran.keadaanIbu === 'hamil')

  const draftKey = `pengukuran:${sasaran.id}:${refused?.commandId ?? replaced?.id ?? givenOn}`
  const [texts, setTexts] = useDraft<PengukuranTexts>(
    draftKey,
    shown ? textsOf(shown) : emptyPengukuran(age),
  )
  const [wrong, setWrong] = useState<readonly UkuranSalah[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [question, setQuestion] = useState<Pertanyaan | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const leave = () => goBack(hari ? `/hadir/${sasaran.id}` : `/warga/${sasaran.id}`)

  function submit(given: PengukuranTexts, isAsTyped = false) {
    const read = readPengukuranForm(given, age, measuredOn, before, isAsTyped)
    setWrong(read.hasil === 'salah' ? read.fields : [])
    setQuestion(read.hasil === 'tanya' || read.hasil === 'ukur_lagi' ? read : null)
    setProblem(null)
    if (read.hasil === 'kosong') setProblem(PESAN.kosong)
    if (read.hasil === 'posisi_kosong') setProblem(PESAN.posisiKosong)
    if (read.hasil === 'salah') document.getElementById(read.fields[0]?.field ?? '')?.focus()
    if (read.hasil === 'siap') void keep(read.draft, null)
  }

  async function keep(draft: PengukuranDraft, alasanTidakWajar: string | null) {
    setIsBusy(true)
    const konteks = shown?.konteks ?? (hari && !isSweeping ? 'hari_buka' : 'sweeping')
    const body: RecordPengukuran = {
      id: newId<'pengukuran'>(),
      posyanduId: posyandu.id,
      sasaranId: sasaran.id,
      hariBukaId: dayIdFor(konteks),
      konteks,
      measuredOn,
      ...draft,
      alasanTidakWajar,
      measuredBy: shown?.measuredBy ?? '',
      supersedes: replaced?.id ?? supersededBy(refused?.body ?? null, records),
      batalKarena: null,
    }
    const saved = await save(
      'pengukuran.record',
      body,
      refused ? { replaces: refused.commandId } : {},
    )
    setIsBusy(false)
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    await markMeasured(hari, sasaran)
    await clearDraft(draftKey)
    showToast(SIMPAN_PESAN.tersimpan)
    navigate(`/hasil/${sasaran.id}`, { replace: true })
  }

  /** The hari buka it belongs to; of another date, that date's, when there was one. */
  function dayIdFor(konteks: RecordPengukuran['konteks']): RecordPengukuran['hariBukaId'] {
    if (!shown) return konteks === 'hari_buka' && hari ? hari.id : null
    if (shown.measuredOn === measuredOn || shown.hariBukaId === null) return shown.hariBukaId
    const id = hariBukaId(posyandu.id, measuredOn)
    return known.some((one) => one.id === id && one.status !== 'direncanakan') ? id : null
  }

  async function markMeasured(day: HariIni | null, person: SasaranRecord) {
    const hadir = hadirOf(day, person.id)
    if (!hadir || shown || isSweeping) return
    if (!hadir.langkahSelesai.includes(2)) await markLangkah(posyandu, hadir.id, 2)
    if (!hadir.langkahSelesai.includes(3)) await markLangkah(posyandu, hadir.id, 3)
  }

  return (
    <Page
      title={replaced ? PESAN.betulkan : sasaran.nama}
      subtitle={keteranganSasaran(sasaran, today)}
      back={{ label: SIMPAN_PESAN.kembali, onTap: leave }}
    >
      {isDayAsked && (
        <Field
          id="measuredOn"
          label={PESAN.tanggal}
          hint={PESAN.tanggalPetunjuk}
          type="date"
          min={sasaran.tanggalLahir}
          max={today}
          value={day}
          onChange={setDay}
        />
      )}
      {already && (
        <Notice tone="awas" title={PESAN.sudahHariIni(weightOf(already))}>
          <p>{PESAN.sudahHariIniKet}</p>
          <ButtonLink icon="ubah" isWide href={href(`/ukur/${sasaran.id}?ganti=${already.id}`)}>
            {PESAN.betulkanTadi}
          </ButtonLink>
        </Notice>
      )}
      <PengukuranFields
        texts={texts}
        onChange={setTexts}
        fields={fields}
        before={before}
        wrong={wrong}
        isEdemaAsked={age < 60}
        onLastEnter={() => submit(texts)}
      />
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <div className="simpan-bawah">
        <Button kind="utama" isWide isDisabled={isBusy} onTap={() => submit(texts)}>
          {PESAN.simpan}
        </Button>
      </div>
      <UkurLagiDialog
        question={question}
        onClose={() => setQuestion(null)}
        onMeant={(text) => {
          if (question?.hasil !== 'tanya') return
          const meant = { ...texts, [question.field]: text }
          setTexts(meant)
          submit(meant)
        }}
        onAsTyped={() => submit(texts, true)}
        onKeep={(alasan) => {
          if (question?.hasil === 'ukur_lagi') void keep(question.draft, alasan)
        }}
      />
    </Page>
  )
}

/** The measurement the server refused, when this form is there to correct it (`?betul=`). */
function useRefusedPengukuran(commandId: string | null) {
  const { refused } = useOutbox()
  const item = refused.find((one) => one.commandId === commandId)
  const read = item ? RecordPengukuran.safeParse(withoutImpossible(item.body)) : null
  return item && read?.success
    ? { commandId: item.commandId, kode: item.kode, body: read.data }
    : null
}

/** A number that cannot be (PENG-4) was kept by an older app: it is asked again, the rest stands. */
function withoutImpossible(body: Readonly<Record<string, unknown>>) {
  const wrong = Object.values(BESARAN).filter((besaran) => {
    const value = body[besaran]
    return typeof value === 'number' && !isWajar(BATAS_UKURAN[besaran], value)
  })
  return { ...body, ...Object.fromEntries(wrong.map((besaran) => [besaran, null])) }
}

function weightOf({ weightGram }: PengukuranRecord): string {
  return weightGram === null ? '–' : `${formatUkuran(weightGram, 'weightGram')} kg`
}

/** Somebody else corrected it first: what stands now is what this one takes the place of. */
function supersededBy(
  body: RecordPengukuran | null,
  records: readonly PengukuranRecord[],
): RecordPengukuran['supersedes'] {
  return body?.supersedes ? standsFor(records, body.supersedes) : null
}

function textsOf(record: RecordPengukuran): PengukuranTexts {
  const text = (
    value: number | null,
    besaran: 'weightGram' | 'lengthMm' | 'lilaMm' | 'lingkarKepalaMm',
  ) => (value === null ? '' : formatUkuran(value, besaran))
  return {
    weight: text(record.weightGram, 'weightGram'),
    length: text(record.lengthMm, 'lengthMm'),
    posisi: record.posisiUkur,
    lila: text(record.lilaMm, 'lilaMm'),
    head: text(record.lingkarKepalaMm, 'lingkarKepalaMm'),
    edema: record.edema === null ? null : record.edema ? 'ya' : 'tidak',
  }
}
