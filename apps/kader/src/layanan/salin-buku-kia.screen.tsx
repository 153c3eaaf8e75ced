import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { type BarisLayanan, KATALOG_LAYANAN } from '@simpul/domain/layanan/katalog-layanan.ts'
import { completedMonths } from '@simpul/domain/shared/tanggal.ts'
import { readTanggalKetik } from '@simpul/domain/shared/tanggal-ketik.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useRiwayat } from '../local/records.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import {
  emptySalin,
  groupByUmur,
  offerSame,
  readSalinForm,
  type SalinDraft,
  type SalinTexts,
  type SalinUmur,
} from './salin-form.ts'

const PESAN = LAYANAN_PESAN.salin

/** Six weights and the dates of immunization out of the mother's book, in under a minute. */
export function SalinBukuKiaScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { posyandu, today } = useTempat()
  const riwayat = useRiwayat(sasaran.id)
  const draftKey = `salin:${sasaran.id}`
  const [texts, setTexts] = useDraft<SalinTexts>(draftKey, emptySalin(today, sasaran.tanggalLahir))
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const [problem, setProblem] = useState<string | null>(null)
  const leave = () => goBack(`/warga/${sasaran.id}`)
  const noted = new Set(
    riwayat?.layanan.filter((one) => one.supersededBy === null).map((one) => one.jenis),
  )
  const age = completedMonths(sasaran.tanggalLahir, today)
  const vaccines = KATALOG_LAYANAN.layanan.filter(
    (one) =>
      one.jenis === 'imunisasi' &&
      one.fromMonths !== null &&
      one.fromMonths <= age &&
      !noted.has(one.kode),
  )

  async function submit() {
    const read = readSalinForm(texts, sasaran.tanggalLahir, today)
    setErrors(
      new Map(
        read.ok
          ? []
          : read.error.flatMap((one) => ('field' in one ? [[one.field, PESAN[one.kode]]] : [])),
      ),
    )
    setProblem(!read.ok && read.error.some((one) => one.kode === 'kosong') ? PESAN.kosong : null)
    if (!read.ok) return
    const failure = await saveAll(read.value)
    if (failure) return setProblem(failure)
    await clearDraft(draftKey)
    showToast(PESAN.tersimpan(read.value.timbangan.length + read.value.imunisasi.length))
    leave()
  }

  /** What is already written for a day is not copied again. */
  async function saveAll(draft: SalinDraft): Promise<string | null> {
    const days = new Set(standingPengukuran(riwayat?.pengukuran ?? []).map((one) => one.measuredOn))
    const whose = { posyanduId: posyandu.id, sasaranId: sasaran.id, hariBukaId: null }
    for (const one of draft.timbangan.filter((weighing) => !days.has(weighing.measuredOn))) {
      const saved = await save('pengukuran.record', {
        ...whose,
        ...one,
        id: newId<'pengukuran'>(),
        konteks: 'buku_kia',
        lengthMm: null,
        posisiUkur: null,
        lilaMm: null,
        lingkarKepalaMm: null,
        edema: null,
        alasanTidakWajar: null,
        measuredBy: '',
        supersedes: null,
        batalKarena: null,
      })
      if (!saved.ok) return SIMPAN_PESAN.gagal[saved.error.kode]
    }
    for (const one of draft.imunisasi) {
      const saved = await save('layanan.record', {
        ...whose,
        ...one,
        id: newId<'layanan'>(),
        jumlah: null,
        catatan: '',
        isDisalin: true,
        supersedes: null,
        batalKarena: null,
      })
      if (!saved.ok) return SIMPAN_PESAN.gagal[saved.error.kode]
    }
    return null
  }

  function setRow(i: number, change: Partial<SalinTexts['timbangan'][number]>) {
    setTexts({
      ...texts,
      timbangan: texts.timbangan.map((row, at) => (at === i ? { ...row, ...change } : row)),
    })
  }

  return (
    <Page
      title={PESAN.judul}
      subtitle={keteranganSasaran(sasaran, today)}
      back={{ label: SIMPAN_PESAN.kembali, onTap: leave }}
    >
      <p className="redup">{PESAN.ket}</p>
      <h2>{PESAN.timbangan}</h2>
      {texts.timbangan.map((row, i) => (
        <div key={i} className="dua-kolom" role="group" aria-label={PESAN.baris(i + 1)}>
          <Field
            id={`tanggal-${i}`}
            label={PESAN.bulan}
            type="date"
            min={sasaran.tanggalLahir}
            max={today}
            error={errors.get(`tanggal-${i}`) ?? null}
            value={row.tanggal}
            onChange={(tanggal) => setRow(i, { tanggal })}
          />
          <Field
            id={`berat-${i}`}
            label={PESAN.berat}
            inputMode="decimal"
            maxLength={8}
            error={errors.get(`berat-${i}`) ?? null}
            value={row.berat}
            onChange={(berat) => setRow(i, { berat })}
          />
        </div>
      ))}
      {vaccines.length > 0 && (
        <>
          <h2>{PESAN.imunisasi}</h2>
          <p className="redup kecil">{PESAN.imunisasiKet}</p>
          {groupByUmur(vaccines).map((umur) => (
            <UmurImunisasi
              key={umur.fromMonths}
              umur={umur}
              imunisasi={texts.imunisasi}
              errors={errors}
              onChange={(dates) =>
                setTexts({ ...texts, imunisasi: { ...texts.imunisasi, ...dates } })
              }
            />
          ))}
        </>
      )}
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <div className="simpan-bawah">
        <Button kind="utama" isWide onTap={() => void submit()}>
          {PESAN.simpan}
        </Button>
      </div>
    </Page>
  )
}

interface UmurProps {
  readonly umur: SalinUmur<BarisLayanan>
  readonly imunisasi: SalinTexts['imunisasi']
  readonly errors: ReadonlyMap<string, string>
  readonly onChange: (dates: Readonly<Record<string, string>>) => void
}

/** The dates of one age: figures on the keypad, and one tap when all were on one day. */
function UmurImunisasi({ umur, imunisasi, errors, onChange }: UmurProps) {
  const offer = offerSame(
    umur.vaccines.map((one) => one.kode),
    imunisasi,
  )
  return (
    <div
      className="ui-tumpuk"
      data-jarak="rapat"
      role="group"
      aria-label={PESAN.umur(umur.fromMonths)}
    >
      <h3>{PESAN.umur(umur.fromMonths)}</h3>
      <div className="dua-kolom">
        {umur.vaccines.map(({ kode, nama }) => {
          const date = readTanggalKetik(imunisasi[kode] ?? '')
          return (
            <div key={kode}>
              <Field
                id={`imunisasi-${kode}`}
                label={nama}
                inputMode="numeric"
                maxLength={10}
                error={errors.get(`imunisasi-${kode}`) ?? null}
                value={imunisasi[kode] ?? ''}
                onChange={(text) => onChange({ [kode]: text })}
              />
              <small className="redup">{date ? tanggalPendek(date) : '\u00a0'}</small>
            </div>
          )
        })}
      </div>
      {offer && (
        <Button
          isWide
          onTap={() => onChange(Object.fromEntries(offer.empty.map((kode) => [kode, offer.text])))}
        >
          {PESAN.sama(tanggalPendek(offer.tanggal), offer.empty.length)}
        </Button>
      )}
    </div>
  )
}
