import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { CheckList, Choice } from '@simpul/ui/choice.tsx'
import { TextArea } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, usePlace } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { PERTUMBUHAN_PESAN } from '../pertumbuhan/pertumbuhan.pesan.ts'
import { TeleponDarurat } from '../pertumbuhan/tindakan-card.tsx'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'
import { ALASAN_PESAN } from './urusan-view.ts'

const PESAN = RUJUKAN_PESAN.rujuk
const URGENSI = ['minggu_ini', 'hari_ini', 'sekarang'] as const
/** Always offered; the rest comes with the address, from the rule that found it. */
const ALWAYS = ['tanda_bahaya', 'kata_nakes', 'perlu_diperiksa'] as const

/** Road 1: to the bidan, Pustu or Puskesmas directly, with urgency. `?alasan=a,b&urgensi=minggu_ini` */
export function RujukScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { posyandu, today } = useTempat()
  const { query } = usePlace()
  const hari = useHariTerbuka()
  const given = (query.get('alasan') ?? '').split(',').filter((kode) => kode in ALASAN_PESAN)
  const [alasan, setAlasan] = useState<readonly string[]>(given)
  const [urgensi, setUrgensi] = useState(
    URGENSI.find((one) => one === query.get('urgensi')) ?? 'minggu_ini',
  )
  const [catatan, setCatatan] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const after = hari ? `/hadir/${sasaran.id}` : `/warga/${sasaran.id}`

  async function submit() {
    if (alasan.length === 0) return setProblem(PESAN.alasanKurang)
    const saved = await save('rujukan.send', {
      id: newId<'rujukan'>(),
      posyanduId: posyandu.id,
      sasaranId: sasaran.id,
      urgensi,
      alasan: [...alasan],
      catatan: catatan.trim(),
      tanggal: hari?.tanggal ?? today,
    })
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    setIsSaved(true)
  }

  return (
    <Page
      title={PESAN.judul}
      subtitle={keteranganSasaran(sasaran, today)}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack(after) }}
    >
      <p>
        <strong>{sasaran.nama}</strong> → {posyandu.puskesmasNama}
      </p>
      {urgensi === 'sekarang' && (
        <Notice tone="bahaya" title={PERTUMBUHAN_PESAN.tangga[4]} isAlert>
          <TeleponDarurat />
          <p>{PERTUMBUHAN_PESAN.dampingi}</p>
        </Notice>
      )}
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
          <Choice
            id="urgensi"
            legend={PESAN.kapan}
            value={urgensi}
            options={URGENSI.map((value) => ({ value, label: PESAN[value] }))}
            onChange={setUrgensi}
          />
          <CheckList
            id="alasan"
            legend={PESAN.karena}
            values={alasan}
            options={[...new Set<string>([...given, ...ALWAYS])].map((value) => ({
              value,
              label: ALASAN_PESAN[value] ?? value,
            }))}
            onChange={setAlasan}
          />
          <TextArea
            id="catatan"
            label={PESAN.catatan}
            rows={2}
            maxLength={500}
            value={catatan}
            onChange={setCatatan}
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
