import {
  type ImporBaris,
  type ImporView,
  KEPUTUSAN_BARIS,
  type KeputusanBaris,
  type Pemetaan,
} from '@simpul/contract/impor.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { Row, Stack } from '@simpul/ui/stack.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { useEffect, useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sentenceOf } from '../app/app.pesan.ts'
import { Pager, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import {
  berkasSentence,
  FIELD,
  JENIS,
  KEPUTUSAN,
  masalahSentence,
  PESAN,
  STATUS,
} from './impor.pesan.ts'
import type { TujuanImpor } from './impor-list.screen.tsx'
import { PemetaanForm } from './pemetaan-form.tsx'

/** How often a running check or import is asked how far it is. */
const ASK_MS = 1_000

export function ImporScreen({ id }: { readonly id: string }) {
  const loaded = useLoaded<ImporView>(`/api/impor/${id}`)
  const tujuan = useLoaded<readonly TujuanImpor[]>('/api/impor/tujuan')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isMapping, setMapping] = useState(false)
  const [isStopping, setStopping] = useState(false)
  // The server knows whether it is at work: the page may have been opened again in the middle.
  const isBusy = loaded.value?.isDikerjakan ?? false

  const { reload } = loaded
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(reload, ASK_MS)
    return () => clearInterval(timer)
  }, [isBusy, reload])

  async function act(path: string, body: unknown, method: 'POST' | 'PUT') {
    setFailure(null)
    const result = await sendJson<ImporView>(`/api/impor/${id}/${path}`, body, method)
    if (!result.ok) return setFailure(result.error)
    setMapping(false)
    setStopping(path === 'batal')
    reload()
  }

  return (
    <Stack gap="lega">
      <p className="tidak-dicetak">
        <a href={linkTo('/impor')}>{PESAN.kembali}</a>
      </p>
      {failure && (
        <Notice tone="bahaya" isAlert>
          {kolomSentence(failure) ?? sentenceOf(failure)}
        </Notice>
      )}
      <WhenLoaded loaded={loaded}>
        {(impor) => {
          const posyandu =
            tujuan.value?.find((item) => item.desaKode === impor.desaKode)?.posyandu ?? []
          const isWorking = impor.isDikerjakan
          const check = (pemetaan: Pemetaan) => void act('pemetaan', { pemetaan }, 'PUT')
          return (
            <Stack gap="lega">
              <header>
                <h1>{impor.namaBerkas}</h1>
                <p className="redup">
                  {JENIS[impor.jenis]} · {STATUS[impor.status]}
                </p>
              </header>
              {impor.status === 'diperiksa' && isWorking && (
                <ProgressBar
                  label={PESAN.memeriksa(impor.barisSelesai, impor.jumlahBaris)}
                  value={impor.jumlahBaris ? impor.barisSelesai / impor.jumlahBaris : null}
                />
              )}
              {((impor.status === 'diperiksa' && !isWorking) || isMapping) && impor.kepala && (
                <PemetaanForm
                  kepala={impor.kepala}
                  jenis={impor.jenis}
                  posyandu={posyandu}
                  onCheck={check}
                />
              )}
              {impor.status === 'siap' && !isMapping && (
                <Ready
                  impor={impor}
                  onRun={() => void act('jalankan', {}, 'POST')}
                  onMap={() => setMapping(true)}
                />
              )}
              {impor.status === 'berjalan' && (
                <Running
                  impor={impor}
                  isWorking={isWorking}
                  onRun={() => void act('jalankan', {}, 'POST')}
                />
              )}
              {impor.status === 'selesai' && (
                <Notice tone="baik">{PESAN.selesai(toWrite(impor))}</Notice>
              )}
              {impor.status === 'gagal' && !isMapping && (
                <Stopped
                  impor={impor}
                  onRun={() => void act('jalankan', {}, 'POST')}
                  onMap={() => setMapping(true)}
                />
              )}
              {impor.status === 'dibatalkan' && (
                <Notice>{PESAN.dibatalkan(impor.barisSelesai)}</Notice>
              )}
              {(impor.status === 'siap' || impor.status === 'selesai') && <RowList impor={impor} />}
              {(impor.status === 'siap' ||
                impor.status === 'gagal' ||
                impor.status === 'diperiksa' ||
                impor.status === 'berjalan') && (
                <Row>
                  <Button
                    icon="silang"
                    isDisabled={isStopping && isWorking}
                    onTap={() => void act('batal', {}, 'POST')}
                  >
                    {isStopping && isWorking ? PESAN.menghentikan : PESAN.batalkan}
                  </Button>
                </Row>
              )}
            </Stack>
          )
        }}
      </WhenLoaded>
    </Stack>
  )
}

/** Which columns nobody has pointed at yet. */
function kolomSentence(failure: Failure): string | null {
  if (failure.kode !== 'kolom_tidak_lengkap' || !failure.field) return null
  return PESAN.kolomBelum(failure.field.split(',').map((field) => FIELD[field] ?? field))
}

function toWrite(impor: ImporView): number {
  return (impor.hitungan['baru'] ?? 0) + (impor.hitungan['perbarui'] ?? 0)
}

function Ready({
  impor,
  onRun,
  onMap,
}: {
  readonly impor: ImporView
  readonly onRun: () => void
  readonly onMap: () => void
}) {
  const count = toWrite(impor)
  return (
    <Stack>
      <h2>{PESAN.siap}</h2>
      <Notice>{count > 0 ? PESAN.belumDitulis : PESAN.tidakAdaYangDitulis}</Notice>
      <Row>
        {count > 0 && (
          <Button kind="utama" icon="centang" onTap={onRun}>
            {PESAN.tulis(count)}
          </Button>
        )}
        <Button icon="ubah" onTap={onMap}>
          {PESAN.ubahKolom}
        </Button>
      </Row>
    </Stack>
  )
}

function Running({
  impor,
  isWorking,
  onRun,
}: {
  readonly impor: ImporView
  readonly isWorking: boolean
  readonly onRun: () => void
}) {
  const count = toWrite(impor)
  if (isWorking)
    return (
      <ProgressBar
        label={PESAN.menulis(impor.barisSelesai, count)}
        value={count ? impor.barisSelesai / count : null}
      />
    )
  return (
    <Stack>
      <Notice tone="awas">{PESAN.terhenti}</Notice>
      <Button kind="utama" icon="putar" onTap={onRun}>
        {PESAN.lanjutkan}
      </Button>
    </Stack>
  )
}

/** A bug stopped it: what is left can be written, or the whole file checked again. */
function Stopped({
  impor,
  onRun,
  onMap,
}: {
  readonly impor: ImporView
  readonly onRun: () => void
  readonly onMap: () => void
}) {
  const canGoOn = toWrite(impor) > 0
  return (
    <Stack>
      <Notice tone="bahaya">
        {berkasSentence(impor.masalah ?? undefined) ??
          (canGoOn ? PESAN.gagalMenulis : PESAN.gagalMemeriksa)}
      </Notice>
      <Row>
        {canGoOn && (
          <Button kind="utama" icon="putar" onTap={onRun}>
            {PESAN.lanjutkan}
          </Button>
        )}
        {impor.masalah === null && (
          <Button kind={canGoOn ? 'biasa' : 'utama'} icon="ubah" onTap={onMap}>
            {PESAN.periksaLagi}
          </Button>
        )}
      </Row>
    </Stack>
  )
}

interface BarisPage {
  readonly baris: readonly ImporBaris[]
  readonly jumlah: number
  readonly halaman: number
  readonly perHalaman: number
}

/** The rows of one kind, first those that need somebody. */
function RowList({ impor }: { readonly impor: ImporView }) {
  const filters = useFilters()
  const wanted = KEPUTUSAN_BARIS.find((key) => key === filters.get('keputusan'))
  const keputusan: KeputusanBaris = wanted ?? (impor.hitungan['salah'] ? 'salah' : 'baru')
  const page = useLoaded<BarisPage>(`/api/impor/${impor.id}/baris`, {
    keputusan,
    halaman: filters.get('halaman') || 1,
  })
  return (
    <Stack>
      <Row>
        {KEPUTUSAN_BARIS.map((key) => (
          <Button
            key={key}
            kind={key === keputusan ? 'utama' : 'biasa'}
            onTap={() => filters.set({ keputusan: key })}
          >
            {KEPUTUSAN[key]} ({impor.hitungan[key] ?? 0})
          </Button>
        ))}
      </Row>
      <WhenLoaded loaded={page}>
        {(found) => (
          <>
            <Table
              onNarrow="tumpuk"
              caption={KEPUTUSAN[keputusan]}
              rows={found.baris}
              rowKey={(row) => `${row.baris}-${JSON.stringify(row.isi['measuredOn'] ?? '')}`}
              empty={<EmptyState icon="centang" title={`${KEPUTUSAN[keputusan]}: 0`} />}
              columns={[
                { key: 'baris', head: PESAN.baris, align: 'kanan', cell: (row) => row.baris },
                { key: 'isi', head: PESAN.isi, isRowHead: true, cell: (row) => describe(row.isi) },
                {
                  key: 'masalah',
                  head: PESAN.masalah,
                  cell: (row) => row.masalah.map(masalahSentence).join(' ') || PESAN.tanpaCatatan,
                },
              ]}
            />
            <Pager total={found.jumlah} halaman={found.halaman} ukuran={found.perHalaman} />
          </>
        )}
      </WhenLoaded>
    </Stack>
  )
}

/** The row in a line: a name and what tells people apart, a weighing with its figures. */
function describe(isi: Readonly<Record<string, unknown>>): string {
  const kg =
    typeof isi['weightGram'] === 'number'
      ? `${String(isi['weightGram'] / 1000).replace('.', ',')} kg`
      : ''
  const cm =
    typeof isi['lengthMm'] === 'number'
      ? `${String(isi['lengthMm'] / 10).replace('.', ',')} cm`
      : ''
  const fills = Array.isArray(isi['isiKosong'])
    ? `+ ${isi['isiKosong'].map((field) => FIELD[String(field)] ?? '').join(', ')}`
    : ''
  return [
    isi['nama'],
    isi['desaNama'],
    isi['puskesmasNama'],
    // The address of a posyandu says which one it is; a person's need not stand on the screen.
    'desaNama' in isi ? isi['alamat'] : '',
    isi['nomorRegistrasi'],
    isi['tanggalLahir'],
    isi['measuredOn'],
    kg,
    cm,
    typeof isi['rt'] === 'string' && isi['rt'] !== '' ? `RT ${isi['rt']}` : '',
    fills,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ')
}
