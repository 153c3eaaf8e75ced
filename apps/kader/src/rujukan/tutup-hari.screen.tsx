import type { RingkasanHari } from '@simpul/contract/hari-buka.ts'
import { KELOMPOK_SASARAN } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { bulanOf, isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { CheckList } from '@simpul/ui/choice.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate, usePlace } from '@simpul/ui/router.ts'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type HariIni, useHari } from '../hari-buka/hari-buka.local.ts'
import { useRiwayatOfGrowing } from '../layanan/use-riwayat-of-growing.ts'
import { useDraft } from '../local/draft.ts'
import { aturanOf, usePaket } from '../local/paket.ts'
import { useRecords } from '../local/records.ts'
import { useTabelWho } from '../pertumbuhan/use-tabel-who.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { bulanPanjang, tanggalPanjang, tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { BarisSasaran } from '../sasaran/baris-sasaran.tsx'
import { KELOMPOK_PESAN } from '../sasaran/sasaran.pesan.ts'
import { save } from '../sync/save.ts'
import { type HalamanHari, halamanHari } from './halaman-hari.ts'
import { TUTUP_PESAN } from './tutup-hari.pesan.ts'

const PESAN = TUTUP_PESAN

/** The end of the day: what is still open, who was on duty, and one page for the wall and the desa. */
export function TutupHariScreen() {
  const { posyandu, today, isKesehatan } = useTempat()
  const { query } = usePlace()
  const asked = query.get('tanggal') ?? ''
  const hari = useHari(isTanggal(asked) ? asked : today)
  const closed = hari.record?.status === 'ditutup' ? hari.record.ringkasan : null
  return (
    <Page
      title={PESAN.halaman}
      subtitle={`${posyandu.nama} · ${tanggalPanjang(hari.tanggal)}`}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari') }}
    >
      {closed && (
        <>
          <Halaman tanggal={hari.tanggal} ringkasan={closed} ket={PESAN.skdnTutup} />
          <Cetak />
          <p className="redup tidak-dicetak">{PESAN.ditutup}</p>
        </>
      )}
      {!closed && !hari.isOpen && <p>{PESAN.belumBuka}</p>}
      {!closed &&
        hari.isOpen &&
        (isKesehatan ? <Terbuka hari={hari} /> : <p>{PESAN.olehKesehatan}</p>)}
    </Page>
  )
}

function Cetak() {
  return (
    <Button icon="cetak" isWide onTap={() => window.print()}>
      {PESAN.cetak}
    </Button>
  )
}

function Terbuka({ hari }: { readonly hari: HariIni }) {
  const { me, posyandu } = useTempat()
  const { tanggal } = hari
  const records = useRecords((all) => all)
  const tabel = useTabelWho()
  const aturan = aturanOf(usePaket())
  const people = useRiwayatOfGrowing(
    tanggal,
    hari.kehadiran.map((one) => one.sasaranId),
  )
  const planned = hari.record?.tugas.map((tugas) => tugas.nama) ?? []
  const [petugas, setPetugas] = useDraft<readonly string[]>(
    `petugas:${tanggal}`,
    hari.record?.ringkasan?.petugas ?? (planned.length > 0 ? [...new Set(planned)] : [me.nama]),
  )
  const page =
    tabel && people
      ? halamanHari(
          {
            tanggal,
            people,
            petugas,
            kehadiran: hari.kehadiran,
            rujukan: records.rujukan,
            hariBuka: records.hariBuka,
            sasaranById: records.sasaran,
          },
          tabel.who2006,
          aturan,
        )
      : null

  if (!page) return <p role="status">{PESAN.memuat}</p>
  const ringkasan = ringkasanOf(page)
  return (
    <>
      <Checks page={page} tanggal={tanggal} />
      <div className="tidak-dicetak">
        <CheckList
          id="petugas"
          legend={PESAN.petugas}
          values={petugas}
          options={namesOf(posyandu, planned, petugas).map((nama) => ({
            value: nama,
            label: nama,
          }))}
          onChange={setPetugas}
        />
      </div>
      <Halaman
        tanggal={tanggal}
        ringkasan={ringkasan}
        ket={PESAN.skdnKet(tanggalPendek(page.skdn.pada))}
      />
      <Cetak />
      <CloseHari hari={hari} ringkasan={ringkasan} />
    </>
  )
}

/** What the page shows, and what is sent when the day is closed: one and the same. */
function ringkasanOf({ skdn, ringkasan }: HalamanHari): RingkasanHari {
  const { s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu } = skdn
  return {
    hadir: { ...ringkasan.hadir, tamu: ringkasan.tamu, jumlah: ringkasan.jumlahHadir },
    skdn: { s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu },
    rujukan: ringkasan.rujukan,
    temuan: ringkasan.temuan,
    petugas: [...ringkasan.petugas],
  }
}

function namesOf(
  posyandu: {
    readonly petugas: readonly { readonly nama: string }[]
    readonly bidanNama: string | null
  },
  ...more: readonly (readonly string[])[]
): readonly string[] {
  const names = [
    ...posyandu.petugas.map((one) => one.nama),
    posyandu.bidanNama ?? '',
    ...more.flat(),
  ]
  return [...new Set(names)].filter((nama) => nama !== '')
}

interface ChecksProps {
  readonly page: HalamanHari
  readonly tanggal: Tanggal
}

function Checks({ page, tanggal }: ChecksProps) {
  const { today } = useTempat()
  // Who is weighed now is weighed today; a day that is over is typed in from paper.
  const weighAt = (id: string) =>
    href(tanggal === today ? `/ukur/${id}` : `/hari/susulan?tanggal=${tanggal}&sasaran=${id}`)
  const { belumDitimbang, ringkasan } = page
  if (belumDitimbang.length === 0) {
    return (
      <div className="tidak-dicetak">
        <Notice tone="baik">{PESAN.rapi}</Notice>
      </div>
    )
  }
  return (
    <div className="ui-tumpuk tidak-dicetak">
      <Notice tone="awas" title={PESAN.periksa}>
        <p>{PESAN.belumDitimbang(belumDitimbang.length)}</p>
        {ringkasan.belumSelesai > 0 && <p>{PESAN.belumSelesai(ringkasan.belumSelesai)}</p>}
      </Notice>
      <List>
        {belumDitimbang.map((one) => (
          <BarisSasaran key={one.id} sasaran={one} today={today} href={weighAt(one.id)} />
        ))}
      </List>
    </div>
  )
}

interface CloseProps {
  readonly hari: HariIni
  readonly ringkasan: RingkasanHari
}

function CloseHari({ hari, ringkasan }: CloseProps) {
  const { posyandu } = useTempat()
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function close() {
    const saved = await save('hari_buka.close', {
      hariBukaId: hari.id,
      posyanduId: posyandu.id,
      tanggal: hari.tanggal,
      ringkasan,
    })
    setIsAsking(false)
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    showToast(SIMPAN_PESAN.tersimpan)
    navigate('/hari', { replace: true })
  }

  return (
    <div className="tidak-dicetak ui-tumpuk">
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <Button
        kind="utama"
        isWide
        onTap={() => {
          const isNobody = ringkasan.petugas.length === 0
          setProblem(isNobody ? PESAN.petugasKurang : null)
          setIsAsking(!isNobody)
        }}
      >
        {PESAN.tutup}
      </Button>
      <Dialog
        title={PESAN.tutupTanya}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <Button kind="utama" isWide onTap={() => void close()}>
              {PESAN.tutup}
            </Button>
            <Button isWide onTap={() => setIsAsking(false)}>
              {SIMPAN_PESAN.batal}
            </Button>
          </>
        }
      >
        <p>{PESAN.tutupKet}</p>
      </Dialog>
    </div>
  )
}

interface Line {
  readonly key: string
  readonly label: string
  readonly value: string
}

interface HalamanProps {
  readonly tanggal: Tanggal
  readonly ringkasan: RingkasanHari
  readonly ket: string
}

/** What is printed. No names of children: the page hangs on a wall. */
function Halaman({ tanggal, ringkasan, ket }: HalamanProps) {
  const { skdn, hadir: present } = ringkasan
  const letters = Object.entries(PESAN.huruf).map(([key, label]) => ({
    key,
    label,
    value: numberOf(skdn[key]),
  }))
  const shares = [
    { key: 'ks', label: PESAN.bagi.ks, value: share(skdn['k'], skdn['s']) },
    { key: 'ds', label: PESAN.bagi.ds, value: share(skdn['d'], skdn['s']) },
    { key: 'nd', label: PESAN.bagi.nd, value: share(skdn['n'], skdn['d']) },
    { key: 'ns', label: PESAN.bagi.ns, value: share(skdn['n'], skdn['s']) },
    { key: 'tamu', label: PESAN.tamuDitimbang, value: numberOf(skdn['tamu']) },
  ]
  const hadir = KELOMPOK_SASARAN.map((kelompok) => ({
    key: kelompok,
    label: KELOMPOK_PESAN[kelompok],
    value: numberOf(present[kelompok]),
  }))
  const rest = [
    { key: 'tamu', label: PESAN.tamu, value: numberOf(present['tamu']) },
    { key: 'jumlah', label: PESAN.jumlah, value: numberOf(present['jumlah']) },
    { key: 'rujukan', label: PESAN.rujukan, value: String(ringkasan.rujukan) },
    { key: 'temuan', label: PESAN.temuan, value: String(ringkasan.temuan) },
  ]
  return (
    <section className="halaman ui-tumpuk">
      <div className="halaman__dua">
        <div className="ui-tumpuk">
          <Lines
            caption={`${PESAN.skdn} ${bulanPanjang(bulanOf(tanggal))}`}
            head={PESAN.orang}
            lines={[...letters, ...shares]}
          />
          <p className="kecil redup">{ket}</p>
        </div>
        <Lines caption={PESAN.hadir} head={PESAN.orang} lines={[...hadir, ...rest]} />
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
