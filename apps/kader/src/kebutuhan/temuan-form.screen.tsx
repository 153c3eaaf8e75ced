import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { JenisKebutuhan } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { ErrorSummary } from '@simpul/ui/error-summary.tsx'
import { Field, TextArea } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { href } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { markLangkah } from '../hari-buka/catat-hari.ts'
import { hadirOf, useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { clearDraft, useDraft } from '../local/draft.ts'
import { newId } from '../posyandu/new-id.ts'
import { type Tempat, useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { save } from '../sync/save.ts'
import { BIDANG_PESAN, KEBUTUHAN_PESAN } from './kebutuhan.pesan.ts'
import {
  EMPTY_TEMUAN,
  readTemuanForm,
  type TemuanField,
  type TemuanProblem,
  type TemuanTexts,
} from './temuan-form.ts'

const PESAN = KEBUTUHAN_PESAN

interface Props {
  readonly jenis: JenisKebutuhan
  readonly sasaran: SasaranRecord | null
  readonly onAgain: () => void
}

/** What, where, who asks: thirty seconds. */
export function TemuanForm({ jenis, sasaran, onAgain }: Props) {
  const tempat = useTempat()
  const { posyandu, today } = tempat
  const hari = useHariTerbuka()
  const draftKey = `temuan:${jenis.kode}:${sasaran?.id ?? ''}`
  const [texts, setTexts] = useDraft<TemuanTexts>(draftKey, textsOf(jenis, sasaran))
  const [problems, setProblems] = useState<ReadonlyMap<TemuanField, TemuanProblem>>(new Map())
  const [failure, setFailure] = useState<string | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const errorOf = (field: TemuanField) => {
    const kode = problems.get(field)
    return kode ? PESAN.salah[kode] : null
  }

  async function submit() {
    const read = readTemuanForm(texts)
    setProblems(new Map(read.ok ? [] : read.error.map((one) => [one.field, one.kode])))
    if (!read.ok) return
    const saved = await save('temuan.record', {
      id: newId<'kebutuhan'>(),
      rujukanId: newId<'rujukan'>(),
      posyanduId: posyandu.id,
      bidang: jenis.bidang,
      sasaranId: sasaran?.id ?? null,
      tanggal: today,
      ...read.value,
    })
    if (!saved.ok) return setFailure(SIMPAN_PESAN.gagal[saved.error.kode])
    const hadir = sasaran ? hadirOf(hari, sasaran.id) : null
    if (hadir && !hadir.langkahSelesai.includes(6)) await markLangkah(posyandu, hadir.id, 6)
    await clearDraft(draftKey)
    setIsSaved(true)
  }

  if (isSaved) {
    return (
      <>
        <Notice tone="baik" title={PESAN.tersimpanJudul} isAlert>
          <p>{PESAN.tersimpan(nextHand(tempat, jenis))}</p>
        </Notice>
        <Button icon="tambah" isWide onTap={onAgain}>
          {PESAN.tambah}
        </Button>
        <ButtonLink icon="pesan" isWide href={href('/urusan')}>
          {PESAN.keUrusan}
        </ButtonLink>
        <ButtonLink
          kind="utama"
          isWide
          href={href(sasaran && hari ? `/hadir/${sasaran.id}` : '/hari')}
        >
          {PESAN.selesai}
        </ButtonLink>
      </>
    )
  }
  return (
    <>
      <ErrorSummary
        title={SIMPAN_PESAN.adaYangKurang}
        problems={[...problems].map(([field, kode]) => ({ field, text: PESAN.salah[kode] }))}
      />
      <TextArea
        id="uraian"
        label={PESAN.uraian}
        hint={PESAN.uraianPetunjuk}
        rows={3}
        maxLength={2000}
        value={texts.uraian}
        onChange={(uraian) => setTexts({ ...texts, uraian })}
      />
      <Field
        id="lokasi"
        label={PESAN.dimana}
        hint={PESAN.dimanaPetunjuk}
        maxLength={200}
        error={errorOf('lokasi')}
        value={texts.lokasi}
        onChange={(lokasi) => setTexts({ ...texts, lokasi })}
      />
      <Field
        id="rt"
        label={PESAN.rt}
        inputMode="numeric"
        maxLength={5}
        value={texts.rt}
        onChange={(rt) => setTexts({ ...texts, rt })}
      />
      <Field
        id="pemohonNama"
        label={PESAN.pemohon}
        maxLength={120}
        autoCapitalize="words"
        error={errorOf('pemohonNama')}
        value={texts.pemohonNama}
        onChange={(pemohonNama) => setTexts({ ...texts, pemohonNama })}
      />
      <Field
        id="pemohonTelepon"
        label={PESAN.telepon}
        type="tel"
        inputMode="tel"
        maxLength={20}
        value={texts.pemohonTelepon}
        onChange={(pemohonTelepon) => setTexts({ ...texts, pemohonTelepon })}
      />
      {failure && (
        <Notice tone="bahaya" isAlert>
          {failure}
        </Notice>
      )}
      <div className="simpan-bawah">
        <Button kind="utama" isWide onTap={() => void submit()}>
          {PESAN.simpan}
        </Button>
      </div>
    </>
  )
}

/** A child does not ask: the mother's name stands there first. */
function textsOf(jenis: JenisKebutuhan, sasaran: SasaranRecord | null): TemuanTexts {
  if (!sasaran) return { ...EMPTY_TEMUAN, jenis: jenis.kode }
  return {
    ...EMPTY_TEMUAN,
    jenis: jenis.kode,
    lokasi: sasaran.alamat,
    rt: sasaran.rt,
    pemohonNama: sasaran.namaIbu !== '' && sasaran.ibuId !== null ? sasaran.namaIbu : sasaran.nama,
    pemohonTelepon: sasaran.telepon,
  }
}

/** Who has it next: the kader of that bidang, else the desa. */
function nextHand({ posyandu, sebutan, bidang }: Tempat, jenis: JenisKebutuhan): string {
  const desa = `${sebutan.desa} ${posyandu.desaNama}`
  if (jenis.jalan === 'darurat' || bidang.includes(jenis.bidang)) return desa
  const kader = posyandu.petugas.find(
    (petugas) => petugas.peran === 'kader' && petugas.bidang === jenis.bidang,
  )
  return kader ? PESAN.kaderBidang(kader.nama, BIDANG_PESAN[jenis.bidang]) : desa
}
