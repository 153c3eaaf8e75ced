import type { Lembar } from '@simpul/contract/kantor.ts'
import { KEADAAN } from '@simpul/contract/wilayah.ts'
import { Button } from '@simpul/ui/button.tsx'
import type { Children } from '@simpul/ui/children.ts'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { useState } from 'react'
import { type Failure, type Loaded, sendJson } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, SearchBox, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { PESAN } from './daftar-kantor.pesan.ts'
import { SaveFailure } from './save-failure.tsx'

/** An office or a posyandu, as far as closing it and opening it again asks. */
interface Lembaga {
  readonly id: string
  readonly nama: string
  readonly version: number
  readonly ditutupPada: string | null
}

interface Words {
  readonly judul: string
  readonly sub: string
  readonly cari: string
  readonly ubah: string
  readonly tutup: string
  readonly tutupJudul: string
  readonly tutupTanya: (nama: string) => string
  readonly buka: string
  readonly bukaTanya: (nama: string) => string
}

interface Props<Row extends Lembaga> {
  readonly loaded: Loaded<Lembar<Row>>
  readonly words: Words
  readonly actions: Children
  /** Filters besides the search and whether it is open. */
  readonly filters?: Children
  readonly columns: readonly Column<Row>[]
  readonly empty: Children
  /** Where closing and opening again is sent. */
  readonly closePath: string
  /** The area whose words a row is spoken of in. */
  readonly areaOf: (row: Row) => string
  readonly onEdit: (row: Row) => void
  /** The next step when something stands in the way of closing. */
  readonly wayOut?: (row: Row, failure: Failure, close: () => void) => Children
}

/** The institutions somebody looks after: looked for, changed, closed and opened again. */
export function DaftarLembaga<Row extends Lembaga>(props: Props<Row>) {
  const { loaded, words, actions, filters: more, columns, empty, areaOf, onEdit } = props
  const filters = useFilters()
  const [asking, setAsking] = useState<Row | null>(null)
  const close = () => setAsking(null)

  async function setClosed(row: Row): Promise<Failure | null> {
    const result = await sendJson(props.closePath, {
      id: row.id,
      basedOnVersion: row.version,
      isDitutup: row.ditutupPada === null,
    })
    if (!result.ok) return result.error
    loaded.reload()
    return null
  }

  return (
    <>
      <Heading title={words.judul} subtitle={words.sub} actions={actions} />
      <FilterBar label={UMUM.saring}>
        <SearchBox
          id="cari"
          label={words.cari}
          value={filters.get('cari')}
          onSearch={(cari) => filters.set({ cari })}
        />
        {more}
        <Pick
          id="keadaan"
          label={PESAN.keadaan}
          value={filters.get('keadaan') || 'aktif'}
          options={KEADAAN.map((one) => ({ value: one, label: PESAN.keadaanPilihan[one] }))}
          onChange={(keadaan) => filters.set({ keadaan })}
        />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk"
              caption={`${words.judul}: ${page.total}`}
              columns={[...columns, doing(words, areaOf, onEdit, setAsking)]}
              rows={page.rows}
              rowKey={(row) => row.id}
              empty={empty}
            />
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
      {asking && (
        <AskDialog
          title={asking.ditutupPada === null ? words.tutupJudul : words.buka}
          question={
            asking.ditutupPada === null
              ? words.tutupTanya(asking.nama)
              : words.bukaTanya(asking.nama)
          }
          isDanger={asking.ditutupPada === null}
          onClose={close}
          onYes={() => setClosed(asking)}
          renderFailure={(failure) => (
            <>
              <SaveFailure failure={failure} />
              {props.wayOut?.(asking, failure, close)}
            </>
          )}
        />
      )}
    </>
  )
}

function doing<Row extends Lembaga>(
  words: Words,
  areaOf: (row: Row) => string,
  onEdit: (row: Row) => void,
  onAsk: (row: Row) => void,
): Column<Row> {
  return {
    key: 'tindakan',
    head: '',
    cell: (row) => (
      <div className="ui-baris tidak-dicetak">
        {row.ditutupPada === null && (
          <Button kind="polos" label={`${words.ubah} ${row.nama}`} onTap={() => onEdit(row)}>
            {words.ubah}
          </Button>
        )}
        <Button
          kind="polos"
          label={sesuaiWilayah(
            `${row.ditutupPada === null ? words.tutup : words.buka} ${row.nama}`,
            areaOf(row),
          )}
          onTap={() => onAsk(row)}
        >
          {row.ditutupPada === null ? words.tutup : words.buka}
        </Button>
      </div>
    ),
  }
}
