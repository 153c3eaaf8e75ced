import type { Me } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { Card } from '@simpul/ui/stack.tsx'
import { useEffect, useState } from 'react'
import { openStore } from '../local/open-store.ts'
import { leaveClean, lock } from '../local/session.ts'
import { type Handed, sendOpen } from '../local/titipan.ts'
import { DICABUT_PESAN as PESAN } from '../pengguna/dicabut.pesan.ts'
import { saveTitipan } from '../pengguna/simpan-titipan.ts'
import { type OutboxItem, type RefusedItem, useOutbox } from '../sync/status.ts'
import { isiCatatan } from './isi-catatan.ts'
import { useTitle } from './judul-catatan.ts'
import { KIRIM_PESAN, TOLAK_PESAN } from './kirim.pesan.ts'
import { SisihkanDialog } from './sisihkan-dialog.tsx'

/**
 * SYNC-33: a revoked phone hands over what it has and forgets it. What the server does not take stays,
 * with the reason, until a person has settled it; nothing else of the app is open.
 */
export function DicabutScreen({ me }: { readonly me: Me }) {
  const { waiting, refused } = useOutbox()
  /** how far it has come, 0 to 1; null while nothing is sent */
  const [part, setPart] = useState<number | null>(null)
  /** how it ended; null while nothing has */
  const [handed, setHanded] = useState<Handed | null>(null)
  const [tries, setTries] = useState(1)
  const left = waiting.length + refused.length

  useEffect(() => {
    const store = openStore()
    if (!store) return
    setPart(0)
    setHanded(null)
    void sendOpen(store, setPart).then((result) => {
      setPart(null)
      setHanded(result)
    })
  }, [tries])
  useEffect(() => {
    if (handed?.ok && left === 0 && openStore()?.queue.length === 0) void leaveClean(me.penggunaId)
  }, [left, handed, me])

  const kirimLagi = (
    <Button kind="utama" icon="kirim" isWide onTap={() => setTries(tries + 1)}>
      {PESAN.kirimLagi}
    </Button>
  )
  return (
    <Page title={PESAN.judul} subtitle={me.nama}>
      <Notice tone="bahaya">{PESAN.pengantar}</Notice>
      {part !== null && <ProgressBar label={PESAN.mengirim(Math.round(100 * part))} value={part} />}
      {handed?.ok === false && (
        <Notice tone="awas" isAlert>
          {PESAN.gagal[handed.error.kode]}
        </Notice>
      )}
      {handed?.ok === false && left === 0 && kirimLagi}
      {part === null && left > 0 && (
        <>
          <h2>{PESAN.sisaJudul(left)}</h2>
          <p>{PESAN.sisaKet}</p>
          {refused.map((item) => (
            <Sisa key={item.commandId} item={item} why={TOLAK_PESAN[item.kode]} />
          ))}
          {waiting.map((item) => (
            <Sisa key={item.commandId} item={item} why={PESAN.menunggu} />
          ))}
          {kirimLagi}
          <Button icon="kunci" isWide onTap={() => void saveTitipan(me.penggunaId)}>
            {PESAN.simpanBerkas}
          </Button>
        </>
      )}
      <Button isWide onTap={() => lock()}>
        {PESAN.kunci}
      </Button>
    </Page>
  )
}

function Sisa({ item, why }: { readonly item: OutboxItem | RefusedItem; readonly why: string }) {
  const title = useTitle(item)
  const [isAside, setIsAside] = useState(false)
  return (
    <Card>
      <strong>{title}</strong>
      <p>{isiCatatan(item).join(' · ')}</p>
      <p>{why}</p>
      <Button isWide onTap={() => setIsAside(true)}>
        {KIRIM_PESAN.sisihkan}
      </Button>
      {isAside && (
        <SisihkanDialog
          commandId={item.commandId}
          title={title}
          note={PESAN.sisihkanKet}
          onClose={() => setIsAside(false)}
        />
      )}
    </Card>
  )
}
