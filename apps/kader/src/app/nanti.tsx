import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { type ComponentType, useEffect, useState } from 'react'
import { APP_PESAN } from './app.pesan.ts'

interface Props<P> {
  readonly load: () => Promise<ComponentType<P>>
  readonly props: P
}

/** A screen that few people ever see, fetched when it is needed; the service worker has it. */
export function Nanti<P extends object>({ load, props }: Props<P>) {
  const [screen, setScreen] = useState<{ readonly of: ComponentType<P> } | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    if (screen || hasFailed) return
    load().then(
      (of) => setScreen({ of }),
      () => setHasFailed(true),
    )
  }, [load, screen, hasFailed])
  if (hasFailed) {
    return (
      <Page title={APP_PESAN.memuat}>
        <EmptyState icon="senyap" title={APP_PESAN.gagalMuat}>
          <Button onTap={() => setHasFailed(false)}>{APP_PESAN.cobaLagi}</Button>
        </EmptyState>
      </Page>
    )
  }
  if (!screen) return null
  const Screen = screen.of
  return <Screen {...props} />
}
