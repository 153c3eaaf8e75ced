import { Button } from '@simpul/ui/button.tsx'
import { usePlace } from '@simpul/ui/router.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { APP_PESAN } from './app.pesan.ts'
import {
  isTabBehind,
  isUpdateWaiting,
  startAgain,
  subscribeUpdate,
  takeUpdate,
} from './service-worker.ts'

/** A new version waits until no form is open: only where somebody looks around is it offered. */
export function UpdatePrompt() {
  const isWaiting = useSyncExternalStore(subscribeUpdate, isUpdateWaiting)
  const isBehind = useSyncExternalStore(subscribeUpdate, isTabBehind)
  const { path } = usePlace()
  const isAtRest = ['/', '/hari', '/warga', '/urusan', '/kirim'].includes(path)
  useEffect(() => {
    if (isBehind && isAtRest) startAgain()
  }, [isBehind, isAtRest])
  if (!isWaiting || !isAtRest) return null
  return (
    <div className="versi-baru tidak-dicetak" role="status">
      <span>{APP_PESAN.versiBaru}</span>
      <Button onTap={takeUpdate}>{APP_PESAN.pasang}</Button>
    </div>
  )
}
