import { Button } from '@simpul/ui/button.tsx'
import { usePlace } from '@simpul/ui/router.ts'
import { useSyncExternalStore } from 'react'
import { APP_PESAN } from './app.pesan.ts'
import { isUpdateWaiting, subscribeUpdate, takeUpdate } from './service-worker.ts'

/** A new version waits until no form is open: only where somebody looks around is it offered. */
export function UpdatePrompt() {
  const isWaiting = useSyncExternalStore(subscribeUpdate, isUpdateWaiting)
  const { path } = usePlace()
  const isAtRest = ['/', '/hari', '/warga', '/urusan', '/kirim'].includes(path)
  if (!isWaiting || !isAtRest) return null
  return (
    <div className="versi-baru tidak-dicetak" role="status">
      <span>{APP_PESAN.versiBaru}</span>
      <Button onTap={takeUpdate}>{APP_PESAN.pasang}</Button>
    </div>
  )
}
