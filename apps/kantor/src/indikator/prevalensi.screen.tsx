import type { PrevalensiAnswer } from '@simpul/contract/indikator.ts'
import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, MonthPick, Pick, useFilters } from '../app/list-parts.tsx'
import { thisMonth, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { namaBulan } from '../app/tanggal.pesan.ts'
import { PESAN } from './indikator.pesan.ts'
import { PrevalensiTable } from './prevalensi-table.tsx'

/** Prevalence of an area or one posyandu over a span of months. */
export function PrevalensiScreen() {
  const me = useMe()
  const filters = useFilters()
  const sampai = filters.get('sampai') || thisMonth(me)
  const dari = filters.get('dari') || sampai
  const rentang = {
    dari,
    sampai,
    wilayah: filters.get('wilayah'),
    posyandu: filters.get('posyandu'),
  }
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const loaded = useLoaded<PrevalensiAnswer>('/api/kantor/prevalensi', rentang)
  const areas = [...(places.value?.kecamatan ?? []), ...(places.value?.desa ?? [])]
  return (
    <>
      <Heading
        title={PESAN.prevalensi}
        subtitle={dari === sampai ? namaBulan(dari) : `${namaBulan(dari)} – ${namaBulan(sampai)}`}
      />
      <FilterBar label={UMUM.saring}>
        <MonthPick
          id="dari"
          label={PESAN.dariBulan}
          value={dari}
          onChange={(value) => filters.set({ dari: value, sampai })}
        />
        <MonthPick
          id="sampai"
          label={PESAN.sampaiBulan}
          value={sampai}
          onChange={(value) => filters.set({ dari, sampai: value })}
        />
        <Pick
          id="wilayah"
          label={PESAN.wilayah}
          value={filters.get('wilayah')}
          all={UMUM.semua}
          options={areas.map((one) => ({
            value: one.kode,
            label: namaWilayah(one.kode, one.nama),
          }))}
          onChange={(wilayah) => filters.set({ wilayah, posyandu: undefined })}
        />
        <Pick
          id="posyandu"
          label={PESAN.posyandu}
          value={filters.get('posyandu')}
          all={UMUM.semua}
          options={(places.value?.posyandu ?? [])
            .filter((one) => one.desaKode.startsWith(filters.get('wilayah')))
            .map((one) => ({ value: one.id, label: one.nama }))}
          onChange={(posyandu) => filters.set({ posyandu })}
        />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {({ rows, bagian }) => <PrevalensiTable rows={rows} bagian={bagian} rentang={rentang} />}
      </WhenLoaded>
    </>
  )
}
