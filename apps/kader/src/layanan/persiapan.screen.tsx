import type { HariBukaRecord, Tugas } from '@simpul/contract/hari-buka.ts'
import { LANGKAH_HARI, NAMA_LANGKAH } from '@simpul/domain/hari-buka/langkah.ts'
import { hariBukaId } from '@simpul/domain/shared/ids.ts'
import { addDays, isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field, Select, TextArea } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { Card } from '@simpul/ui/stack.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { clearDraft, useDraft } from '../local/draft.ts'
import { liburPada, usePaket } from '../local/paket.ts'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPanjang } from '../posyandu/tanggal.pesan.ts'
import { save } from '../sync/save.ts'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import { PerluDatang } from './perlu-datang.tsx'

const PESAN = LAYANAN_PESAN.persiapan
const H_MINUS = 7

interface RencanaTexts {
  /** The plan it was opened on, so that what another phone wrote meanwhile is a clash (SYNC-13). */
  readonly dasar: { readonly tanggal: Tanggal; readonly version: number } | null
  readonly tanggal: string
  readonly tempat: string
  readonly jamMulai: string
  /** null: made from date and place. */
  readonly undangan: string | null
  /** Name by langkah, '' when nobody yet. */
  readonly tugas: readonly string[]
}

/** A week before: who should come, what to ask for, the invitation, who does what. */
export function PersiapanScreen() {
  const { posyandu, today, isKesehatan } = useTempat()
  const days = useRecords((all) => all.hariBuka)
  const paket = usePaket()
  const planned =
    days
      .filter((day) => day.tanggal >= today && day.status === 'direncanakan')
      .toSorted((a, b) => (a.tanggal < b.tanggal ? -1 : 1))[0] ?? null
  const last = days
    .filter((day) => day.tanggal < today)
    .toSorted((a, b) => (a.tanggal < b.tanggal ? 1 : -1))[0]
  const draftKey = `persiapan:${posyandu.id}`
  const [texts, setTexts] = useDraft<RencanaTexts>(
    draftKey,
    textsOf(planned ?? last ?? null, planned?.tanggal ?? addDays(today, H_MINUS)),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const tanggal = isTanggal(texts.tanggal) ? texts.tanggal : null
  const hariLibur = tanggal && liburPada(paket, tanggal)
  const undangan =
    texts.undangan ??
    PESAN.teksUndangan(
      posyandu.nama,
      tanggal ? tanggalPanjang(tanggal) : '',
      texts.jamMulai,
      texts.tempat,
    )

  /** Of the plan that was on the screen when typing began; of another day, the one of now. */
  function versionSeen(day: Tanggal): number | null {
    if (texts.dasar?.tanggal === day) return texts.dasar.version
    return days.find((one) => one.tanggal === day)?.version ?? null
  }

  async function submit() {
    if (!tanggal || tanggal < today) return setProblem(PESAN.tanggalSalah)
    const tugas: Tugas[] = LANGKAH_HARI.flatMap((langkah) => {
      const nama = texts.tugas[langkah - 1] ?? ''
      return nama === '' ? [] : [{ nama, langkah }]
    })
    const saved = await save(
      'hari_buka.plan',
      {
        hariBukaId: hariBukaId(posyandu.id, tanggal),
        posyanduId: posyandu.id,
        tanggal,
        tempat: texts.tempat.trim(),
        jamMulai: texts.jamMulai,
        undangan: undangan.slice(0, 1000),
        tugas,
      },
      { basedOnVersion: versionSeen(tanggal) },
    )
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    await clearDraft(draftKey)
    setProblem(null)
    showToast(SIMPAN_PESAN.tersimpan)
    goBack('/hari')
  }

  return (
    <Page
      title={PESAN.judul}
      subtitle={posyandu.nama}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari') }}
    >
      <Field
        id="tanggal"
        label={PESAN.tanggal}
        type="date"
        min={today}
        value={texts.tanggal}
        onChange={(value) => setTexts({ ...texts, tanggal: value })}
      />
      {hariLibur && (
        <Notice tone="awas" isAlert>
          <p>{PESAN.hariLibur(hariLibur)}</p>
        </Notice>
      )}
      <Field
        id="tempat"
        label={PESAN.tempat}
        maxLength={120}
        value={texts.tempat}
        onChange={(tempat) => setTexts({ ...texts, tempat })}
      />
      <Field
        id="jam"
        label={PESAN.jam}
        type="time"
        value={texts.jamMulai}
        onChange={(jamMulai) => setTexts({ ...texts, jamMulai })}
      />
      <details className="lipat">
        <summary>{PESAN.tugas}</summary>
        <div className="ui-tumpuk">
          {LANGKAH_HARI.map((langkah) => (
            <Select
              key={langkah}
              id={`tugas-${langkah}`}
              label={`${langkah}. ${NAMA_LANGKAH[langkah]}`}
              value={texts.tugas[langkah - 1] ?? ''}
              options={[
                { value: '', label: PESAN.tugasKosong },
                ...namesOf(posyandu).map((nama) => ({ value: nama, label: nama })),
              ]}
              onChange={(nama) =>
                setTexts({
                  ...texts,
                  tugas: LANGKAH_HARI.map((one, i) =>
                    one === langkah ? nama : (texts.tugas[i] ?? ''),
                  ),
                })
              }
            />
          ))}
        </div>
      </details>
      <TextArea
        id="undangan"
        label={PESAN.undangan}
        hint={PESAN.undanganPetunjuk}
        rows={8}
        maxLength={1000}
        value={undangan}
        onChange={(text) => setTexts({ ...texts, undangan: text })}
      />
      <ShareUndangan
        text={undangan}
        onReset={texts.undangan === null ? null : () => setTexts({ ...texts, undangan: null })}
      />
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button kind="utama" isWide onTap={() => void submit()}>
        {PESAN.simpan}
      </Button>
      <Card>
        <h2>{PESAN.h7}</h2>
        <ul className="butir">
          {PESAN.daftarH7.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      {isKesehatan && tanggal && <PerluDatang on={tanggal} />}
    </Page>
  )
}

function namesOf(posyandu: {
  readonly petugas: readonly { readonly nama: string }[]
  readonly bidanNama: string | null
}) {
  const names = posyandu.petugas.map((petugas) => petugas.nama)
  return [...new Set(posyandu.bidanNama ? [...names, posyandu.bidanNama] : names)]
}

/** Place, hour and duties are those of the plan, else of the last day: most months are alike. */
function textsOf(day: HariBukaRecord | null, tanggal: Tanggal): RencanaTexts {
  const tugas = LANGKAH_HARI.map(
    (langkah) => day?.tugas.find((one) => one.langkah === langkah)?.nama ?? '',
  )
  const isPlan = day?.tanggal === tanggal
  return {
    dasar: isPlan ? { tanggal, version: day.version } : null,
    tanggal,
    tempat: day?.tempat ?? '',
    jamMulai: day?.jamMulai ?? '',
    undangan: isPlan && day.undangan !== '' ? day.undangan : null,
    tugas,
  }
}

function ShareUndangan({
  text,
  onReset,
}: {
  readonly text: string
  readonly onReset: (() => void) | null
}) {
  async function share() {
    if (typeof navigator.share === 'function') {
      // A kader who closes the sheet again has changed her mind: nothing went wrong.
      await navigator.share({ text }).catch(() => undefined)
      return
    }
    await navigator.clipboard.writeText(text)
    showToast(PESAN.disalin)
  }
  return (
    <>
      <Button icon="bagi" isWide onTap={() => void share()}>
        {typeof navigator.share === 'function' ? PESAN.bagikan : PESAN.salin}
      </Button>
      {onReset && (
        <Button kind="polos" onTap={onReset}>
          {PESAN.buatUndangan}
        </Button>
      )}
    </>
  )
}
