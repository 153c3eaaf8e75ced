import type { Kartu, PilihanWilayah } from '@simpul/contract/kantor.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { PlaceFilters } from './register.screen.tsx'
import { PESAN } from './sasaran.pesan.ts'

/** A sheet of cards to print and cut. */
export function KartuScreen() {
  const filters = useFilters()
  const posyandu = filters.get('posyandu')
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const loaded = useLoaded<{ readonly rows: readonly Kartu[]; readonly total: number }>(
    posyandu === '' ? null : '/api/kantor/kartu',
    { posyandu, rt: filters.get('rt'), kelompok: filters.get('kelompok') },
  )
  return (
    <>
      <Heading
        title={PESAN.kartu}
        subtitle={PESAN.kartuSub}
        actions={
          <Button kind="utama" icon="cetak" onTap={() => window.print()}>
            {UMUM.cetak}
          </Button>
        }
      />
      <FilterBar label={UMUM.saring}>
        <PlaceFilters places={places.value} />
      </FilterBar>
      {posyandu === '' ? (
        <EmptyState icon="qr" title={PESAN.kartu}>
          <p>{PESAN.kartuPilih}</p>
        </EmptyState>
      ) : (
        <WhenLoaded loaded={loaded}>
          {(sheet) => (
            <>
              {sheet.rows.length < sheet.total && (
                <Notice tone="info">{PESAN.kartuTerbatas(sheet.rows.length, sheet.total)}</Notice>
              )}
              <div className="kartu-lembar">
                {sheet.rows.map((card) => (
                  <figure key={card.id} className="kartu-satu">
                    <svg
                      viewBox={`-2 -2 ${card.qr.sisi + 4} ${card.qr.sisi + 4}`}
                      shapeRendering="crispEdges"
                      role="img"
                      aria-label={card.nama}
                    >
                      <path d={card.qr.path} fill="#000" />
                    </svg>
                    <figcaption>
                      <strong>{card.nama}</strong>
                      <div className="kecil">
                        {card.posyanduNama} {card.rt !== '' && `· RT ${card.rt}`}
                      </div>
                    </figcaption>
                  </figure>
                ))}
              </div>
            </>
          )}
        </WhenLoaded>
      )}
    </>
  )
}
