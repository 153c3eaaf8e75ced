import type { AngkaView } from '@simpul/contract/indikator.ts'
import { Angka } from '../app/list-parts.tsx'
import { PESAN } from './indikator.pesan.ts'
import type { TautanUrusan } from './tautan-angka.ts'

interface Props {
  readonly angka: AngkaView
  readonly tautan: TautanUrusan | undefined
}

/** A number of matters. An office that has only some of them opens those, and is told how many. */
export function AngkaUrusan({ angka, tautan }: Props) {
  if (!tautan || angka.isHidden) return <Angka angka={angka} />
  if (tautan.count === angka.value) return <Angka angka={angka} href={tautan.href} />
  return (
    <>
      <Angka angka={angka} />
      <div className="kecil">
        <a href={tautan.href}>{PESAN.diKantorAnda(tautan.count)}</a>
      </div>
    </>
  )
}
