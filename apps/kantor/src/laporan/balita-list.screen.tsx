import {
  type BalitaRow,
  type LembarBalita,
  SARINGAN_BALITA,
  STATUS_BERAT,
  STATUS_GIZI,
  STATUS_TINGGI,
} from '@simpul/contract/laporan.ts'
import { statusBerat } from '@simpul/domain/pertumbuhan/status-berat.ts'
import { statusGizi } from '@simpul/domain/pertumbuhan/status-gizi.ts'
import { statusTinggi } from '@simpul/domain/pertumbuhan/status-tinggi.ts'
import type { ZScore } from '@simpul/domain/pertumbuhan/z-score.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Select, TextArea } from '@simpul/ui/field.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, useFilters } from '../app/list-parts.tsx'
import { useMe } from '../app/me.ts'
import { FailureNotice, WhenLoaded } from '../app/states.tsx'
import { desimal, namaBulan, tanggalPendek } from '../app/tanggal.pesan.ts'
import { NAMA_SARINGAN, namaStatusGizi, PESAN } from './laporan.pesan.ts'

/** The children behind a number of the month, both methods side by side; a nakes confirms here. */
export function BalitaListScreen() {
  const me = useMe()
  const filters = useFilters()
  const loaded = useLoaded<LembarBalita>('/api/kantor/bulan/balita', filters.query)
  const [picked, setPicked] = useState<readonly string[]>([])
  const [editing, setEditing] = useState<BalitaRow | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const canConfirm = me.izin.includes('status_gizi.confirm')
  const back = linkTo('/bulan', { posyandu: filters.get('posyandu'), bulan: filters.get('bulan') })

  async function confirm(rows: readonly BalitaRow[], chosen?: Pick3) {
    setFailure(null)
    const result = await sendJson<{ dikonfirmasi: number }>('/api/kantor/konfirmasi', {
      konfirmasi: rows.map((row) => ({
        pengukuranId: row.pengukuranId,
        statusTinggi: chosen ? chosen.statusTinggi : row.statusTinggi,
        statusGizi: chosen ? chosen.statusGizi : row.statusGizi,
        statusBerat: chosen ? chosen.statusBerat : row.statusBerat,
        catatan: chosen?.catatan ?? '',
      })),
    })
    if (!result.ok) return setFailure(result.error)
    showToast(PESAN.tersimpan(result.value.dikonfirmasi))
    setPicked([])
    setEditing(null)
    loaded.reload()
  }

  return (
    <>
      <Heading
        title={`${PESAN.daftarAnak}: ${NAMA_SARINGAN[saringOf(filters.get('saring'))]}`}
        subtitle={namaBulan(filters.get('bulan'))}
      />
      <p className="tidak-dicetak">
        <a href={back}>{PESAN.kembaliKeBulan}</a>
      </p>
      <FilterBar label={UMUM.saring}>
        <Pick
          id="saring"
          label={PESAN.saring}
          value={saringOf(filters.get('saring'))}
          options={(loaded.value?.daftar ?? SARINGAN_BALITA).map((one) => ({
            value: one,
            label: NAMA_SARINGAN[one],
          }))}
          onChange={(saring) => filters.set({ saring })}
        />
      </FilterBar>
      {failure && <FailureNotice failure={failure} />}
      <WhenLoaded loaded={loaded}>
        {(page) => {
          const chosen = page.rows.filter(
            (row) => row.pengukuranId !== null && picked.includes(row.pengukuranId),
          )
          return (
            <>
              {canConfirm && (
                <div className="ui-baris tidak-dicetak">
                  <Button
                    onTap={() =>
                      setPicked(
                        page.rows.flatMap((row) =>
                          row.pengukuranId && !row.konfirmasi ? [row.pengukuranId] : [],
                        ),
                      )
                    }
                  >
                    {PESAN.pilihSemua}
                  </Button>
                  <Button
                    kind="utama"
                    isDisabled={chosen.length === 0}
                    onTap={() => void confirm(chosen)}
                  >
                    {PESAN.konfirmasiPilihan(chosen.length)}
                  </Button>
                  <span className="redup kecil">{PESAN.sesuaiHitungan}</span>
                </div>
              )}
              <Table
                onNarrow="tumpuk_berlabel"
                caption={`${NAMA_SARINGAN[saringOf(filters.get('saring'))]}: ${page.total}`}
                columns={columns(canConfirm, picked, setPicked, setEditing).filter(
                  ({ key }) =>
                    (page.seesStatus || !OF_STATUS.includes(key)) &&
                    (page.seesWeights || !OF_WEIGHTS.includes(key)) &&
                    (key !== 'konfirmasi' || page.daftar.includes('stunting_dikonfirmasi')),
                )}
                rows={page.rows}
                rowKey={(row) => row.sasaranId}
                {...(filters.sort ? { sort: filters.sort } : {})}
                onSort={filters.setSort}
                empty={<EmptyState icon="centang" title={UMUM.kosong} />}
              />
              <Pager {...page} />
            </>
          )
        }}
      </WhenLoaded>
      {editing && (
        <ConfirmDialog
          row={editing}
          onClose={() => setEditing(null)}
          onSave={(chosen) => void confirm([editing], chosen)}
        />
      )}
    </>
  )
}

/** Columns that are empty for who knows no status by name, and for who knows no weights. */
const OF_STATUS: readonly string[] = ['tbu', 'harian', 'kesan']
const OF_WEIGHTS: readonly string[] = ['naik']

interface Pick3 {
  readonly statusTinggi: string | null
  readonly statusGizi: string | null
  readonly statusBerat: string | null
  readonly catatan: string
}

function saringOf(text: string) {
  return SARINGAN_BALITA.find((one) => one === text) ?? 'semua'
}

function columns(
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
          statusText(row)
        ),
    },
    {
      key: 'konfirmasi',
      head: PESAN.konfirmasi,
      cell: (row) => (
        <>
          {row.konfirmasi && (
            <div>
              {statusText(row.konfirmasi)}
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

function statusText(row: {
  statusTinggi: string | null
  statusGizi: string | null
  statusBerat: string | null
}): string {
  const known = [row.statusBerat, row.statusTinggi, row.statusGizi].filter((one) => one !== null)
  return known.length === 0 ? PESAN.belumDinilai : known.map(namaStatusGizi).join(' · ')
}

function ZText({ z }: { readonly z: BalitaRow['pmk'] }) {
  const text = [z.bbu, z.tbu, z.bbtb]
    .map((one) => (one === null ? UMUM.tidakDitampilkan : desimal(one, 2)))
    .join(' · ')
  return (
    <span className="angka" title={PESAN.zArti}>
      {text}
    </span>
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

interface DialogProps {
  readonly row: BalitaRow
  readonly onClose: () => void
  readonly onSave: (chosen: Pick3) => void
}

function ConfirmDialog({ row, onClose, onSave }: DialogProps) {
  const [texts, setTexts] = useState({
    tinggi: row.konfirmasi?.statusTinggi ?? row.statusTinggi ?? '',
    gizi: row.konfirmasi?.statusGizi ?? row.statusGizi ?? '',
    berat: row.konfirmasi?.statusBerat ?? row.statusBerat ?? '',
    catatan: '',
  })
  const select = (key: 'tinggi' | 'gizi' | 'berat', label: string, values: readonly string[]) => (
    <Select
      id={`konfirmasi-${key}`}
      label={label}
      value={texts[key]}
      options={[
        { value: '', label: PESAN.tidakDinilai },
        ...values.map((one) => ({ value: one, label: namaStatusGizi(one) })),
      ]}
      onChange={(value) => setTexts({ ...texts, [key]: value })}
    />
  )
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <Dialog
      title={`${PESAN.konfirmasi}: ${row.nama}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="utama"
            onTap={() =>
              onSave({
                statusTinggi: orNull(texts.tinggi),
                statusGizi: orNull(texts.gizi),
                statusBerat: orNull(texts.berat),
                catatan: texts.catatan,
              })
            }
          >
            {PESAN.konfirmasi}
          </Button>
          <Button onTap={onClose}>{UMUM.batal}</Button>
        </>
      }
    >
      <p className="redup kecil">
        {PESAN.kesan}: {statusText(row)}. {PESAN.sesuaiHitungan}
      </p>
      {select('tinggi', PESAN.tinggi, STATUS_TINGGI)}
      {select('gizi', PESAN.gizi, STATUS_GIZI)}
      {select('berat', PESAN.beratU, STATUS_BERAT)}
      <TextArea
        id="konfirmasi-catatan"
        label={PESAN.catatan}
        value={texts.catatan}
        maxLength={300}
        onChange={(catatan) => setTexts({ ...texts, catatan })}
      />
    </Dialog>
  )
}
