import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { kehadiranId } from '@simpul/domain/shared/ids.ts'
import { completedMonths, isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate, usePlace } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useEffect, useState } from 'react'
import { markLangkah, openHari, recordHadir, reopenHari } from '../hari-buka/catat-hari.ts'
import { hadirOf, useHari } from '../hari-buka/hari-buka.local.ts'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useRiwayat } from '../local/records.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'
import { PENGUKURAN_PESAN } from '../pengukuran/pengukuran.pesan.ts'
import { fieldsAt, PengukuranFields } from '../pengukuran/pengukuran-fields.tsx'
import {
  emptyPengukuran,
  type PengukuranDraft,
  type PengukuranTexts,
  readPengukuranForm,
  type UkuranSalah,
} from '../pengukuran/pengukuran-form.ts'
import { type Pertanyaan, UkurLagiDialog } from '../pengukuran/ukur-lagi-dialog.tsx'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPanjang } from '../posyandu/tanggal.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { CariSasaran } from '../sasaran/cari-sasaran.tsx'
import { useSasaranDariAlamat } from '../sasaran/use-sasaran-dari-alamat.ts'
import { save } from '../sync/save.ts'
import { KERTAS_PESAN } from './kertas.pesan.ts'

const PESAN = KERTAS_PESAN.susulan

interface SusulanHead {
  readonly tanggal: string
  readonly measuredBy: string
  readonly isStarted: boolean
}

/** A paper day typed in: date of service, who measured, who typed. */
export function SusulanScreen() {
  const { me, posyandu, today } = useTempat()
  const { query } = usePlace()
  const asked = query.get('tanggal') ?? ''
  const who = query.get('sasaran') ?? ''
  const [head, setHead] = useDraft<SusulanHead>(`susulan:${posyandu.id}`, {
    tanggal: '',
    measuredBy: '',
    isStarted: false,
  })
  // Asked for one day: from then on it is the day that is typed in, and the address says no more.
  useEffect(() => {
    if (asked === '') return
    if (head.tanggal !== asked) setHead({ tanggal: asked, measuredBy: '', isStarted: false })
    navigate(who === '' ? '/hari/susulan' : `/hari/susulan?sasaran=${who}`, { replace: true })
  }, [asked, who, head.tanggal, setHead])
  const [problem, setProblem] = useState<string | null>(null)

  function start() {
    const isDay = isTanggal(head.tanggal) && head.tanggal <= today
    setProblem(
      isDay ? (head.measuredBy.trim() === '' ? PESAN.penimbangKurang : null) : PESAN.tanggalSalah,
    )
    if (isDay && head.measuredBy.trim() !== '') setHead({ ...head, isStarted: true })
  }

  if (head.isStarted && isTanggal(head.tanggal)) {
    return (
      <SusulanRows
        tanggal={head.tanggal}
        measuredBy={head.measuredBy.trim()}
        onChangeHead={() => setHead({ ...head, isStarted: false })}
      />
    )
  }
  return (
    <Page
      title={PESAN.judul}
      subtitle={posyandu.nama}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari') }}
    >
      <p className="redup">{PESAN.ket}</p>
      <Field
        id="tanggal"
        label={PESAN.tanggal}
        type="date"
        max={today}
        value={head.tanggal}
        onChange={(tanggal) => setHead({ ...head, tanggal })}
      />
      <Field
        id="measuredBy"
        label={PESAN.penimbang}
        maxLength={120}
        autoCapitalize="words"
        value={head.measuredBy}
        onChange={(measuredBy) => setHead({ ...head, measuredBy })}
      />
      <p className="redup">{PESAN.pengetik(me.nama)}</p>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button kind="utama" isWide onTap={start}>
        {PESAN.mulai}
      </Button>
    </Page>
  )
}

interface RowsProps {
  readonly tanggal: Tanggal
  readonly measuredBy: string
  readonly onChangeHead: () => void
}

function SusulanRows({ tanggal, measuredBy, onChangeHead }: RowsProps) {
  const hari = useHari(tanggal)
  // Who was registered from here comes back with her id.
  const [sasaran, setSasaran] = useState(useSasaranDariAlamat('sasaran'))
  const present = hari.kehadiran.filter((one) => one.batalKarena === null).length
  const isUnborn = sasaran !== null && sasaran.tanggalLahir > tanggal
  return (
    <Page
      title={PESAN.judul}
      subtitle={`${tanggalPanjang(tanggal)} · ${measuredBy}`}
      back={{
        label: SIMPAN_PESAN.kembali,
        onTap: () => (sasaran ? setSasaran(null) : goBack('/hari')),
      }}
    >
      {isUnborn && (
        <Notice tone="bahaya" isAlert>
          <p>{PESAN.belumLahir(sasaran.nama, tanggalPanjang(sasaran.tanggalLahir))}</p>
        </Notice>
      )}
      {sasaran && !isUnborn ? (
        <SusulanForm
          key={sasaran.id}
          sasaran={sasaran}
          tanggal={tanggal}
          measuredBy={measuredBy}
          onSaved={() => setSasaran(null)}
        />
      ) : (
        <>
          <p role="status">{PESAN.sudah(present)}</p>
          <h2>{PESAN.siapa}</h2>
          <CariSasaran registerAt="/warga/baru?dari=susulan" onPick={setSasaran} />
          <Button kind="polos" onTap={onChangeHead}>
            {PESAN.ubahTanggal}
          </Button>
          <ButtonLink icon="centang" isWide href={href(`/hari/tutup?tanggal=${tanggal}`)}>
            {PESAN.selesai}
          </ButtonLink>
        </>
      )}
    </Page>
  )
}

interface FormProps {
  readonly sasaran: SasaranRecord
  readonly tanggal: Tanggal
  readonly measuredBy: string
  readonly onSaved: () => void
}

function SusulanForm({ sasaran, tanggal, measuredBy, onSaved }: FormProps) {
  const { me, posyandu, today } = useTempat()
  const hari = useHari(tanggal)
  const riwayat = useRiwayat(sasaran.id)
  const age = completedMonths(sasaran.tanggalLahir, tanggal)
  const draftKey = `susulan:${tanggal}:${sasaran.id}`
  const [texts, setTexts] = useDraft<PengukuranTexts>(draftKey, emptyPengukuran(age))
  const [wrong, setWrong] = useState<readonly UkuranSalah[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [question, setQuestion] = useState<Pertanyaan | null>(null)
  const before = standingPengukuran(riwayat?.pengukuran ?? []).filter(
    (one) => one.measuredOn < tanggal,
  )
  const isTwice = standingPengukuran(riwayat?.pengukuran ?? []).some(
    (one) => one.measuredOn === tanggal,
  )

  function submit(given: PengukuranTexts, isAsTyped = false) {
    const read = readPengukuranForm(given, age, tanggal, before, isAsTyped)
    setWrong(read.hasil === 'salah' ? read.fields : [])
    setQuestion(read.hasil === 'tanya' || read.hasil === 'ukur_lagi' ? read : null)
    setProblem(
      read.hasil === 'kosong'
        ? PENGUKURAN_PESAN.kosong
        : read.hasil === 'posisi_kosong'
          ? PENGUKURAN_PESAN.posisiKosong
          : null,
    )
    if (read.hasil === 'siap') void keep(read.draft, null)
  }

  async function keep(draft: PengukuranDraft, alasanTidakWajar: string | null) {
    const failure = await writeDown(draft, alasanTidakWajar)
    if (failure) return setProblem(failure)
    await clearDraft(draftKey)
    showToast(SIMPAN_PESAN.tersimpan)
    onSaved()
  }

  async function writeDown(
    draft: PengukuranDraft,
    alasanTidakWajar: string | null,
  ): Promise<string | null> {
    if (!hari.isOpen) {
      const opened =
        hari.record?.status === 'ditutup'
          ? await reopenHari(posyandu, tanggal, PESAN.alasanBuka)
          : await openHari(posyandu, tanggal)
      if (!opened.ok) return SIMPAN_PESAN.gagal[opened.error.kode]
    }
    const hadir = hadirOf(hari, sasaran.id)
    if (!hadir) {
      const came = await recordHadir(posyandu, hari, sasaran, me.hurufAntrean)
      if (!came.ok) return SIMPAN_PESAN.gagal[came.error.kode]
    }
    const saved = await save('pengukuran.record', {
      id: newId<'pengukuran'>(),
      posyanduId: posyandu.id,
      sasaranId: sasaran.id,
      hariBukaId: hari.id,
      konteks: 'susulan',
      measuredOn: tanggal,
      ...draft,
      alasanTidakWajar,
      measuredBy,
      supersedes: null,
      batalKarena: null,
    })
    if (!saved.ok) return SIMPAN_PESAN.gagal[saved.error.kode]
    const id = kehadiranId(posyandu.id, tanggal, sasaran.id)
    for (const langkah of [2, 3] as const) await markLangkah(posyandu, id, langkah)
    return null
  }

  return (
    <>
      <p>
        <strong>{sasaran.nama}</strong>
        <br />
        <span className="redup">{keteranganSasaran(sasaran, today)}</span>
      </p>
      {isTwice && <Notice tone="awas">{PESAN.sudahAda}</Notice>}
      <PengukuranFields
        texts={texts}
        onChange={setTexts}
        fields={fieldsAt(age, sasaran.keadaanIbu === 'hamil')}
        before={before}
        wrong={wrong}
        isEdemaAsked={false}
        onLastEnter={() => submit(texts)}
      />
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button kind="utama" isWide onTap={() => submit(texts)}>
        {PESAN.simpanLanjut}
      </Button>
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
    </>
  )
}
