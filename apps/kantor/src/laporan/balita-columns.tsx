import type { BalitaRow } from '@simpul/contract/laporan.ts'
import { statusBerat } from '@simpul/domain/pertumbuhan/status-berat.ts'
import { statusGizi } from '@simpul/domain/pertumbuhan/status-gizi.ts'
import { statusTinggi } from '@simpul/domain/pertumbuhan/status-tinggi.ts'
import type { ZScore } from '@simpul/domain/pertumbuhan/z-score.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import type { Column } from '@simpul/ui/table.tsx'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { desimal, tanggalPendek } from '../app/tanggal.pesan.ts'
import { kataStatus, PESAN } from './laporan.pesan.ts'

/** Columns that are empty for who knows no status by name, and for who knows no weights. */
export const OF_STATUS: readonly string[] = ['tbu', 'harian', 'kesan']
export const OF_WEIGHTS: readonly string[] = ['naik']

/** The columns of a list of children of a month. */
export function balitaColumns(
  canConfirm: boolean,
  picked: readonly string[],
  setPicked: (ids: readonly string[]) => void,
  setEditing: (row: BalitaRow) => void,
): Column<BalitaRow>[] {
  const toggle = (id: string) =>
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  return [
    {
      key: 'nama',
      head: PESAN.nama,
      isRowHead: true,
      isSortable: true,
      cell: (row) => {
        const id = row.pengukuranId
        return (
          <>
            {canConfirm && id ? (
              <label>
                <input
                  type="checkbox"
                  className="tidak-dicetak"
                  checked={picked.includes(id)}
                  onChange={() => toggle(id)}
                />{' '}
                {row.nama}
              </label>
            ) : (
              row.nama
            )}
            <div className="redup kecil">
              {row.jenisKelamin} · {PESAN.ibu}: {row.namaIbu} {row.rt !== '' && `· RT ${row.rt}`}
            </div>
          </>
        )
      },
    },
    {
      key: 'lahir',
      head: PESAN.lahir,
      isSortable: true,
      cell: (row) => tanggalPendek(row.tanggalLahir),
    },
    {
      key: 'diukur',
      head: PESAN.diukur,
      cell: (row) =>
        row.measuredOn === null ? (
          UMUM.tidakDitampilkan
        ) : (
          <>
            {tanggalPendek(row.measuredOn)}
            <div className="redup kecil">
              {row.weightGram === null ? '' : `${desimal(row.weightGram / 1000, 1)} kg`}
              {row.lengthMm === null ? '' : ` · ${desimal(row.lengthMm / 10, 1)} cm`}
            </div>
          </>
        ),
    },
    {
      key: 'naik',
      head: PESAN.naik,
      cell: (row) =>
        [row.naik ?? UMUM.tidakDitampilkan, row.duaT ? '2T' : '', row.bgm ? 'BGM' : '']
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'tbu',
      head: PESAN.zPmk,
      isSortable: true,
      cell: (row) => <ZText z={row.pmk} />,
    },
    {
      key: 'harian',
      head: PESAN.zHarian,
      cell: (row) => (
        <>
          <ZText z={row.harian} />
          {isDifferent(row) && (
            <Badge icon="awas" tone="awas">
              {PESAN.bedaMetode}
            </Badge>
          )}
        </>
      ),
    },
    {
      key: 'kesan',
      head: PESAN.kesan,
      cell: (row) =>
        row.flagged.length > 0 ? (
          <Badge icon="awas" tone="awas">
            {PESAN.tidakWajar}
          </Badge>
        ) : (
          kataStatus(row)
        ),
    },
    {
      key: 'konfirmasi',
      head: PESAN.konfirmasi,
      cell: (row) => (
        <>
          {row.konfirmasi && (
            <div>
              {kataStatus(row.konfirmasi)}
              <div className="redup kecil">
                {row.konfirmasi.oleh} {row.konfirmasi.catatan}
              </div>
            </div>
          )}
          {canConfirm && row.pengukuranId && (
            <span className="tidak-dicetak">
              <Button kind="polos" onTap={() => setEditing(row)}>
                {PESAN.konfirmasiSatu}
              </Button>
            </span>
          )}
        </>
      ),
    },
  ]
}

/** One line an index, each with its name: three bare numbers are read in the wrong order. */
function ZText({ z }: { readonly z: BalitaRow['pmk'] }) {
  const lines = [
    [PESAN.beratU, z.bbu],
    [PESAN.tinggi, z.tbu],
    [PESAN.gizi, z.bbtb],
  ] as const
  return (
    <div className="angka">
      {lines.map(([index, value]) => (
        <div key={index} style={{ whiteSpace: 'nowrap' }}>
          <span className="redup kecil">{index}</span>{' '}
          {value === null ? UMUM.tidakDitampilkan : desimal(value, 2)}
        </div>
      ))}
    </div>
  )
}

/** True when the two methods put the child into different classes; the rules say which. */
function isDifferent(row: BalitaRow): boolean {
  const differs = <Status,>(a: number | null, b: number | null, status: (z: ZScore) => Status) =>
    a !== null && b !== null && status(a as ZScore) !== status(b as ZScore)
  return (
    differs(row.pmk.bbu, row.harian.bbu, statusBerat) ||
    differs(row.pmk.tbu, row.harian.tbu, statusTinggi) ||
    differs(row.pmk.bbtb, row.harian.bbtb, statusGizi)
  )
}
