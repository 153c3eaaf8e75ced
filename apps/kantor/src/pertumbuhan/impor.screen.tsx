import type { ImporView, Pemetaan } from '@simpul/contract/impor.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { Row, Stack } from '@simpul/ui/stack.tsx'
import { useEffect, useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sentenceOf } from '../app/app.pesan.ts'
import { WhenLoaded } from '../app/states.tsx'
import { BarisImpor } from './baris-impor.tsx'
import { berkasSentence, FIELD, JENIS, PESAN, STATUS } from './impor.pesan.ts'
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
              {(impor.status === 'siap' || impor.status === 'selesai') && (
                <BarisImpor impor={impor} />
              )}
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
