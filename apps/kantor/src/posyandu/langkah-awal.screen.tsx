import type { LangkahAwal } from '@simpul/contract/posyandu.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Icon } from '@simpul/ui/icon.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { linkTo } from '../app/address.ts'
import { useLoaded } from '../app/api.ts'
import { Heading } from '../app/heading.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { langkahOf } from './langkah-awal.ts'
import { LANGKAH as PESAN } from './posyandu.pesan.ts'

/** What a kabupaten still lacks; each line leads to where it is made. */
export function LangkahAwalScreen() {
  const loaded = useLoaded<LangkahAwal>('/api/kantor/langkah-awal')
  return (
    <>
      <Heading title={PESAN.judul} subtitle={PESAN.sub} />
      <WhenLoaded loaded={loaded}>
        {(ada) => {
          const missing = langkahOf(ada)
          if (missing.length === 0) {
            return (
              <EmptyState icon="centang" title={PESAN.lengkap}>
                <p>{PESAN.lengkapSaran}</p>
              </EmptyState>
            )
          }
          return (
            <section className="ui-tumpuk" aria-label={PESAN.kurang(missing.length)}>
              <h2>{PESAN.kurang(missing.length)}</h2>
              <List label={PESAN.kurang(missing.length)}>
                {missing.map((one) => (
                  <ListRow
                    key={one.judul}
                    lead={<Icon name="awas" />}
                    title={one.judul}
                    detail={one.saran}
                    href={linkTo(one.path, one.query)}
                  />
                ))}
              </List>
            </section>
          )
        }}
      </WhenLoaded>
    </>
  )
}
