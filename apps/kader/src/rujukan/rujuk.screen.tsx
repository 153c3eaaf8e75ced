import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { tandaBahayaOf } from '@simpul/domain/layanan/tanda-bahaya.ts'
import { kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { CheckList, Choice } from '@simpul/ui/choice.tsx'
import { TextArea } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, usePlace } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { clearDraft, useDraft } from '../local/draft.ts'
import { useRecords } from '../local/records.ts'
import { PERTUMBUHAN_PESAN } from '../pertumbuhan/pertumbuhan.pesan.ts'
import { TeleponDarurat } from '../pertumbuhan/tindakan-card.tsx'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { type RujukTexts, readRujukForm, urgensiOf } from './rujuk-form.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'
import { ALASAN_PESAN } from './urusan-view.ts'

const PESAN = RUJUKAN_PESAN.rujuk
const URGENSI = ['minggu_ini', 'hari_ini', 'sekarang'] as const
/** Always offered; the rest comes with the address, from the rule that found it. */
const ALWAYS = ['kata_nakes', 'perlu_diperiksa'] as const

/**
 * Road 1: to the bidan, Pustu or Puskesmas directly, with urgency.
 * `?alasan=a,b&urgensi=minggu_ini&tanda=kejang`
 */
export function RujukScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { posyandu, today } = useTempat()
  const { query } = usePlace()
  const hari = useHariTerbuka()
  const signs = tandaBahayaOf(kelompokSasaran(sasaran.tanggalLahir, today, sasaran.keadaanIbu))
  const given = listOf(query.get('alasan')).filter((kode) => kode in ALASAN_PESAN)
  const draftKey = `rujuk:${sasaran.id}:${today}:${query.toString()}`
  const [texts, setTexts] = useDraft<RujukTexts>(draftKey, {
    urgensi: URGENSI.find((one) => one === query.get('urgensi')) ?? 'minggu_ini',
    alasan: given,
    tanda: listOf(query.get('tanda')).filter((kode) => signs.some((one) => one.kode === kode)),
    catatan: '',
  })
  const urgensi = urgensiOf(texts)
  const sent = useRecords((all) => all.rujukan).filter(
    (one) => one.sasaranId === sasaran.id && one.jalur === 'kesehatan' && one.openedOn === today,
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const after = hari ? `/hadir/${sasaran.id}` : `/warga/${sasaran.id}`

  async function submit() {
    const read = readRujukForm(texts)
    if (!read.ok) return setProblem(PESAN.alasanKurang)
    const saved = await save('rujukan.send', {
      id: newId<'rujukan'>(),
      posyanduId: posyandu.id,
      sasaranId: sasaran.id,
      ...read.value,
      tanggal: today,
    })
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    await clearDraft(draftKey)
    setIsSaved(true)
  }

  return (
    <Page
      title={sasaran.nama}
      subtitle={`${PESAN.judul} · ${keteranganSasaran(sasaran, today)}`}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack(after) }}
    >
      <p>
        {PESAN.kepada} <strong>{posyandu.puskesmasNama}</strong>
      </p>
      {urgensi === 'sekarang' && (
        <Notice tone="bahaya" title={PERTUMBUHAN_PESAN.tangga[4]} isAlert>
          <TeleponDarurat />
          <p>{PERTUMBUHAN_PESAN.dampingi}</p>
        </Notice>
      )}
      {!isSaved &&
        sent.map((one) => (
          <Notice key={one.id} tone="awas" title={PESAN.sudahDirujuk}>
            <p>{PESAN.sudahDirujukKet}</p>
            <ButtonLink isWide href={href(`/urusan/${one.id}`)}>
              {PESAN.lihatRujukan}
            </ButtonLink>
          </Notice>
        ))}
      {isSaved ? (
        <>
          <Notice tone="baik" title={PESAN.tersimpan} isAlert>
            <p>{PESAN.tersimpanKet(posyandu.puskesmasNama)}</p>
          </Notice>
          <ButtonLink kind="utama" isWide href={href(after)}>
            {SIMPAN_PESAN.kembali}
          </ButtonLink>
        </>
      ) : (
        <>
          <CheckList
            id="tanda"
            legend={PESAN.tanda}
            hint={PESAN.tandaPetunjuk}
            values={texts.tanda}
            options={signs.map((tanda) => ({ value: tanda.kode, label: tanda.kalimat }))}
            onChange={(tanda) => setTexts({ ...texts, tanda })}
          />
          <CheckList
            id="alasan"
            legend={PESAN.karena}
            values={texts.alasan}
            options={[...new Set<string>([...given, ...ALWAYS])].map((value) => ({
              value,
              label: ALASAN_PESAN[value] ?? value,
            }))}
            onChange={(alasan) => setTexts({ ...texts, alasan })}
          />
          {texts.tanda.length === 0 && (
            <Choice
              id="urgensi"
              legend={PESAN.kapan}
              value={texts.urgensi}
              options={URGENSI.map((value) => ({ value, label: PESAN[value] }))}
              onChange={(chosen) => setTexts({ ...texts, urgensi: chosen })}
            />
          )}
          <TextArea
            id="catatan"
            label={PESAN.catatan}
            rows={2}
            maxLength={500}
            value={texts.catatan}
            onChange={(catatan) => setTexts({ ...texts, catatan })}
          />
          {problem && (
            <Notice tone="bahaya" isAlert>
              {problem}
            </Notice>
          )}
          <Button
            kind={urgensi === 'sekarang' ? 'bahaya' : 'utama'}
            isWide
            onTap={() => void submit()}
          >
            {PESAN.kirim}
          </Button>
        </>
      )}
    </Page>
  )
}

function listOf(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((kode) => kode !== '')
}
