import { NAMA_LANGKAH } from '@simpul/domain/hari-buka/langkah.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Select } from '@simpul/ui/field.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, navigate } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPanjang } from '../posyandu/tanggal.pesan.ts'
import { BarisSasaran } from '../sasaran/baris-sasaran.tsx'
import {
  antreanRows,
  type BarisAntrean,
  filterAntrean,
  nextPerson,
  type SaringAntrean,
} from './antrean-view.ts'
import { useHariTerbuka } from './hari-buka.local.ts'
import { HARI_PESAN } from './hari-buka.pesan.ts'

const PESAN = HARI_PESAN.antrean
const SARING = ['semua', 'menunggu', 'dilayani', 'selesai', 'batal'] as const

export function AntreanScreen() {
  const { today, isKesehatan } = useTempat()
  const hari = useHariTerbuka()
  const sasaran = useRecords((all) => all.sasaran)
  const [saring, setSaring] = useState<SaringAntrean>('semua')
  if (!hari) {
    return (
      <Page
        title={PESAN.judul}
        hasBar
        back={{ label: SIMPAN_PESAN.kembali, onTap: () => navigate('/hari') }}
      >
        <EmptyState icon="kalender" title={HARI_PESAN.belumDibuka}>
          <p>{HARI_PESAN.belumDibukaKet}</p>
          <ButtonLink href={href('/hari')}>{HARI_PESAN.judul}</ButtonLink>
        </EmptyState>
      </Page>
    )
  }

  const rows = antreanRows(hari.kehadiran, sasaran)
  const present = filterAntrean(rows, 'semua')
  const shown = filterAntrean(rows, saring)
  const next = nextPerson(rows)
  return (
    <Page
      title={`${PESAN.judul} · ${PESAN.hadir(present.length)}`}
      subtitle={tanggalPanjang(hari.tanggal)}
      hasBar
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => navigate('/hari') }}
    >
      <ButtonLink kind="utama" icon="tambah" isWide href={href('/hadir')}>
        {PESAN.tambah}
      </ButtonLink>
      {next && (
        <ButtonLink icon="lanjut" isWide href={href(`/hadir/${next.sasaran.id}`)}>
          {PESAN.berikut(next.kehadiran.nomorAntrean, next.sasaran.nama)}
        </ButtonLink>
      )}
      {rows.length === 0 ? (
        <EmptyState icon="orang_banyak" title={PESAN.tidakAda}>
          <p>{PESAN.tidakAdaKet}</p>
        </EmptyState>
      ) : (
        <>
          <Select
            id="saring"
            label={PESAN.saring}
            value={saring}
            options={SARING.map((value) => ({
              value,
              label: `${PESAN[value]} (${filterAntrean(rows, value).length})`,
            }))}
            onChange={(value) => setSaring(SARING.find((one) => one === value) ?? 'semua')}
          />
          {next === null && <p className="redup">{PESAN.semuaSelesai}</p>}
          <List label={PESAN.judul}>
            {shown.map((row) => (
              <BarisSasaran
                key={row.kehadiran.id}
                sasaran={row.sasaran}
                today={today}
                href={href(`/hadir/${row.sasaran.id}`)}
                lead={<span className="nomor">{row.kehadiran.nomorAntrean}</span>}
                below={<KeadaanBadge row={row} />}
              />
            ))}
          </List>
        </>
      )}
      <ButtonLink icon="pesan" isWide href={href('/temuan')}>
        {PESAN.temuan}
      </ButtonLink>
      {isKesehatan && (
        <ButtonLink icon="cetak" isWide href={href(`/hari/tutup?tanggal=${hari.tanggal}`)}>
          {PESAN.tutup}
        </ButtonLink>
      )}
    </Page>
  )
}

function KeadaanBadge({ row }: { readonly row: BarisAntrean }) {
  if (row.keadaan === 'batal') return <Badge icon="silang">{PESAN.batal}</Badge>
  if (row.next === null) {
    return (
      <Badge icon="centang" tone="baik">
        {PESAN.selesai}
      </Badge>
    )
  }
  return (
    <Badge icon="lanjut" tone={row.keadaan === 'menunggu' ? 'awas' : 'ungu'}>
      {row.next} {NAMA_LANGKAH[row.next]}
    </Badge>
  )
}
