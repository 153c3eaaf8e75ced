import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href } from '@simpul/ui/router.ts'
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { WARGA_PESAN } from '../rujukan/warga.pesan.ts'
import { APP_PESAN } from './app.pesan.ts'
import { type Found, findRoute, isOfKesehatan, ROUTES, type Route } from './routes.ts'

type AnyScreen = Awaited<ReturnType<Route['load']>>

const loaded = new Map<Route, AnyScreen>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function fetchScreen(route: Route): Promise<void> {
  loaded.set(route, await route.load())
  for (const listener of listeners) listener()
}

/** Fetches every screen while nobody waits, so that none is missing when the network is gone. */
export function fetchAllScreens(): void {
  const idle = (work: () => void) =>
    'requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 500)
  idle(() => {
    for (const route of ROUTES) fetchScreen(route).catch(() => undefined)
  })
}

/** The screen of an address. One already fetched is there at once. */
export function ScreenOf({ path }: { readonly path: string }) {
  const { isKesehatan } = useTempat()
  const found = findRoute(path)
  const isClosed = found !== null && !isKesehatan && isOfKesehatan(found.route)
  if (!found || isClosed) {
    const title = isClosed ? APP_PESAN.kesehatan : APP_PESAN.tidakAda
    return (
      <Page title={title} hasBar>
        <EmptyState icon="cari" title={title}>
          <p>{isClosed ? APP_PESAN.kesehatanKet : APP_PESAN.tidakAdaKet}</p>
          <ButtonLink href={href('/hari')}>{APP_PESAN.keBeranda}</ButtonLink>
        </EmptyState>
      </Page>
    )
  }
  return <Loaded key={found.route.pattern} found={found} />
}

function Loaded({ found }: { readonly found: Found }) {
  const { route, id } = found
  // Asked of the map at every turn: whoever fetched it, and be it between two looks, it is shown.
  const screen = useSyncExternalStore(subscribe, () => loaded.get(route) ?? null)
  const [tries, setTries] = useState(0)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    if (!loaded.has(route)) fetchScreen(route).catch(() => setHasFailed(true))
  }, [route, tries])

  function retry() {
    setHasFailed(false)
    setTries(tries + 1)
  }

  if (hasFailed && !screen) {
    return (
      <Page title={APP_PESAN.tidakAda} hasBar>
        <EmptyState icon="senyap" title={APP_PESAN.gagalMuat}>
          <Button onTap={retry}>{APP_PESAN.cobaLagi}</Button>
        </EmptyState>
      </Page>
    )
  }
  if (!screen) return null
  if (route.about === 'none') {
    const Plain = screen as ComponentType
    return <Plain />
  }
  return <About about={route.about} id={id} screen={screen} />
}

interface AboutProps {
  readonly about: 'sasaran' | 'rujukan'
  readonly id: Found['id']
  readonly screen: AnyScreen
}

/** A screen about a record gets the record, or says that it is not on this phone. */
function About({ about, id, screen }: AboutProps) {
  const sasaran = useRecords((all) => (about === 'sasaran' && id ? all.sasaran.get(id) : undefined))
  const rujukan = useRecords((all) =>
    about === 'rujukan' && id ? all.rujukan.find((one) => one.id === id) : undefined,
  )
  const Screen = screen as ComponentType<object>
  if (sasaran) return <Screen key={sasaran.id} {...{ sasaran }} />
  if (rujukan) return <Screen key={rujukan.id} {...{ rujukan }} />
  return (
    <Page title={WARGA_PESAN.tidakKetemu} hasBar>
      <EmptyState icon="cari" title={WARGA_PESAN.tidakKetemu}>
        <p>{WARGA_PESAN.tidakKetemuKet}</p>
        <ButtonLink href={href('/warga')}>{APP_PESAN.warga}</ButtonLink>
      </EmptyState>
    </Page>
  )
}
