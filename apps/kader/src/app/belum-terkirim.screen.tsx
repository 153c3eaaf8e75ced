import { type CommandBody, type CommandKind, isCommandKind } from '@simpul/contract/command.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { href } from '@simpul/ui/router.ts'
import { Card } from '@simpul/ui/stack.tsx'
import { useState } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { waktuText } from '../posyandu/tanggal.pesan.ts'
import { save } from '../sync/save.ts'
import {
  type ConflictItem,
  exportSealed,
  type Outbox,
  type OutboxItem,
  type RefusedItem,
  syncNow,
  useOutbox,
} from '../sync/status.ts'
import { KIRIM_PESAN, MASALAH_PESAN, TOLAK_PESAN } from './app.pesan.ts'
import { fixAddress } from './fix-address.ts'
import { KonflikCard } from './konflik-card.tsx'
import { SisihkanDialog } from './sisihkan-dialog.tsx'

const PESAN = KIRIM_PESAN
const SHOWN = 50

/** What was sent, what was not, and why, in those words. */
export function BelumTerkirimScreen() {
  const { posyandu } = useTempat()
  const outbox = useOutbox()
  const unsent = outbox.waiting.length + outbox.refused.length + outbox.conflicts.length
  return (
    <Page title={`${PESAN.judul} (${unsent})`} subtitle={posyandu.nama} hasBar>
      <SyncState outbox={outbox} />
      {outbox.conflicts.map((item) => (
        <Konflik key={item.commandId} item={item} />
      ))}
      {outbox.refused.length > 0 && (
        <>
          <h2>
            {PESAN.perluDibetulkan} ({outbox.refused.length})
          </h2>
          <p className="redup">{PESAN.perluDibetulkanKet}</p>
          {outbox.refused.map((item) => (
            <RefusedCard key={item.commandId} item={item} />
          ))}
        </>
      )}
      {unsent === 0 && (
        <EmptyState icon="centang" title={PESAN.semua}>
          <p>{PESAN.semuaKet}</p>
        </EmptyState>
      )}
      <Items title={PESAN.menunggu} items={outbox.waiting} />
      {outbox.sentToday.length > 0 && (
        <details className="lipat">
          <summary>{PESAN.terkirimHariIni(outbox.sentToday.length)}</summary>
          <Items title="" items={outbox.sentToday} />
        </details>
      )}
      {unsent > 0 && <Titip />}
    </Page>
  )
}

function SyncState({ outbox }: { readonly outbox: Outbox }) {
  const last = outbox.lastSyncAt
  const { progress } = outbox
  return (
    <div className="ui-tumpuk" data-jarak="rapat">
      {outbox.problem && (
        <Notice tone={outbox.problem === 'tanpa_jaringan' ? 'info' : 'awas'}>
          {MASALAH_PESAN[outbox.problem]}
        </Notice>
      )}
      {!outbox.isOnline && !outbox.problem && <Notice>{PESAN.tanpaSinyal}</Notice>}
      {progress && (
        <ProgressBar
          label={PESAN.menerima(Math.round((100 * progress.done) / Math.max(progress.total, 1)))}
          value={progress.done / Math.max(progress.total, 1)}
        />
      )}
      <Button
        kind="utama"
        icon="kirim"
        isWide
        isDisabled={outbox.isSyncing}
        onTap={() => void syncNow()}
      >
        {outbox.isSyncing ? PESAN.mengirim : PESAN.kirim}
      </Button>
      <p className="redup kecil">{last ? PESAN.terakhir(waktuText(last)) : PESAN.belumPernah}</p>
    </div>
  )
}

/** What it is and whom it is about. */
function useTitle(item: OutboxItem): string {
  const sasaran = useRecords((all) =>
    item.sasaranId ? all.sasaran.get(item.sasaranId) : undefined,
  )
  const kind = isCommandKind(item.kind) ? PESAN.jenis[item.kind] : item.kind
  const { nama, pemohonNama } = item.body
  const name =
    sasaran?.nama ??
    (typeof nama === 'string' ? nama : typeof pemohonNama === 'string' ? pemohonNama : '')
  return name === '' ? kind : `${kind} · ${name}`
}

function Items({
  title,
  items,
}: {
  readonly title: string
  readonly items: readonly OutboxItem[]
}) {
  if (items.length === 0) return null
  // Every person leaves five marks behind: they are counted, not listed.
  const named = items.filter((item) => item.kind !== 'kehadiran.mark')
  const marks = items.length - named.length
  return (
    <>
      {title !== '' && (
        <h2>
          {title} ({items.length})
        </h2>
      )}
      <List label={title}>
        {named.slice(0, SHOWN).map((item) => (
          <Item key={item.commandId} item={item} />
        ))}
        {marks > 0 && <ListRow title={PESAN.tanda(marks)} />}
      </List>
    </>
  )
}

function Item({ item }: { readonly item: OutboxItem }) {
  return <ListRow title={useTitle(item)} detail={waktuText(item.recordedAt)} />
}

function Konflik({ item }: { readonly item: ConflictItem }) {
  return <KonflikCard item={item} title={useTitle(item)} />
}

function RefusedCard({ item }: { readonly item: RefusedItem }) {
  const title = useTitle(item)
  const [isAside, setIsAside] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const fixAt = fixAddress(item)

  async function resend() {
    if (!isCommandKind(item.kind)) return
    const body = item.body as CommandBody<CommandKind>
    const saved = await save<CommandKind>(item.kind, body, { replaces: item.commandId })
    if (!saved.ok) setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
  }

  return (
    <Card>
      <strong>{title}</strong>
      <Badge icon="awas" tone="awas">
        {PESAN.perluDibetulkan}
      </Badge>
      <p>
        {TOLAK_PESAN[item.kode]}
        {item.field ? ` (${PESAN.isian[item.field] ?? item.field})` : ''}
      </p>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      {fixAt ? (
        <ButtonLink kind="utama" icon="ubah" isWide href={href(fixAt)}>
          {PESAN.betulkan}
        </ButtonLink>
      ) : (
        <Button kind="utama" icon="putar" isWide onTap={() => void resend()}>
          {PESAN.kirimUlang}
        </Button>
      )}
      <Button isWide onTap={() => setIsAside(true)}>
        {PESAN.sisihkan}
      </Button>
      {isAside && (
        <SisihkanDialog
          commandId={item.commandId}
          title={title}
          onClose={() => setIsAside(false)}
        />
      )}
    </Card>
  )
}

function Titip() {
  async function download() {
    const file = await exportSealed()
    if (!file) return
    const url = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = url
    link.download = 'simpul-titipan.json'
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <div className="ui-tumpuk" data-jarak="rapat">
      <Button icon="kunci" isWide onTap={() => void download()}>
        {PESAN.titip}
      </Button>
      <p className="kecil redup">{PESAN.titipKet}</p>
    </div>
  )
}
