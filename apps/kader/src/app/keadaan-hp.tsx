import { Notice } from '@simpul/ui/notice.tsx'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { jamSalah } from '../local/jam-hp.ts'
import { openStore, subscribeStore } from '../local/open-store.ts'
import { usePulled } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { waktuText } from '../posyandu/tanggal.pesan.ts'
import { APP_PESAN } from './app.pesan.ts'

const EVERY_MINUTE = 60_000

/** What a kader must know of her phone before she writes anything down. */
export function KeadaanHp() {
  return (
    <div className="tidak-dicetak">
      <JamSalah />
      <BelumAda />
    </div>
  )
}

/** Every record takes its date from this clock. */
function JamSalah() {
  const serverAt = useSyncExternalStore(subscribeStore, () => openStore()?.serverAt ?? null)
  const skewMs = useSyncExternalStore(subscribeStore, () => openStore()?.skewMs ?? null)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const look = () => setNow(Date.now())
    look()
    const timer = setInterval(look, EVERY_MINUTE)
    return () => clearInterval(timer)
  }, [serverAt, skewMs])
  const salah = jamSalah({ now, serverAt, skewMs })
  if (!salah) return null
  const [hp, benar] = [now, salah.at].map((at) => waktuText(new Date(at).toISOString()))
  return (
    <Notice tone="bahaya" title={APP_PESAN.jamSalah} isAlert>
      {salah.kind === 'berbeda'
        ? APP_PESAN.jamSalahKet(hp ?? '', benar ?? '')
        : APP_PESAN.jamMundurKet(hp ?? '', benar ?? '')}
    </Notice>
  )
}

/** An empty list of people must not look like a posyandu without people. */
function BelumAda() {
  const { posyandu } = useTempat()
  const pulled = usePulled()
  if (pulled.has(posyandu.id)) return null
  return (
    <Notice tone="awas" title={APP_PESAN.belumAda(posyandu.nama)}>
      {APP_PESAN.belumAdaKet}
    </Notice>
  )
}
