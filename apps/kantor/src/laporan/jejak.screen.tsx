import type { JejakBaris, Lembar } from '@simpul/contract/kantor.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, useFilters } from '../app/list-parts.tsx'
import { useZona } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { waktu } from '../app/tanggal.pesan.ts'
import { NAMA_PERIHAL, namaAksi, rincianJejak } from './jejak.pesan.ts'
import { PESAN } from './laporan.pesan.ts'

/** The audit trail, newest first. */
export function JejakScreen() {
  const filters = useFilters()
  const zona = useZona()
  const loaded = useLoaded<Lembar<JejakBaris>>('/api/kantor/jejak', filters.query)
  const date = (id: 'dari' | 'sampai', label: string) => (
    <label className="saringan__satu" htmlFor={id}>
      <span>{label}</span>
      <input
        id={id}
        type="date"
        className="ui-isian__kotak"
        value={filters.get(id)}
        onChange={(event) => filters.set({ [id]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <>
      <Heading title={PESAN.jejak} subtitle={PESAN.jejakSub} />
      <FilterBar label={UMUM.saring}>
        <Pick
          id="aksi"
          label={PESAN.aksi}
          value={filters.get('aksi')}
          all={UMUM.semua}
          options={Object.entries(NAMA_PERIHAL).map(([value, label]) => ({ value, label }))}
          onChange={(aksi) => filters.set({ aksi })}
        />
        {date('dari', PESAN.dari)}
        {date('sampai', PESAN.sampai)}
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk"
              caption={`${PESAN.jejak}: ${page.total}`}
              columns={[
                {
                  key: 'at',
                  head: PESAN.kapan,
                  isRowHead: true,
                  cell: (row) => waktu(row.at, zona),
                },
                { key: 'oleh', head: PESAN.oleh, cell: (row) => row.oleh ?? UMUM.tidakDitampilkan },
                { key: 'aksi', head: PESAN.apa, cell: (row) => namaAksi(row.aksi) },
                { key: 'detail', head: PESAN.rinci, cell: (row) => rincianJejak(row) },
              ]}
              rows={page.rows}
              rowKey={(row) => String(row.id)}
              empty={<EmptyState icon="cari" title={UMUM.kosong} />}
            />
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
    </>
  )
}
