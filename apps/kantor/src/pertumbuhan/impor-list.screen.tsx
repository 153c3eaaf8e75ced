import { IMPOR_MAX_BYTES, type ImporView, type JenisImpor } from '@simpul/contract/impor.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { FieldFrame, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Card, Stack } from '@simpul/ui/stack.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { useState } from 'react'
import { go, linkTo } from '../app/address.ts'
import { type Failure, sendFile, useLoaded } from '../app/api.ts'
import { sentenceOf } from '../app/app.pesan.ts'
import { useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { berkasSentence, JENIS, KEPUTUSAN, PESAN, STATUS } from './impor.pesan.ts'

export interface TujuanImpor {
  readonly desaKode: string
  readonly desaNama: string
  readonly jenis: readonly JenisImpor[]
  readonly posyandu: readonly { readonly id: string; readonly nama: string }[]
}

export function ImporListScreen() {
  const tujuan = useLoaded<readonly TujuanImpor[]>('/api/impor/tujuan')
  const list = useLoaded<readonly ImporView[]>('/api/impor')
  return (
    <Stack gap="lega">
      <h1>{PESAN.judul}</h1>
      <p>{PESAN.pengantar}</p>
      <WhenLoaded loaded={tujuan}>{(places) => <UploadForm places={places} />}</WhenLoaded>
      <WhenLoaded loaded={list}>
        {(items) => (
          <Table
            onNarrow="tumpuk"
            caption={PESAN.daftar}
            rows={items}
            rowKey={(row) => row.id}
            empty={<EmptyState icon="dokumen" title={PESAN.belumAda} />}
            columns={[
              {
                key: 'nama',
                head: PESAN.nama,
                isRowHead: true,
                cell: (row) => <a href={linkTo(`/impor/${row.id}`)}>{row.namaBerkas}</a>,
              },
              { key: 'jenis', head: PESAN.jenis, cell: (row) => JENIS[row.jenis] },
              { key: 'status', head: PESAN.status, cell: (row) => STATUS[row.status] },
              { key: 'hasil', head: PESAN.hasil, cell: (row) => countsOf(row) },
            ]}
          />
        )}
      </WhenLoaded>
    </Stack>
  )
}

function countsOf(row: ImporView): string {
  return Object.entries(KEPUTUSAN)
    .flatMap(([key, word]) =>
      row.hitungan[key] ? [`${word.toLowerCase()} ${row.hitungan[key]}`] : [],
    )
    .join(' · ')
}

function failureText(failure: Failure): string {
  const isFile = failure.kode === 'berkas_tidak_terbaca' || failure.kode === 'berkas_terlalu_besar'
  if (failure.kode === 'berkas_terlalu_besar' && !failure.field) return PESAN.terlaluBesar
  return (isFile ? berkasSentence(failure.field) : null) ?? sentenceOf(failure)
}

function UploadForm({ places }: { readonly places: readonly TujuanImpor[] }) {
  const first = places[0]
  const [desa, setDesa] = useState(first?.desaKode ?? '')
  const place = places.find((item) => item.desaKode === desa)
  const asked = useFilters().get('jenis')
  const [jenis, setJenis] = useState<string>(
    first?.jenis.find((one) => one === asked) ?? first?.jenis[0] ?? 'penduduk',
  )
  const [file, setFile] = useState<File | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setSending] = useState(false)
  if (!place) return null

  async function send() {
    if (!file) return
    if (file.size > IMPOR_MAX_BYTES) return setFailure({ kode: 'berkas_terlalu_besar' })
    setSending(true)
    setFailure(null)
    const result = await sendFile<ImporView>('/api/impor', { jenis, desa, nama: file.name }, file)
    setSending(false)
    if (result.ok) go(`/impor/${result.value.id}`)
    else setFailure(result.error)
  }

  return (
    <Card>
      <h2>{PESAN.berkasBaru}</h2>
      {places.length > 1 && (
        <Select
          id="desa"
          label={PESAN.desa}
          value={desa}
          onChange={setDesa}
          options={places.map((item) => ({ value: item.desaKode, label: item.desaNama }))}
        />
      )}
      <Select
        id="jenis"
        label={PESAN.jenis}
        value={jenis}
        onChange={setJenis}
        options={place.jenis.map((value) => ({ value, label: JENIS[value] }))}
      />
      <FieldFrame id="berkas" label={PESAN.pilihBerkas}>
        <input
          id="berkas"
          type="file"
          accept=".csv,.xlsx,.txt,text/csv"
          className="ui-isian__kotak"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </FieldFrame>
      {failure && (
        <Notice tone="bahaya" isAlert>
          {failureText(failure)}
        </Notice>
      )}
      <Button kind="utama" isDisabled={!file || isSending} onTap={() => void send()}>
        {isSending ? PESAN.mengunggah : PESAN.unggah}
      </Button>
    </Card>
  )
}
