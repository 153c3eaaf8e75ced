import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { layananOf } from '@simpul/domain/layanan/katalog-layanan.ts'
import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { cancelHadir } from '../hari-buka/catat-hari.ts'
import { type HariIni, hadirOf, useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { type Riwayat, useRiwayat } from '../local/records.ts'
import { newId } from '../posyandu/new-id.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { CariSasaran } from '../sasaran/cari-sasaran.tsx'
import { useSasaranDariAlamat } from '../sasaran/use-sasaran-dari-alamat.ts'
import { saveAll } from '../sync/save.ts'
import { LAYANAN_PESAN } from './layanan.pesan.ts'
import { catatanOf, perintahSalahOrang } from './salah-orang.ts'

const PESAN = LAYANAN_PESAN.salahOrang
const BACK = { label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari/antrean') }

/** Written down as present by mistake: who was it really, or nobody? */
export function SalahOrangScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const hari = useHariTerbuka()
  const hadir = hadirOf(hari, sasaran.id)
  const riwayat = useRiwayat(sasaran.id)
  if (hari && hadir && riwayat)
    return <SiapaYangBenar sasaran={sasaran} hari={hari} hadir={hadir} riwayat={riwayat} />
  return (
    <Page title={PESAN.judul} subtitle={sasaran.nama} back={BACK}>
      {riwayat && (
        <EmptyState icon="orang" title={PESAN.tidakHadir}>
          <ButtonLink href={href('/hari/antrean')}>{PESAN.keAntrean}</ButtonLink>
        </EmptyState>
      )}
    </Page>
  )
}

interface Props {
  readonly sasaran: SasaranRecord
  readonly hari: HariIni
  readonly hadir: KehadiranRecord
  readonly riwayat: Riwayat
}

function SiapaYangBenar({ sasaran, hari, hadir, riwayat }: Props) {
  const { posyandu, today } = useTempat()
  // Who was registered from here comes back with her id.
  const [benar, setBenar] = useState(useSasaranDariAlamat('benar'))
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const here = { kehadiran: hadir, pengukuran: riwayat.pengukuran, layanan: riwayat.layanan }
  const catatan = catatanOf(here)
  const hasRujukan = riwayat.rujukan.some((one) => one.openedOn === hari.tanggal)

  function pick(found: SasaranRecord) {
    if (found.id === sasaran.id) return setProblem(PESAN.orangSama)
    if (found.tanggalLahir > hadir.tanggal) return setProblem(PESAN.belumLahir(found.nama))
    setProblem(null)
    setBenar(found)
  }

  async function move(right: SasaranRecord) {
    setIsBusy(true)
    const list = perintahSalahOrang({
      ...here,
      kehadiran: hadir,
      benar: right,
      hadirBenar: hadirOf(hari, right.id),
      alasan: PESAN.alasan,
      newPengukuranId: newId<'pengukuran'>,
      newLayananId: newId<'layanan'>,
    })
    const saved = await saveAll(list)
    if (!saved.ok) {
      setIsBusy(false)
      setBenar(null)
      return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    }
    showToast(SIMPAN_PESAN.tersimpan)
    navigate(`/hadir/${right.id}`, { replace: true })
  }

  async function cancel() {
    const saved = await cancelHadir(posyandu, hadir.id, PESAN.alasan)
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    navigate('/hari/antrean', { replace: true })
  }

  return (
    <Page title={PESAN.judul} subtitle={`${hadir.nomorAntrean} · ${sasaran.nama}`} back={BACK}>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      <h2>{PESAN.siapa}</h2>
      <CariSasaran registerAt={`/warga/baru?dari=salah:${sasaran.id}`} onPick={pick} />
      <Button icon="silang" isWide onTap={() => void cancel()}>
        {PESAN.tidakAda}
      </Button>
      <p className="redup">{PESAN.tidakAdaKet}</p>
      <Dialog
        title={PESAN.tanya(benar?.nama ?? '')}
        isOpen={benar !== null}
        onClose={() => setBenar(null)}
        actions={
          <>
            <Button kind="utama" isWide isDisabled={isBusy} onTap={() => benar && void move(benar)}>
              {PESAN.pindahkan}
            </Button>
            <Button isWide onTap={() => setBenar(null)}>
              {SIMPAN_PESAN.batal}
            </Button>
          </>
        }
      >
        {benar && <p className="redup">{keteranganSasaran(benar, today)}</p>}
        <p>{PESAN.ikut}</p>
        <ul className="butir">
          <li>{PESAN.nomor(hadir.nomorAntrean)}</li>
          {catatan.pengukuran.map((one) => (
            <li key={one.id}>
              {one.weightGram === null
                ? PESAN.ukuran
                : PESAN.timbangan(formatUkuran(one.weightGram, 'weightGram'))}
            </li>
          ))}
          {catatan.layanan.map((one) => (
            <li key={one.id}>{layananOf(one.jenis)?.nama ?? one.jenis}</li>
          ))}
        </ul>
        <p className="redup">{PESAN.tinggal(sasaran.nama)}</p>
        {hasRujukan && <Notice tone="awas">{PESAN.rujukan}</Notice>}
      </Dialog>
    </Page>
  )
}
