import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { type BarisLayanan, layananOf } from '@simpul/domain/layanan/katalog-layanan.ts'
import { kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { CheckList, Choice } from '@simpul/ui/choice.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, navigate } from '@simpul/ui/router.ts'
import { Row } from '@simpul/ui/stack.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { markLangkah } from '../hari-buka/catat-hari.ts'
import { hadirOf, useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useRiwayat } from '../local/records.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { dueOf, othersOf } from './layanan.local.ts'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import {
  EMPTY_LAYANAN,
  isEmptyLayanan,
  type LayananTexts,
  readLayananForm,
  TANDA_BAHAYA,
} from './layanan-form.ts'
import { TandaBahayaFields } from './tanda-bahaya-fields.tsx'

const PESAN = LAYANAN_PESAN

/** Langkah 4 and 5: what was given and said, what is due on top. */
export function LayananScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const riwayat = useRiwayat(sasaran.id)
  if (!riwayat) return <Page title={sasaran.nama} subtitle={PESAN.judul} />
  return <LayananFormScreen sasaran={sasaran} records={riwayat.layanan} />
}

interface FormProps {
  readonly sasaran: SasaranRecord
  readonly records: readonly LayananRecord[]
}

function LayananFormScreen({ sasaran, records }: FormProps) {
  const { posyandu, today } = useTempat()
  const hari = useHariTerbuka()
  const draftKey = `layanan:${sasaran.id}:${today}`
  const [texts, setTexts] = useDraft<LayananTexts>(draftKey, EMPTY_LAYANAN)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const due = dueOf(sasaran, today, records)
  const others = othersOf(sasaran, today, due)
  const already = records.filter(
    (record) =>
      record.tanggal === today &&
      record.supersededBy === null &&
      record.batalKarena === null &&
      !record.isDisalin,
  )
  const isTandaAsked = already.some((record) => record.jenis === TANDA_BAHAYA)
  const terlihat = texts.tanda.jawab === 'ada' ? texts.tanda.terlihat : []
  const leave = () => goBack(hari ? `/hadir/${sasaran.id}` : `/warga/${sasaran.id}`)

  async function submit() {
    const read = readLayananForm(texts)
    setWrong(read.ok ? [] : read.error)
    if (!read.ok) {
      const first = read.error.includes(TANDA_BAHAYA) ? 'tandaTerlihat' : `jumlah-${read.error[0]}`
      return document.getElementById(first)?.focus()
    }
    for (const draft of read.value) {
      const saved = await save('layanan.record', {
        id: newId<'layanan'>(),
        posyanduId: posyandu.id,
        sasaranId: sasaran.id,
        hariBukaId: hari?.id ?? null,
        tanggal: today,
        ...draft,
        isDisalin: false,
        supersedes: null,
        batalKarena: null,
      })
      if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    }
    const hadir = hadirOf(hari, sasaran.id)
    if (hadir && !hadir.langkahSelesai.includes(4)) await markLangkah(posyandu, hadir.id, 4)
    if (hadir && texts.picked.includes('penyuluhan') && !hadir.langkahSelesai.includes(5)) {
      await markLangkah(posyandu, hadir.id, 5)
    }
    await clearDraft(draftKey)
    showToast(SIMPAN_PESAN.tersimpan)
    const after = hari ? `/hadir/${sasaran.id}` : `/warga/${sasaran.id}`
    const rujuk = `/rujuk/${sasaran.id}?urgensi=sekarang&tanda=${terlihat.join(',')}`
    navigate(terlihat.length > 0 ? rujuk : after, { replace: true })
  }

  return (
    <Page
      title={sasaran.nama}
      subtitle={`${PESAN.judul} · ${keteranganSasaran(sasaran, today)}`}
      back={{ label: SIMPAN_PESAN.kembali, onTap: leave }}
    >
      {already.length > 0 && (
        <Notice tone="baik" title={PESAN.sudah}>
          <p>{already.map((record) => layananOf(record.jenis)?.nama ?? record.jenis).join(', ')}</p>
        </Notice>
      )}
      {!isTandaAsked && (
        <TandaBahayaFields
          kelompok={kelompokSasaran(sasaran.tanggalLahir, today, sasaran.keadaanIbu)}
          texts={texts.tanda}
          onChange={(tanda) => setTexts({ ...texts, tanda })}
          isNoneNamed={wrong.includes(TANDA_BAHAYA)}
        />
      )}
      {due.length === 0 && <p className="redup">{PESAN.tidakAda}</p>}
      <PickList
        id="waktunya"
        legend={PESAN.waktunya}
        rows={due.filter((one) => one.layanan.jenis !== 'pertanyaan').map((one) => one.layanan)}
        lateCodes={due.filter((one) => one.isLate).map((one) => one.layanan.kode)}
        texts={texts}
        onChange={setTexts}
        wrong={wrong}
      />
      {due
        .filter((one) => one.layanan.jenis === 'pertanyaan')
        .map(({ layanan }) => (
          <Choice
            key={layanan.kode}
            id={layanan.kode}
            legend={layanan.nama}
            columns={2}
            value={texts.answers[layanan.kode] ?? null}
            options={[
              { value: 'ya', label: SIMPAN_PESAN.ya },
              { value: 'tidak', label: SIMPAN_PESAN.tidak },
            ]}
            onChange={(answer) =>
              setTexts({ ...texts, answers: { ...texts.answers, [layanan.kode]: answer } })
            }
          />
        ))}
      <details className="lipat" open={due.length === 0}>
        <summary>{PESAN.lain}</summary>
        <PickList
          id="lain"
          legend={PESAN.lain}
          rows={others}
          lateCodes={[]}
          texts={texts}
          onChange={setTexts}
          wrong={wrong}
        />
      </details>
      {texts.picked.includes('penyuluhan') && (
        <Field
          id="tentang"
          label={PESAN.penyuluhanTentang}
          maxLength={300}
          value={texts.tentang}
          onChange={(tentang) => setTexts({ ...texts, tentang })}
        />
      )}
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <div className="simpan-bawah">
        <Button kind={terlihat.length > 0 ? 'bahaya' : 'utama'} isWide onTap={() => void submit()}>
          {terlihat.length > 0
            ? PESAN.tanda.lanjut
            : isEmptyLayanan(texts)
              ? PESAN.simpanKosong
              : PESAN.simpan}
        </Button>
      </div>
    </Page>
  )
}

interface PickProps {
  readonly id: string
  readonly legend: string
  readonly rows: readonly BarisLayanan[]
  readonly lateCodes: readonly string[]
  readonly texts: LayananTexts
  readonly onChange: (texts: LayananTexts) => void
  readonly wrong: readonly string[]
}

function PickList({ id, legend, rows, lateCodes, texts, onChange, wrong }: PickProps) {
  if (rows.length === 0) return null
  const here = rows.map((row) => row.kode)
  return (
    <>
      <CheckList
        id={id}
        legend={legend}
        values={texts.picked.filter((kode) => here.includes(kode))}
        options={rows.map((row) => ({
          value: row.kode,
          label: row.nama,
          hint: [
            lateCodes.includes(row.kode) ? PESAN.terlambat : '',
            row.oleh === 'nakes' ? PESAN.bidan : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
        }))}
        onChange={(values) =>
          onChange({
            ...texts,
            picked: [...texts.picked.filter((kode) => !here.includes(kode)), ...values],
          })
        }
      />
      {lateCodes.length > 0 && (
        <Row>
          <Badge icon="tunggu" tone="awas">
            {PESAN.terlambat}: {lateCodes.length}
          </Badge>
        </Row>
      )}
      {rows
        .filter((row) => row.satuan !== null && texts.picked.includes(row.kode))
        .map((row) => (
          <Field
            key={row.kode}
            id={`jumlah-${row.kode}`}
            label={`${row.nama}: ${PESAN.jumlah(row.satuan ?? '')}`}
            inputMode="numeric"
            error={wrong.includes(row.kode) ? PESAN.jumlahSalah : null}
            value={texts.amounts[row.kode] ?? ''}
            onChange={(amount) =>
              onChange({ ...texts, amounts: { ...texts.amounts, [row.kode]: amount } })
            }
          />
        ))}
    </>
  )
}
