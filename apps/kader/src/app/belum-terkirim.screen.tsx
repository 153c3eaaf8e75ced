import { type CommandBody, type CommandKind, isCommandKind } from '@simpul/contract/command.ts'
import type { Me } from '@simpul/contract/pengguna.ts'
import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { err } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
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
import { openStore } from '../local/open-store.ts'
import { saveTitipan } from '../pengguna/simpan-titipan.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { waktuText } from '../posyandu/tanggal.pesan.ts'
import { save } from '../sync/save.ts'
import { type AsideItem, takeBack, useAside, useStandingOn } from '../sync/sisihan.ts'
import {
  type ConflictItem,
  type Outbox,
  type OutboxItem,
  type RefusedItem,
  type SyncProblem,
  syncNow,
  useOutbox,
} from '../sync/status.ts'
import { fixAddress } from './fix-address.ts'
import { isiCatatan } from './isi-catatan.ts'
import { useTitle } from './judul-catatan.ts'
import { KIRIM_PESAN, MASALAH_PESAN, TOLAK_PESAN } from './kirim.pesan.ts'
import { KonflikCard } from './konflik-card.tsx'
import { dayAhead, PindahTanggal } from './pindah-tanggal-card.tsx'
import { SisihkanDialog } from './sisihkan-dialog.tsx'

const PESAN = KIRIM_PESAN
const SHOWN = 50

/** What was sent, what was not, and why, in those words. */
export function BelumTerkirimScreen() {
  const { me, posyandu, today } = useTempat()
  return <BelumTerkirim me={me} subtitle={posyandu.nama} today={today} />
}

/** The same of who serves no posyandu any more: what she saved before is not lost. */
export function SisaScreen({ me }: { readonly me: Me }) {
  // Without a posyandu there is no zone: by the one that most of the country lives in.
  const [today] = useState(() => localNow(Date.now(), 'WIB').tanggal)
  return <BelumTerkirim me={me} subtitle={me.nama} today={today} />
}

interface ListProps {
  readonly me: Me
  readonly subtitle: string
  readonly today: Tanggal
}

function BelumTerkirim({ me, subtitle, today }: ListProps) {
  const outbox = useOutbox()
  const aside = useAside()
  const unsent = outbox.waiting.length + outbox.refused.length + outbox.conflicts.length
  return (
    <Page title={`${PESAN.judul} (${unsent})`} subtitle={subtitle} hasBar>
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
            <RefusedCard key={item.commandId} item={item} today={today} />
          ))}
        </>
      )}
      {unsent === 0 && (
        <EmptyState icon="centang" title={PESAN.semua}>
          <p>{aside.length > 0 ? PESAN.kecualiSisih(aside.length) : PESAN.semuaKet}</p>
        </EmptyState>
      )}
      <Items title={PESAN.menunggu} items={outbox.waiting} />
      {outbox.sentToday.length > 0 && (
        <details className="lipat">
          <summary>{PESAN.terkirimHariIni(outbox.sentToday.length)}</summary>
          <Items title="" items={outbox.sentToday} />
        </details>
      )}
      <Disisihkan aside={aside} />
      {unsent > 0 && <Titip penggunaId={me.penggunaId} />}
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
          <p>{MASALAH_PESAN[outbox.problem]}</p>
          <WayOut problem={outbox.problem} />
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

/** Where a problem can be settled by the kader herself. */
function WayOut({ problem }: { readonly problem: SyncProblem }) {
  if (problem === 'perlu_masuk') {
    return (
      <ButtonLink isWide href={href('/saya/masuk')}>
        {PESAN.masukLagi}
      </ButtonLink>
    )
  }
  if (problem === 'ganti_sandi_dulu') {
    return (
      <ButtonLink isWide href={href('/saya/sandi')}>
        {PESAN.gantiSandi}
      </ButtonLink>
    )
  }
  return null
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

interface RefusedProps {
  readonly item: RefusedItem
  readonly today: Tanggal
}

function RefusedCard({ item, today }: RefusedProps) {
  const title = useTitle(item)
  const standing = useStandingOn(item.commandId)
  const ahead = dayAhead(item)
  // A field without words is the machine's own: it helps nobody.
  const isian = PESAN.isian[item.field ?? '']
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
        {isian ? ` (${isian})` : ''}
      </p>
      <Isi item={item} />
      {standing.length > 0 && <p>{PESAN.menungguIni(standing.length)}</p>}
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      {ahead && <PindahTanggal item={item} from={ahead} today={today} />}
      {fixAt && (
        <ButtonLink kind={ahead ? 'biasa' : 'utama'} icon="ubah" isWide href={href(fixAt)}>
          {PESAN.betulkan}
        </ButtonLink>
      )}
      {!fixAt && (
        <Button kind={ahead ? 'biasa' : 'utama'} icon="putar" isWide onTap={() => void resend()}>
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

/** What stands in it, so that it is known again, or copied onto paper. */
function Isi({ item }: { readonly item: OutboxItem }) {
  const words = isiCatatan(item)
  return words.length > 0 ? <p className="redup kecil">{words.join(' · ')}</p> : null
}

/** Put aside is not thrown away: it is here with its reason, and can be sent after all. */
function Disisihkan({ aside }: { readonly aside: readonly AsideItem[] }) {
  const [problem, setProblem] = useState<string | null>(null)
  if (aside.length === 0) return null

  async function send(item: AsideItem) {
    const store = openStore()
    const taken = store ? await takeBack(store, item.commandId) : err({ kode: 'terkunci' as const })
    setProblem(taken.ok ? null : SIMPAN_PESAN.gagal[taken.error.kode])
  }

  return (
    <details className="lipat">
      <summary>{PESAN.disisihkan(aside.length)}</summary>
      <p className="redup">{PESAN.disisihkanKet}</p>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      {aside.map((item) => (
        <AsideCard key={item.commandId} item={item} onSend={() => void send(item)} />
      ))}
    </details>
  )
}

function AsideCard({ item, onSend }: { readonly item: AsideItem; readonly onSend: () => void }) {
  return (
    <Card>
      <strong>{useTitle(item)}</strong>
      <p>{PESAN.alasan(item.alasan)}</p>
      <Isi item={item} />
      <Button icon="putar" isWide onTap={onSend}>
        {PESAN.kembalikan}
      </Button>
    </Card>
  )
}

function Titip({ penggunaId }: { readonly penggunaId: PenggunaId }) {
  return (
    <div className="ui-tumpuk" data-jarak="rapat">
      <Button icon="kunci" isWide onTap={() => void saveTitipan(penggunaId)}>
        {PESAN.titip}
      </Button>
      <p className="kecil redup">{PESAN.titipKet}</p>
    </div>
  )
}
