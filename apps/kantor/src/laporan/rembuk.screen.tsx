import type { DaftarRembuk, IsiRembuk, RilisRembuk } from '@simpul/contract/laporan.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { Heading } from '../app/heading.tsx'
import { useMe, useZona } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { namaBulan, tanggalPendek, waktu } from '../app/tanggal.pesan.ts'
import { AnakTable } from './anak-rembuk-table.tsx'
import { PESAN } from './rembuk.pesan.ts'
import { RilisRembukForm } from './rilis-rembuk-form.tsx'

/** The lists for the rembuk stunting: made ready by the Puskesmas, read by the desa while they are open. */
export function RembukScreen() {
  const me = useMe()
  const loaded = useLoaded<DaftarRembuk>('/api/kantor/rembuk')
  const [taking, setTaking] = useState<RilisRembuk | null>(null)
  const isPuskesmas = me.izin.includes('rembuk.release')
  const words = (text: string) => sesuaiWilayah(text, me.penugasan[0]?.wilayahKode ?? null)

  async function withdraw(rilis: RilisRembuk): Promise<Failure | null> {
    const result = await sendJson('/api/kantor/rembuk/tarik', { id: rilis.id })
    if (!result.ok) return result.error
    showToast(PESAN.ditarikOk)
    loaded.reload()
    return null
  }

  return (
    <>
      <Heading
        title={PESAN.judul}
        subtitle={isPuskesmas ? PESAN.subPuskesmas : words(PESAN.subDesa)}
      />
      <WhenLoaded loaded={loaded}>
        {({ rilis, desa }) => (
          <>
            {desa.length > 0 && <RilisRembukForm desa={desa} onReleased={loaded.reload} />}
            <Table
              onNarrow="tumpuk"
              caption={isPuskesmas ? PESAN.daftar : PESAN.daftarDesa}
              columns={rilisColumns(isPuskesmas ? setTaking : null)}
              rows={rilis}
              rowKey={(row) => row.id}
              empty={
                <EmptyState icon="dokumen" title={PESAN.kosong}>
                  <p>{isPuskesmas ? PESAN.kosongPuskesmas : words(PESAN.kosongDesa)}</p>
                </EmptyState>
              }
            />
          </>
        )}
      </WhenLoaded>
      {taking && (
        <AskDialog
          title={PESAN.tarik}
          question={sesuaiWilayah(
            PESAN.tarikTanya(namaWilayah(taking.desaKode, taking.desaNama)),
            taking.desaKode,
          )}
          isDanger
          onClose={() => setTaking(null)}
          onYes={() => withdraw(taking)}
        />
      )}
    </>
  )
}

/** The names of one list, to be read and printed for the meeting. */
export function IsiRembukScreen({ id }: { readonly id: string }) {
  const zona = useZona()
  const loaded = useLoaded<IsiRembuk>(`/api/kantor/rembuk/${id}`)
  const rilis = loaded.value?.rilis ?? null
  return (
    <>
      <Heading
        title={PESAN.judul}
        subtitle={
          rilis
            ? PESAN.untuk(
                namaWilayah(rilis.desaKode, rilis.desaNama),
                namaBulan(rilis.dari),
                namaBulan(rilis.sampai),
              )
            : undefined
        }
        actions={
          rilis && (
            <Button icon="cetak" onTap={() => window.print()}>
              {UMUM.cetak}
            </Button>
          )
        }
      />
      <p className="tidak-dicetak">
        <a href={linkTo('/rembuk')}>{PESAN.kembali}</a>
      </p>
      <WhenLoaded loaded={loaded}>
        {(isi) => (
          <>
            <Notice tone="awas">{PESAN.pesan}</Notice>
            {isi.rilis && (
              <p className="redup kecil">
                {PESAN.dilepasOleh(
                  isi.rilis.kantorNama,
                  isi.rilis.oleh,
                  waktu(isi.rilis.dilepasPada, zona),
                )}{' '}
                {PESAN.terbuka} {tanggalPendek(isi.rilis.terbukaSampai)}.
              </p>
            )}
            <AnakTable caption={`${PESAN.judul}: ${isi.anak.length}`} anak={isi.anak} />
          </>
        )}
      </WhenLoaded>
    </>
  )
}

function rilisColumns(
  onTake: ((rilis: RilisRembuk) => void) | null,
): readonly Column<RilisRembuk>[] {
  return [
    {
      key: 'desa',
      head: PESAN.desa,
      isRowHead: true,
      cell: (row) => (
        <a
          href={linkTo(`/rembuk/${row.id}`)}
          aria-label={`${PESAN.lihat}: ${namaWilayah(row.desaKode, row.desaNama)}`}
        >
          {namaWilayah(row.desaKode, row.desaNama)}
        </a>
      ),
    },
    {
      key: 'bulan',
      head: PESAN.bulan,
      cell: (row) => `${namaBulan(row.dari)} – ${namaBulan(row.sampai)}`,
    },
    {
      key: 'jumlah',
      head: PESAN.jumlah,
      align: 'kanan',
      cell: (row) => <span className="angka">{row.jumlah}</span>,
    },
    { key: 'terbuka', head: PESAN.terbuka, cell: (row) => tanggalPendek(row.terbukaSampai) },
    {
      key: 'keadaan',
      head: PESAN.keadaan,
      cell: (row) => (
        <Badge icon={row.isTerbuka ? 'centang' : 'silang'} tone={row.isTerbuka ? 'baik' : 'biasa'}>
          {row.isTerbuka ? PESAN.masihTerbuka : row.isDitarik ? PESAN.ditarik : PESAN.lewat}
        </Badge>
      ),
    },
    ...(onTake
      ? [
          {
            key: 'tindakan',
            head: '',
            cell: (row: RilisRembuk) =>
              row.isTerbuka && (
                <Button
                  kind="polos"
                  label={`${PESAN.tarik}: ${namaWilayah(row.desaKode, row.desaNama)}`}
                  onTap={() => onTake(row)}
                >
                  {PESAN.tarik}
                </Button>
              ),
          },
        ]
      : []),
  ]
}
