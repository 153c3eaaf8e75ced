import type { NamaTabel } from '@simpul/contract/paket.ts'
import { MOVABLE } from './alasan-tangga.ts'
import { NAMA_ALASAN, NAMA_TANGGA, NAMA_UNTUK, PESAN } from './aturan.pesan.ts'
import type { AturanTexts } from './aturan-form.ts'

/** What a table says, to be read and printed. */
export function IsiAturan({
  tabel,
  texts,
}: {
  readonly tabel: NamaTabel
  readonly texts: AturanTexts
}) {
  return (
    <ul className="kecil">
      {LINES[tabel](texts).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const LINES: Readonly<Record<NamaTabel, (texts: AturanTexts) => readonly string[]>> = {
  kbm: ({ kbm }) => [
    `${PESAN.lakiLaki}, ${PESAN.bulanKe('1–12')} (${PESAN.gram}): ${kbm.L.join(' · ')}`,
    `${PESAN.perempuan}, ${PESAN.bulanKe('1–12')} (${PESAN.gram}): ${kbm.P.join(' · ')}`,
    `${PESAN.sesudahSetahun} (${PESAN.gram}): ${kbm.afterFirstYear}`,
  ],
  tangga: ({ tangga }) => [
    ...MOVABLE.map((alasan) => `${NAMA_ALASAN[alasan]}: ${NAMA_TANGGA[tangga.tangga[alasan]]}`),
    `${PESAN.lilaBuruk}: ${tangga.lilaBuruk}`,
    `${PESAN.lilaKurang}: ${tangga.lilaKurang}`,
    `${PESAN.rujukBulan}: ${tangga.rujukBulan}`,
    `${PESAN.kunjungan}: ${tangga.kunjunganHari}`,
  ],
  nomor_tolong: ({ nomor_tolong }) =>
    nomor_tolong.map(
      ({ nama, nomor, untuk }) =>
        `${nama} ${nomor}: ${untuk.map((one) => NAMA_UNTUK[one]).join('; ')}`,
    ),
}
