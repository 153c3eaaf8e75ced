import type { RingkasanHari } from '@simpul/contract/hari-buka.ts'
import { KELOMPOK_SASARAN } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { bulanOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Table } from '@simpul/ui/table.tsx'
import { bulanPanjang } from '../posyandu/tanggal.pesan.ts'
import { KELOMPOK_PESAN } from '../sasaran/sasaran.pesan.ts'
import type { HalamanHari } from './halaman-hari.ts'
import { TUTUP_PESAN } from './tutup-hari.pesan.ts'

const PESAN = TUTUP_PESAN

/** What the page shows, and what is sent when the day is closed: one and the same. */
export function ringkasanOf({ skdn, ringkasan }: HalamanHari): RingkasanHari {
  const { s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu } = skdn
  return {
    hadir: { ...ringkasan.hadir, tamu: ringkasan.tamu, jumlah: ringkasan.jumlahHadir },
    skdn: { s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu },
    rujukan: ringkasan.rujukan,
    temuan: ringkasan.temuan,
    petugas: [...ringkasan.petugas],
  }
}

interface Line {
  readonly key: string
  readonly label: string
  readonly value: string
}

/** The figures of a page, row by row; a key is used once on the whole page. */
function skdnLines({ skdn }: RingkasanHari): readonly Line[] {
  const { s, k, d, n } = skdn
  return [
    ...Object.entries(PESAN.huruf).map(([key, label]) => ({
      key,
      label,
      value: numberOf(skdn[key]),
    })),
    { key: 'ks', label: PESAN.bagi.ks, value: share(k, s) },
    { key: 'ds', label: PESAN.bagi.ds, value: share(d, s) },
    { key: 'nd', label: PESAN.bagi.nd, value: share(n, d) },
    { key: 'ns', label: PESAN.bagi.ns, value: share(n, s) },
    { key: 'tamuDitimbang', label: PESAN.tamuDitimbang, value: numberOf(skdn['tamu']) },
  ]
}

function hadirLines({ hadir, rujukan, temuan }: RingkasanHari): readonly Line[] {
  return [
    ...KELOMPOK_SASARAN.map((kelompok) => ({
      key: kelompok,
      label: KELOMPOK_PESAN[kelompok],
      value: numberOf(hadir[kelompok]),
    })),
    { key: 'tamu', label: PESAN.tamu, value: numberOf(hadir['tamu']) },
    { key: 'jumlah', label: PESAN.jumlah, value: numberOf(hadir['jumlah']) },
    { key: 'rujukan', label: PESAN.rujukan, value: String(rujukan) },
    { key: 'temuan', label: PESAN.temuan, value: String(temuan) },
  ]
}

export function linesOf(ringkasan: RingkasanHari): readonly Line[] {
  return [...skdnLines(ringkasan), ...hadirLines(ringkasan)]
}

interface HalamanProps {
  readonly tanggal: Tanggal
  readonly ringkasan: RingkasanHari
  readonly ket: string
}

/** What is printed. No names of children: the page hangs on a wall. */
export function Halaman({ tanggal, ringkasan, ket }: HalamanProps) {
  return (
    <section className="halaman ui-tumpuk">
      <div className="halaman__dua">
        <div className="ui-tumpuk">
          <Lines
            caption={`${PESAN.skdn} ${bulanPanjang(bulanOf(tanggal))}`}
            head={PESAN.orang}
            lines={skdnLines(ringkasan)}
          />
          <p className="kecil redup">{ket}</p>
        </div>
        <Lines caption={PESAN.hadir} head={PESAN.orang} lines={hadirLines(ringkasan)} />
      </div>
      <p>
        {PESAN.petugas}: {ringkasan.petugas.join(', ')}
      </p>
      <p className="hanya-dicetak tanda-tangan">{PESAN.tandaTangan}: ……………………………</p>
    </section>
  )
}

function Lines({
  caption,
  head,
  lines,
}: {
  readonly caption: string
  readonly head: string
  readonly lines: readonly Line[]
}) {
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        { key: 'label', head: PESAN.uraian, isRowHead: true, cell: (line) => line.label },
        { key: 'value', head, align: 'kanan', cell: (line) => line.value },
      ]}
    />
  )
}

/** A figure that an older app did not write is a dash, not a zero. */
function numberOf(value: number | undefined): string {
  return value === undefined ? '–' : String(value)
}

/** A fraction nobody can take is a dash, not a zero. */
function share(part: number | undefined, whole: number | undefined): string {
  if (part === undefined || whole === undefined || whole === 0) return '–'
  return `${Math.round((part / whole) * 100)} %`
}
