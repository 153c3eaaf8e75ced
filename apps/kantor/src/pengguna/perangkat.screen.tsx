import type { KodePintu, PenggunaLembar, PerangkatView } from '@simpul/contract/pengguna.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useSearched } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, SearchBox, useFilters } from '../app/list-parts.tsx'
import { useMe, useZona } from '../app/me.ts'
import { usePencarian } from '../app/pencarian.ts'
import { FailureNotice, WhenLoaded } from '../app/states.tsx'
import { waktu } from '../app/tanggal.pesan.ts'
import { PESAN } from './akun.pesan.ts'
import { KodeKertas } from './kode-kertas.tsx'

interface Phone extends PerangkatView {
  readonly pemilik: string
}

/** The phones of the posyandu: which are out there, their codes of the door, and taking one back. */
export function PerangkatScreen() {
  const me = useMe()
  const zona = useZona()
  const filters = useFilters()
  const pencarian = usePencarian()
  const loaded = useSearched<PenggunaLembar>('/api/pengguna', filters.query, pencarian.text)
  const [asking, setAsking] = useState<Phone | null>(null)
  const [sheet, setSheet] = useState<{ readonly phone: Phone; readonly kode: KodePintu } | null>(
    null,
  )
  const [failure, setFailure] = useState<Failure | null>(null)

  async function show(phone: Phone) {
    const result = await sendJson<KodePintu>('/api/perangkat/pintu', { perangkatId: phone.id })
    if (result.ok) setSheet({ phone, kode: result.value })
    else setFailure(result.error)
  }

  return (
    <>
      <Heading title={PESAN.hpJudul} subtitle={PESAN.hpSub} />
      <FilterBar label={UMUM.saring}>
        <SearchBox
          id="cari"
          label={PESAN.cari}
          value={pencarian.text}
          onSearch={pencarian.search}
        />
      </FilterBar>
      {failure && <FailureNotice failure={failure} />}
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk_berlabel"
              caption={PESAN.hpJudul}
              isCaptionHidden
              columns={[
                { key: 'pemilik', head: PESAN.nama, isRowHead: true, cell: (row) => row.pemilik },
                { key: 'hp', head: PESAN.hp, cell: (row) => row.nama || PESAN.tidakAdaNama },
                { key: 'huruf', head: PESAN.huruf, cell: (row) => row.huruf ?? '' },
                {
                  key: 'terakhir',
                  head: PESAN.terakhir,
                  cell: (row) => (row.terakhirPada ? waktu(row.terakhirPada, zona) : ''),
                },
                {
                  key: 'tindakan',
                  head: PESAN.tindakan,
                  cell: (row) =>
                    row.isDicabut ? (
                      <Badge icon="silang">{PESAN.dicabut}</Badge>
                    ) : (
                      <div className="ui-baris">
                        {me.izin.includes('pin.unlock') && (
                          <Button kind="polos" onTap={() => void show(row)}>
                            {PESAN.pintu}
                          </Button>
                        )}
                        <Button kind="polos" onTap={() => setAsking(row)}>
                          {PESAN.cabut}
                        </Button>
                      </div>
                    ),
                },
              ]}
              rows={page.rows.flatMap((row) =>
                row.perangkat.map((phone) => ({ ...phone, pemilik: row.nama })),
              )}
              rowKey={(row) => row.id}
              empty={<EmptyState icon="kunci" title={PESAN.tanpaHp} />}
            />
            {page.total > page.ukuran && <Pager {...page} />}
          </>
        )}
      </WhenLoaded>
      {asking && (
        <AskDialog
          title={PESAN.cabut}
          question={PESAN.cabutTanya(asking.pemilik)}
          isDanger
          onClose={() => setAsking(null)}
          onYes={async () => {
            const result = await sendJson('/api/perangkat/cabut', { perangkatId: asking.id })
            if (!result.ok) return result.error
            showToast(PESAN.tersimpan)
            loaded.reload()
            return null
          }}
        />
      )}
      {sheet && (
        <KodeKertas
          title={PESAN.pintuJudul}
          forWhom={`${sheet.phone.pemilik} · ${sheet.phone.nama || PESAN.tidakAdaNama}`}
          codes={sheet.kode.kode}
          notes={[PESAN.pintuPetunjuk]}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  )
}
