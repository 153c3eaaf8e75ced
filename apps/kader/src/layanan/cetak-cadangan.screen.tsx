import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { isBalita } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack } from '@simpul/ui/router.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPendek, umurText } from '../posyandu/tanggal.pesan.ts'
import { KERTAS_PESAN } from './kertas.pesan.ts'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import { type OrangTumbuh, useRiwayatOfGrowing } from './use-riwayat-of-growing.ts'

const PESAN = KERTAS_PESAN.cadangan
const BLANK_ROWS = 8

/** The day on paper: everybody with the last weight and empty boxes. */
export function CetakCadanganScreen() {
  const { posyandu, today } = useTempat()
  const people = useRiwayatOfGrowing(today)
  const active = (people ?? [])
    .filter(({ sasaran }) => sasaran.statusSasaran === 'aktif')
    .toSorted((a, b) => a.sasaran.nama.localeCompare(b.sasaran.nama, 'id'))
  const balita = active.filter(({ sasaran }) => isBalita(sasaran.tanggalLahir, today))
  const mothers = active.filter(({ sasaran }) => sasaran.keadaanIbu !== null)
  return (
    <Page
      title={PESAN.judul}
      subtitle={posyandu.nama}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari') }}
    >
      <p className="redup tidak-dicetak">{PESAN.ket}</p>
      {people ? (
        <Button kind="utama" icon="cetak" isWide onTap={() => window.print()}>
          {PESAN.cetak}
        </Button>
      ) : (
        <p>{LAYANAN_PESAN.persiapan.memuat}</p>
      )}
      <p>{PESAN.penimbang}</p>
      <PaperTable
        caption={`${PESAN.tabel} (${balita.length})`}
        people={balita}
        blank={BLANK_ROWS}
      />
      {mothers.length > 0 && (
        <PaperTable caption={`${PESAN.lain} (${mothers.length})`} people={mothers} blank={0} />
      )}
    </Page>
  )
}

interface TableProps {
  readonly caption: string
  readonly people: readonly OrangTumbuh[]
  readonly blank: number
}

function PaperTable({ caption, people, blank }: TableProps) {
  const { today } = useTempat()
  const boxes = [PESAN.berat, PESAN.panjang, PESAN.lila, PESAN.kepala]
  return (
    <div className="ui-tabel-wadah" tabIndex={0} role="region" aria-label={caption}>
      <table className="ui-tabel kertas">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[PESAN.no, PESAN.nama, PESAN.ibu, PESAN.umur, PESAN.terakhir].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {boxes.map((head) => (
              <th key={head} scope="col" className="kertas__isi">
                {head}
              </th>
            ))}
            <th scope="col" className="kertas__catatan">
              {PESAN.catatan}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ sasaran, pengukuran }, i) => {
            const last = standingPengukuran(pengukuran).find((one) => one.weightGram !== null)
            return (
              <tr key={sasaran.id}>
                <td>{i + 1}</td>
                <th scope="row">{sasaran.nama}</th>
                <td>
                  {[sasaran.namaIbu, sasaran.rt && `RT ${sasaran.rt}`].filter(Boolean).join(' · ')}
                </td>
                <td className="kertas__rapat">{umurText(sasaran.tanggalLahir, today)}</td>
                <td className="kertas__rapat">
                  {last?.weightGram
                    ? `${formatUkuran(last.weightGram, 'weightGram')} (${tanggalPendek(last.measuredOn)})`
                    : '–'}
                </td>
                {[...boxes, PESAN.catatan].map((box) => (
                  <td key={box}>&nbsp;</td>
                ))}
              </tr>
            )
          })}
          {Array.from({ length: blank }, (_, i) => (
            <tr key={`kosong-${i}`}>
              <td>{people.length + i + 1}</td>
              {Array.from({ length: 9 }, (_unused, at) => (
                <td key={at}>&nbsp;</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
