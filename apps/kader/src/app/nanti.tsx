import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { type ComponentType, useEffect, useState } from 'react'
import { APP_PESAN } from './app.pesan.ts'

interface Props<P> {
  readonly load: () => Promise<ComponentType<P>>
  readonly props: P
}

interface Loaded<P> {
  readonly load: Props<P>['load']
  readonly of: ComponentType<P>
}

/** A screen that few people ever see, fetched when it is needed; the service worker has it. */
export function Nanti<P extends object>({ load, props }: Props<P>) {
  const [loaded, setLoaded] = useState<Loaded<P> | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  // Another screen may come into the same place.
  const Screen = loaded?.load === load ? loaded.of : null
  useEffect(() => {
    if (Screen || hasFailed) return
    load().then(
      (of) => setLoaded({ load, of }),
      () => setHasFailed(true),
    )
  }, [load, Screen, hasFailed])
  if (hasFailed) {
    return (
      <Page title={APP_PESAN.memuat}>
        <EmptyState icon="senyap" title={APP_PESAN.gagalMuat}>
          <Button onTap={() => setHasFailed(false)}>{APP_PESAN.cobaLagi}</Button>
        </EmptyState>
      </Page>
    )
  }
  return Screen && <Screen {...props} />
}
