import { type BalitaRow, type LembarBalita, SARINGAN_BALITA } from '@simpul/contract/laporan.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, useFilters } from '../app/list-parts.tsx'
import { useMe } from '../app/me.ts'
import { FailureNotice, WhenLoaded } from '../app/states.tsx'
import { namaBulan } from '../app/tanggal.pesan.ts'
import { balitaColumns, OF_STATUS, OF_WEIGHTS } from './balita-columns.tsx'
import { type KeputusanGizi, KonfirmasiDialog } from './konfirmasi-dialog.tsx'
import { NAMA_SARINGAN, namaTempat, PESAN } from './laporan.pesan.ts'

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
  const [umur, jk] = [filters.get('umur'), filters.get('jk')]

  async function confirm(rows: readonly BalitaRow[], chosen?: KeputusanGizi) {
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
        subtitle={[
          namaBulan(filters.get('bulan')),
          ...(loaded.value ? [namaTempat(loaded.value)] : []),
        ].join(' · ')}
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
      {(umur !== '' || jk !== '') && (
        <p className="ui-baris">
          <span>{PESAN.bagian(umur, jk)}</span>
          <a
            href={linkTo('/bulan/anak', {
              posyandu: filters.get('posyandu'),
              bulan: filters.get('bulan'),
              saring: filters.get('saring'),
            })}
          >
            {PESAN.semuaUmur}
          </a>
        </p>
      )}
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
                columns={balitaColumns(canConfirm, picked, setPicked, setEditing).filter(
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
        <KonfirmasiDialog
          row={editing}
          onClose={() => setEditing(null)}
          onSave={(chosen) => void confirm([editing], chosen)}
        />
      )}
    </>
  )
}

function saringOf(text: string) {
  return SARINGAN_BALITA.find((one) => one === text) ?? 'semua'
}
