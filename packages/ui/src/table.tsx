import type { Children } from './children.ts'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => Children
  readonly align?: 'kiri' | 'kanan'
  /** The first column of a row names it. */
  readonly isRowHead?: boolean
  readonly isSortable?: boolean
}

export interface Sort {
  readonly key: string
  readonly isDescending: boolean
}

interface Props<Row> {
  readonly caption: string
  readonly isCaptionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  /** Shown instead of rows when there are none. */
  readonly empty?: Children
  /**
   * On a narrow screen: scroll sideways (figures that are compared), or one row under the other, each
   * cell with the head of its column where the cell does not say what it is.
   */
  readonly onNarrow?: 'gulir' | 'tumpuk' | 'tumpuk_berlabel'
}

/** A table of data, sorted by whoever gives the rows. Links belong into the cells. */
export function Table<Row>({
  caption,
  isCaptionHidden = false,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  empty,
  onNarrow = 'gulir',
}: Props<Row>) {
  return (
    <div
      className="ui-tabel-wadah"
      data-sempit={onNarrow}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table className="ui-tabel">
        <caption className={isCaptionHidden ? 'hanya-pembaca' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-rata={column.align}
                aria-sort={sortOf(column.key, sort)}
              >
                {column.isSortable && onSort ? (
                  <button
                    type="button"
                    className="ui-tabel__urut"
                    onClick={() =>
                      onSort({
                        key: column.key,
                        isDescending: sort?.key === column.key && !sort.isDescending,
                      })
                    }
                  >
                    {column.head}
                    {sort?.key === column.key && (sort.isDescending ? ' ▼' : ' ▲')}
                  </button>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isRowHead ? (
                  <th key={column.key} scope="row" data-rata={column.align}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-rata={column.align} data-judul={column.head}>
                    {/* One part, so that on a narrow screen all of it stands beside the name of its column. */}
                    <div>{column.cell(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function sortOf(key: string, sort: Sort | undefined): 'ascending' | 'descending' | undefined {
  if (sort?.key !== key) return undefined
  return sort.isDescending ? 'descending' : 'ascending'
}
