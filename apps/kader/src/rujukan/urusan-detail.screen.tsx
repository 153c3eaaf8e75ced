import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { LangkahRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import { BIDANG, type Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { Choice } from '@simpul/ui/choice.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { TextArea } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { Card, Row } from '@simpul/ui/stack.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { BIDANG_ICON, BIDANG_PESAN } from '../kebutuhan/kebutuhan.pesan.ts'
import { useRecords } from '../local/records.ts'
import { isiSebutan } from '../posyandu/isi-sebutan.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPendek, waktuText } from '../posyandu/tanggal.pesan.ts'
import { save } from '../sync/save.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'
import { statusLine } from './status-line.ts'
import { useAsOf } from './urusan.screen.tsx'
import { movesOf, pemohonOf, perihalOf, WITH_CATATAN } from './urusan-view.ts'

const PESAN = RUJUKAN_PESAN

/** One matter: what it is, where it is, what was answered, what this kader may do now. */
export function UrusanDetailScreen({ rujukan }: { readonly rujukan: RujukanRecord }) {
  const { me, posyandu, sebutan } = useTempat()
  const sasaran = useRecords((all) => all.sasaran)
  const [move, setMove] = useState<LangkahRujukan | null>(null)
  const moves = movesOf(rujukan, me, posyandu.desaKode)
  const asOf = useAsOf()
  return (
    <Page
      title={pemohonOf(rujukan, sasaran) ?? PESAN.satuBaris}
      subtitle={asOf}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/urusan') }}
      hasBar
    >
      <Card>
        <Row>
          <Badge icon={BIDANG_ICON[rujukan.bidang]} tone="ungu">
            {BIDANG_PESAN[rujukan.bidang]}
          </Badge>
        </Row>
        <p>
          <strong>{statusLine(rujukan, sebutan)}</strong>
        </p>
        <p className="redup">
          {rujukan.isPaused ? PESAN.berhenti : isiSebutan(PESAN.giliran[rujukan.giliran], sebutan)}
        </p>
      </Card>
      {rujukan.jawaban && (
        <Notice title={PESAN.jawaban(rujukan.jawaban.oleh)}>
          <p>{rujukan.jawaban.catatan}</p>
          {rujukan.jawaban.data.kepada && (
            <p>
              {PESAN.kepada}: {rujukan.jawaban.data.kepada}
            </p>
          )}
          {rujukan.jawaban.data.berkas && (
            <p>
              {PESAN.berkas}: {rujukan.jawaban.data.berkas.join(', ')}
            </p>
          )}
          <p className="kecil redup">{waktuText(rujukan.jawaban.pada)}</p>
        </Notice>
      )}
      <dl className="tulis">
        <Line label={PESAN.tentang} value={perihalOf(rujukan)} />
        <Line label={PESAN.catatan} value={rujukan.uraian} />
        <Line label={PESAN.dimana} value={rujukan.lokasi} />
        <Line label={PESAN.sejak} value={tanggalPendek(rujukan.openedOn)} />
      </dl>
      {moves.map((langkah, i) => (
        <Button
          key={langkah}
          kind={i === 0 ? 'utama' : 'biasa'}
          isWide
          onTap={() => setMove(langkah)}
        >
          {isiSebutan(PESAN.langkah[langkah], sebutan)}
        </Button>
      ))}
      {move && (
        <MoveDialog key={move} rujukan={rujukan} langkah={move} onClose={() => setMove(null)} />
      )}
    </Page>
  )
}

function Line({ label, value }: { readonly label: string; readonly value: string | null }) {
  if (!value) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface MoveProps {
  readonly rujukan: RujukanRecord
  readonly langkah: LangkahRujukan
  readonly onClose: () => void
}

function MoveDialog({ rujukan, langkah, onClose }: MoveProps) {
  const { sebutan } = useTempat()
  const [catatan, setCatatan] = useState('')
  const [bidang, setBidang] = useState<Bidang | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isToOtherBidang = langkah === 'alihkan_bidang'

  async function submit() {
    if (WITH_CATATAN.has(langkah) && catatan.trim() === '') return setProblem(PESAN.catatanKurang)
    if (isToOtherBidang && bidang === null) return setProblem(PESAN.bidangKurang)
    const saved = await save(
      'rujukan.move',
      {
        rujukanId: rujukan.id,
        posyanduId: rujukan.posyanduId,
        basedOnVersion: rujukan.version,
        langkah,
        catatan: catatan.trim(),
        data: bidang ? { bidang } : {},
      },
      { basedOnVersion: rujukan.version },
    )
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    showToast(SIMPAN_PESAN.tersimpan)
    onClose()
  }

  return (
    <Dialog
      title={isiSebutan(PESAN.langkah[langkah], sebutan)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="utama" isWide onTap={() => void submit()}>
            {PESAN.lanjut}
          </Button>
          <Button isWide onTap={onClose}>
            {SIMPAN_PESAN.batal}
          </Button>
        </>
      }
    >
      {isToOtherBidang && (
        <Choice
          id="bidang"
          legend={PESAN.bidangBaru}
          value={bidang}
          options={BIDANG.filter((one) => one !== 'kesehatan' && one !== rujukan.bidang).map(
            (value) => ({
              value,
              label: BIDANG_PESAN[value],
              icon: BIDANG_ICON[value],
            }),
          )}
          onChange={setBidang}
        />
      )}
      <TextArea
        id="catatan-langkah"
        label={isToOtherBidang ? PESAN.catatanBidang : PESAN.catatan}
        {...(isToOtherBidang ? { hint: PESAN.catatanBidangPetunjuk } : {})}
        maxLength={2000}
        value={catatan}
        onChange={setCatatan}
      />
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
    </Dialog>
  )
}
