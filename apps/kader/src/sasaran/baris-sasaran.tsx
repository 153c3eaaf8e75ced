import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import type { Children } from '@simpul/ui/children.ts'
import { ListRow } from '@simpul/ui/list.tsx'
import { umurText } from '../posyandu/tanggal.pesan.ts'
import { SASARAN_PESAN } from './sasaran.pesan.ts'

/** What tells two people of one name apart: age, mother, RT. */
export function keteranganSasaran(sasaran: SasaranRecord, on: Tanggal): string {
  const parts = [umurText(sasaran.tanggalLahir, on)]
  if (sasaran.namaPanggilan !== '') parts.push(`“${sasaran.namaPanggilan}”`)
  if (sasaran.namaIbu !== '') parts.push(SASARAN_PESAN.ibu(sasaran.namaIbu))
  if (sasaran.rt !== '') parts.push(SASARAN_PESAN.rt(sasaran.rt))
  if (sasaran.urutanKembar !== null) parts.push(SASARAN_PESAN.kembar(sasaran.urutanKembar))
  return parts.join(' · ')
}

interface Props {
  readonly sasaran: SasaranRecord
  readonly today: Tanggal
  readonly href?: string
  readonly onTap?: () => void
  readonly lead?: Children
  /** Under the name: a badge, a reason. */
  readonly below?: Children
}

export function BarisSasaran({ sasaran, today, href, onTap, lead, below }: Props) {
  return (
    <ListRow
      title={<strong>{sasaran.nama}</strong>}
      detail={keteranganSasaran(sasaran, today)}
      lead={lead}
      below={
        <>
          {sasaran.keadaanIbu && (
            <Badge icon="hati">{SASARAN_PESAN.keadaan[sasaran.keadaanIbu]}</Badge>
          )}
          {sasaran.isTamu && <Badge icon="orang">{SASARAN_PESAN.tamu}</Badge>}
          {sasaran.statusSasaran === 'pindah' && (
            <Badge icon="keluar">{SASARAN_PESAN.pindah}</Badge>
          )}
          {sasaran.statusSasaran === 'meninggal' && (
            <Badge icon="silang">{SASARAN_PESAN.meninggal}</Badge>
          )}
          {below}
        </>
      }
      {...(href === undefined ? {} : { href })}
      {...(onTap === undefined ? {} : { onTap })}
    />
  )
}
