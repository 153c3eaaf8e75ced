import type { RingkasanHari } from '@simpul/contract/hari-buka.ts'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { CheckList } from '@simpul/ui/choice.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate, usePlace } from '@simpul/ui/router.ts'
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
import { tanggalPanjang, tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { BarisSasaran } from '../sasaran/baris-sasaran.tsx'
import { save } from '../sync/save.ts'
import { type HalamanHari, halamanHari } from './halaman-hari.ts'
import { Halaman, linesOf, ringkasanOf } from './halaman-hari-table.tsx'
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
          {isKesehatan && <SesudahTutup hari={hari} closed={closed} />}
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

/** The figures of a day out of what this phone has now; null while they are being read. */
function useHalaman(hari: HariIni, petugas: readonly string[]): HalamanHari | null {
  const { tanggal, kehadiran } = hari
  const records = useRecords((all) => all)
  const tabel = useTabelWho()
  const aturan = aturanOf(usePaket())
  const people = useRiwayatOfGrowing(
    tanggal,
    kehadiran.map((one) => one.sasaranId),
  )
  if (!tabel || !people) return null
  const { rujukan, hariBuka, sasaran } = records
  const given = { tanggal, people, petugas, kehadiran, rujukan, hariBuka, sasaranById: sasaran }
  return halamanHari(given, tabel.who2006, aturan)
}

interface SesudahProps {
  readonly hari: HariIni
  readonly closed: RingkasanHari
}

/** What came after closing stands beside what was closed, never in its place (GIZI-17). */
function SesudahTutup({ hari, closed }: SesudahProps) {
  const page = useHalaman(hari, closed.petugas)
  if (!page) return null
  const before = new Map(linesOf(closed).map((line) => [line.key, line.value]))
  const changed = linesOf(ringkasanOf(page)).filter(({ key, value }) => before.get(key) !== value)
  if (changed.length === 0) return null
  return (
    <div className="tidak-dicetak">
      <Notice title={PESAN.sesudahTutup}>
        <p>{PESAN.sesudahTutupKet}</p>
        <ul className="butir">
          {changed.map(({ key, label, value }) => (
            <li key={key}>{PESAN.berubah(label, before.get(key) ?? '–', value)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

function Terbuka({ hari }: { readonly hari: HariIni }) {
  const { me, posyandu } = useTempat()
  const { tanggal } = hari
  const planned = hari.record?.tugas.map((tugas) => tugas.nama) ?? []
  const [petugas, setPetugas] = useDraft<readonly string[]>(
    `petugas:${posyandu.id}:${tanggal}`,
    hari.record?.ringkasan?.petugas ?? (planned.length > 0 ? [...new Set(planned)] : [me.nama]),
  )
  const page = useHalaman(hari, petugas)
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
