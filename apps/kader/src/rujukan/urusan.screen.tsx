import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import { normalizeNama } from '@simpul/domain/sasaran/nama.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Icon } from '@simpul/ui/icon.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { BIDANG_ICON, BIDANG_PESAN } from '../kebutuhan/kebutuhan.pesan.ts'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { useOutbox } from '../sync/status.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'
import { statusLine } from './status-line.ts'
import { isMyTurn, isOver, pemohonOf, perihalOf } from './urusan-view.ts'

const PESAN = RUJUKAN_PESAN

/** "Apa kabar usul saya?": one line by the name of who asked, offline, with the day it is of. */
export function UrusanScreen() {
  const { me } = useTempat()
  const records = useRecords((all) => all)
  const [query, setQuery] = useState('')
  const wanted = normalizeNama(query)
  const list = records.rujukan
    .filter(
      (one) =>
        wanted === '' || normalizeNama(pemohonOf(one, records.sasaran) ?? '').includes(wanted),
    )
    .toSorted((a, b) => (a.openedOn < b.openedOn ? 1 : -1))
  const mine = list.filter((one) => !isOver(one) && isMyTurn(one, me))
  const running = list.filter((one) => !isOver(one) && !mine.includes(one))
  const over = list.filter(isOver)

  return (
    <Page title={PESAN.urusan} subtitle={useAsOf()} hasBar>
      <ButtonLink kind="utama" icon="tambah" isWide href={href('/temuan')}>
        {PESAN.catat}
      </ButtonLink>
      {records.rujukan.length === 0 ? (
        <EmptyState icon="pesan" title={PESAN.kosong}>
          <p>{PESAN.kosongKet}</p>
        </EmptyState>
      ) : (
        <Field
          id="cari-urusan"
          label={PESAN.cari}
          type="search"
          value={query}
          onChange={setQuery}
        />
      )}
      {wanted !== '' && list.length === 0 && <p role="status">{PESAN.tidakKetemu}</p>}
      <Part title={PESAN.saya} list={mine} />
      <Part title={PESAN.berjalan} list={running} />
      <Part title={PESAN.selesai} list={over} />
    </Page>
  )
}

/** The day the phone last heard from the server: a status is as old as that. */
export function useAsOf(): string {
  const { today } = useTempat()
  const { lastSyncAt } = useOutbox()
  return PESAN.perTanggal(tanggalPendek(lastSyncAt ? dayOf(lastSyncAt, today) : today))
}

function dayOf(instant: string, fallback: ReturnType<typeof useTempat>['today']) {
  const day = instant.slice(0, 10)
  return isTanggal(day) ? day : fallback
}

function Part({
  title,
  list,
}: {
  readonly title: string
  readonly list: readonly RujukanRecord[]
}) {
  const { sebutan } = useTempat()
  const sasaran = useRecords((all) => all.sasaran)
  if (list.length === 0) return null
  return (
    <>
      <h2>
        {title} ({list.length})
      </h2>
      <List label={title}>
        {list.map((one) => (
          <ListRow
            key={one.id}
            lead={<Icon name={BIDANG_ICON[one.bidang]} />}
            title={<strong>{pemohonOf(one, sasaran) ?? PESAN.satuBaris}</strong>}
            detail={`${perihalOf(one) ?? BIDANG_PESAN[one.bidang]} · ${statusLine(one, sebutan)}`}
            below={
              one.urgensi === 'sekarang' && !isOver(one) ? (
                <Badge icon="bahaya" tone="bahaya">
                  {PESAN.rujuk.sekarang}
                </Badge>
              ) : null
            }
            href={href(`/urusan/${one.id}`)}
          />
        ))}
      </List>
    </>
  )
}
