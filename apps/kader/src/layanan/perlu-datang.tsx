import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { List } from '@simpul/ui/list.tsx'
import { href } from '@simpul/ui/router.ts'
import { Card } from '@simpul/ui/stack.tsx'
import { BarisSasaran } from '../sasaran/baris-sasaran.tsx'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import { countPerLayanan, type PerluDatangRow, perluDatang } from './siapa-perlu-datang.ts'
import { useRiwayatOfGrowing } from './use-riwayat-of-growing.ts'

const PESAN = LAYANAN_PESAN.persiapan
const SHOWN = 200

/** Who should come on a day, and how much of what to ask for. */
export function PerluDatang({ on }: { readonly on: Tanggal }) {
  const people = useRiwayatOfGrowing(on)
  if (!people) return <p role="status">{PESAN.memuat}</p>
  const rows = perluDatang(people, on)
  const unrecorded = rows.filter((row) => row.isUnrecorded).length
  return (
    <>
      <Card>
        <h2>{PESAN.perlu}</h2>
        <p className="kecil redup">{PESAN.perluKet}</p>
        <dl className="tulis">
          {countPerLayanan(rows).map(({ nama, count }) => (
            <div key={nama}>
              <dt>{nama}</dt>
              <dd>{PESAN.orang(count)}</dd>
            </div>
          ))}
        </dl>
        {unrecorded > 0 && <p>{PESAN.belumDisalin(unrecorded)}</p>}
      </Card>
      <h2>{PESAN.siapa(rows.length)}</h2>
      <List>
        {rows.slice(0, SHOWN).map((row) => (
          <BarisSasaran
            key={row.sasaran.id}
            sasaran={row.sasaran}
            today={on}
            href={href(`/warga/${row.sasaran.id}`)}
            below={<small>{reasonsOf(row)}</small>}
          />
        ))}
      </List>
    </>
  )
}

function reasonsOf(row: PerluDatangRow): string {
  const reasons = row.layanan.map((layanan) => layanan.nama)
  if (row.isUnrecorded) reasons.unshift(PESAN.bawaBuku)
  if (row.isMissedLastMonth) reasons.unshift(PESAN.bulanLaluTidak)
  else if (row.isWeighing) reasons.unshift(PESAN.timbang)
  return reasons.slice(0, 3).join(', ')
}
