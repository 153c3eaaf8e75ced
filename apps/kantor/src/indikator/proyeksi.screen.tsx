import type { ProyeksiRow, ProyeksiTerbaca } from '@simpul/contract/proyeksi.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { ErrorSummary, type FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field, FieldFrame } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendFile, sendJson, useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pick, useFilters } from '../app/list-parts.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { FailureNotice, WhenLoaded } from '../app/states.tsx'
import { kalimatMasalah, PESAN } from './proyeksi.pesan.ts'
import { type ProyeksiTexts, readProyeksiForm, textOf } from './proyeksi-form.ts'

/** The expected balita of each desa of a year: typed, or filled in from a sheet and looked at. */
export function ProyeksiScreen() {
  const me = useMe()
  const filters = useFilters()
  const thisYear = Number(todayOf(me).slice(0, 4))
  const tahun = filters.get('tahun') || String(thisYear)
  const loaded = useLoaded<readonly ProyeksiRow[]>('/api/kantor/proyeksi', { tahun })
  return (
    <>
      <Heading title={PESAN.judul} subtitle={PESAN.sub} />
      <FilterBar label={UMUM.saring}>
        <Pick
          id="tahun"
          label={PESAN.tahun}
          value={tahun}
          options={[-2, -1, 0, 1].map((n) => ({
            value: String(thisYear + n),
            label: String(thisYear + n),
          }))}
          onChange={(value) => filters.set({ tahun: value })}
        />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon="cari" title={PESAN.kosong} />
          ) : (
            <ProyeksiForm key={tahun} tahun={tahun} rows={rows} onSaved={loaded.reload} />
          )
        }
      </WhenLoaded>
    </>
  )
}

interface FormProps {
  readonly tahun: string
  readonly rows: readonly ProyeksiRow[]
  readonly onSaved: () => void
}

function ProyeksiForm({ tahun, rows, onSaved }: FormProps) {
  const [texts, setTexts] = useState<ProyeksiTexts>({})
  const [sumber, setSumber] = useState('')
  const [read, setRead] = useState<ProyeksiTerbaca | null>(null)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { changed, wrong } = readProyeksiForm(rows, texts)

  async function save() {
    setFailure(null)
    setProblems(
      rows
        .filter((row) => wrong.includes(row.desaKode))
        .map((row) => ({ field: idOf(row), text: PESAN.angkaSalah(row.desaNama) })),
    )
    if (wrong.length > 0 || changed.length === 0) return
    setBusy(true)
    const result = await sendJson(
      '/api/kantor/proyeksi',
      { tahun: Number(tahun), sumber, desa: changed },
      'PUT',
    )
    setBusy(false)
    if (!result.ok) return setFailure(result.error)
    setTexts({})
    setRead(null)
    showToast(PESAN.tersimpan)
    onSaved()
  }

  async function fill(file: File | undefined) {
    if (!file) return
    setFailure(null)
    setProblems([])
    setRead(null)
    const result = await sendFile<ProyeksiTerbaca>(
      '/api/kantor/proyeksi/berkas',
      { nama: file.name },
      file,
    )
    if (!result.ok) {
      const { error } = result
      const isColumn = error.kode === 'kolom_tidak_lengkap'
      if (isColumn)
        return setProblems([
          {
            field: 'proyeksi-berkas',
            text: error.field === 'balita' ? PESAN.kolomBalita : PESAN.kolomDesa,
          },
        ])
      return setFailure(error)
    }
    const { desa } = result.value
    setTexts({
      ...texts,
      ...Object.fromEntries(desa.map((one) => [one.desaKode, String(one.balita)])),
    })
    setRead(result.value)
  }

  return (
    <form
      className="ui-tumpuk"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorSummary title={UMUM.masalah} problems={problems} />
      {failure && <FailureNotice failure={failure} />}
      <div className="ui-kartu ui-tumpuk tidak-dicetak">
        <FieldFrame id="proyeksi-berkas" label={PESAN.berkas} hint={PESAN.berkasPetunjuk}>
          <input
            id="proyeksi-berkas"
            className="ui-isian__kotak"
            type="file"
            accept=".csv,.xlsx,.txt"
            aria-label={PESAN.pilihBerkas}
            aria-describedby="proyeksi-berkas-petunjuk"
            onChange={(event) => {
              void fill(event.currentTarget.files?.[0])
              // The same file, mended, can be chosen again.
              event.currentTarget.value = ''
            }}
          />
        </FieldFrame>
        {read && (
          <Notice tone={read.masalah.length > 0 ? 'awas' : 'info'} isAlert>
            <p>{PESAN.terbaca(read.desa.length)}</p>
            {read.masalah.length > 0 && (
              <>
                <p>{PESAN.dilewati(read.masalah.length)}</p>
                <ul>
                  {read.masalah.map((one) => (
                    <li key={one.baris}>{kalimatMasalah(one)}</li>
                  ))}
                </ul>
              </>
            )}
          </Notice>
        )}
        <Field
          id="proyeksi-sumber"
          label={PESAN.sumber}
          hint={PESAN.sumberPetunjuk}
          maxLength={120}
          value={sumber}
          onChange={setSumber}
        />
      </div>
      <Table
        caption={`${PESAN.judul} ${tahun}`}
        isCaptionHidden
        columns={[
          { key: 'desa', head: PESAN.desa, isRowHead: true, cell: (row) => row.desaNama },
          { key: 'kecamatan', head: PESAN.kecamatan, cell: (row) => row.kecamatanNama },
          {
            key: 'balita',
            head: PESAN.balita,
            align: 'kanan',
            cell: (row) => (
              <input
                id={idOf(row)}
                className="ui-isian__kotak"
                inputMode="numeric"
                autoComplete="off"
                maxLength={7}
                size={7}
                style={{ width: '7rem', textAlign: 'right' }}
                aria-label={`${PESAN.balita}, ${row.desaNama}`}
                aria-invalid={wrong.includes(row.desaKode) ? true : undefined}
                value={textOf(row, texts)}
                onInput={(event) =>
                  setTexts({ ...texts, [row.desaKode]: event.currentTarget.value })
                }
              />
            ),
          },
          { key: 'sumber', head: PESAN.sumberLama, cell: (row) => row.sumber || '–' },
        ]}
        rows={rows}
        rowKey={(row) => row.desaKode}
      />
      <div className="tidak-dicetak">
        <Button
          kind="utama"
          type="submit"
          isDisabled={isBusy || (changed.length === 0 && wrong.length === 0)}
        >
          {PESAN.simpan(changed.length + wrong.length)}
        </Button>
      </div>
    </form>
  )
}

function idOf(row: ProyeksiRow): string {
  return `proyeksi-${row.desaKode.replaceAll('.', '')}`
}
