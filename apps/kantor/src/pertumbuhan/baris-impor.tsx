import {
  type ImporBaris,
  type ImporView,
  KEPUTUSAN_BARIS,
  type KeputusanBaris,
} from '@simpul/contract/impor.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Row, Stack } from '@simpul/ui/stack.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { useLoaded } from '../app/api.ts'
import { Pager, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { FIELD, KEPUTUSAN, masalahSentence, PESAN } from './impor.pesan.ts'

interface BarisPage {
  readonly baris: readonly ImporBaris[]
  readonly jumlah: number
  readonly halaman: number
  readonly perHalaman: number
}

/** The rows of one kind, first those that need somebody. */
export function BarisImpor({ impor }: { readonly impor: ImporView }) {
  const filters = useFilters()
  const wanted = KEPUTUSAN_BARIS.find((key) => key === filters.get('keputusan'))
  const keputusan: KeputusanBaris = wanted ?? (impor.hitungan['salah'] ? 'salah' : 'baru')
  const page = useLoaded<BarisPage>(`/api/impor/${impor.id}/baris`, {
    keputusan,
    halaman: filters.get('halaman') || 1,
  })
  return (
    <Stack>
      <Row>
        {KEPUTUSAN_BARIS.map((key) => (
          <Button
            key={key}
            kind={key === keputusan ? 'utama' : 'biasa'}
            onTap={() => filters.set({ keputusan: key })}
          >
            {KEPUTUSAN[key]} ({impor.hitungan[key] ?? 0})
          </Button>
        ))}
      </Row>
      <WhenLoaded loaded={page}>
        {(found) => (
          <>
            <Table
              onNarrow="tumpuk"
              caption={KEPUTUSAN[keputusan]}
              rows={found.baris}
              rowKey={(row) => `${row.baris}-${JSON.stringify(row.isi['measuredOn'] ?? '')}`}
              empty={<EmptyState icon="centang" title={`${KEPUTUSAN[keputusan]}: 0`} />}
              columns={[
                { key: 'baris', head: PESAN.baris, align: 'kanan', cell: (row) => row.baris },
                { key: 'isi', head: PESAN.isi, isRowHead: true, cell: (row) => describe(row.isi) },
                {
                  key: 'masalah',
                  head: PESAN.masalah,
                  cell: (row) => row.masalah.map(masalahSentence).join(' ') || PESAN.tanpaCatatan,
                },
              ]}
            />
            <Pager total={found.jumlah} halaman={found.halaman} ukuran={found.perHalaman} />
          </>
        )}
      </WhenLoaded>
    </Stack>
  )
}

/** The row in a line: a name and what tells people apart, a weighing with its figures. */
function describe(isi: Readonly<Record<string, unknown>>): string {
  const kg =
    typeof isi['weightGram'] === 'number'
      ? `${String(isi['weightGram'] / 1000).replace('.', ',')} kg`
      : ''
  const cm =
    typeof isi['lengthMm'] === 'number'
      ? `${String(isi['lengthMm'] / 10).replace('.', ',')} cm`
      : ''
  const fills = Array.isArray(isi['isiKosong'])
    ? `+ ${isi['isiKosong'].map((field) => FIELD[String(field)] ?? '').join(', ')}`
    : ''
  return [
    isi['nama'],
    isi['desaNama'],
    isi['puskesmasNama'],
    // The address of a posyandu says which one it is; a person's need not stand on the screen.
    'desaNama' in isi ? isi['alamat'] : '',
    isi['nomorRegistrasi'],
    isi['tanggalLahir'],
    isi['measuredOn'],
    kg,
    cm,
    typeof isi['rt'] === 'string' && isi['rt'] !== '' ? `RT ${isi['rt']}` : '',
    fills,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ')
}
