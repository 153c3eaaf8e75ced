import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import {
  type JenisKebutuhan,
  jenisKebutuhanOf,
  offeredKebutuhan,
} from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { BIDANG, type Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Icon } from '@simpul/ui/icon.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { TeleponDarurat } from '../pertumbuhan/tindakan-card.tsx'
import { isiSebutan } from '../posyandu/isi-sebutan.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { CariSasaran } from '../sasaran/cari-sasaran.tsx'
import { useSasaranDariAlamat } from '../sasaran/use-sasaran-dari-alamat.ts'
import { BIDANG_ICON, BIDANG_PESAN, KEBUTUHAN_PESAN } from './kebutuhan.pesan.ts'
import { TeleponTolong } from './telepon-tolong.tsx'
import { TemuanForm } from './temuan-form.screen.tsx'

const PESAN = KEBUTUHAN_PESAN

/**
 * Meja 6: which bidang, which matter, then the road that matter has. The matter stands in the
 * address of no page: a confidential one leaves no trace, not even behind the back button.
 */
export function TemuanScreen() {
  const [sasaran, setSasaran] = useState(useSasaranDariAlamat('sasaran'))
  const [bidang, setBidang] = useState<Bidang | null>(null)
  const [kode, setKode] = useState<string | null>(null)
  const jenis = kode === null ? null : jenisKebutuhanOf(kode)

  function back() {
    if (kode !== null) setKode(null)
    else if (bidang !== null) setBidang(null)
    else goBack('/hari')
  }

  return (
    <Page
      title={PESAN.judul}
      subtitle={jenis?.nama ?? (bidang ? BIDANG_PESAN[bidang] : (sasaran?.nama ?? ''))}
      back={{ label: SIMPAN_PESAN.kembali, onTap: back }}
    >
      {bidang === null && <PickBidang onPick={setBidang} />}
      {bidang !== null && jenis === null && <PickJenis bidang={bidang} onPick={setKode} />}
      {jenis && (
        <MatterRoad
          key={jenis.kode}
          jenis={jenis}
          sasaran={sasaran}
          onSasaran={setSasaran}
          onAgain={() => (setKode(null), setBidang(null))}
        />
      )}
    </Page>
  )
}

function PickBidang({ onPick }: { readonly onPick: (bidang: Bidang) => void }) {
  return (
    <>
      <h2>{PESAN.tentang}</h2>
      <div className="enam">
        {BIDANG.map((bidang) => (
          <button key={bidang} type="button" className="enam__satu" onClick={() => onPick(bidang)}>
            <Icon name={BIDANG_ICON[bidang]} size={40} />
            {BIDANG_PESAN[bidang]}
          </button>
        ))}
      </div>
    </>
  )
}

function PickJenis({
  bidang,
  onPick,
}: {
  readonly bidang: Bidang
  readonly onPick: (kode: string) => void
}) {
  const { sebutan } = useTempat()
  return (
    <>
      <h2>{PESAN.apaPersis}</h2>
      <List>
        {offeredKebutuhan(bidang, sebutan.jenis === 'kelurahan').map((jenis) => (
          <ListRow key={jenis.kode} title={jenis.nama} onTap={() => onPick(jenis.kode)} />
        ))}
      </List>
    </>
  )
}

interface RoadProps {
  readonly jenis: JenisKebutuhan
  readonly sasaran: SasaranRecord | null
  readonly onSasaran: (sasaran: SasaranRecord) => void
  readonly onAgain: () => void
}

/** The matter decides the road (rule TEMU-2), not who tells it. */
function MatterRoad({ jenis, sasaran, onSasaran, onAgain }: RoadProps) {
  const { sebutan } = useTempat()
  const [hasCalled, setHasCalled] = useState(false)
  if (jenis.jalan === 'jalur_rahasia') return <Rahasia />
  if (jenis.jalan === 'darurat' && !hasCalled) {
    return (
      <>
        <Notice tone="bahaya" title={PESAN.darurat.judul} isAlert>
          <p>{isiSebutan(PESAN.darurat.ket, sebutan)}</p>
          {jenis.bidang === 'kesehatan' ? <TeleponDarurat /> : <TeleponTolong untuk="darurat" />}
        </Notice>
        <Button isWide onTap={() => setHasCalled(true)}>
          {PESAN.darurat.catat}
        </Button>
      </>
    )
  }
  if (jenis.bidang === 'kesehatan')
    return <KeRujukan jenis={jenis} sasaran={sasaran} onSasaran={onSasaran} />
  return <TemuanForm jenis={jenis} sasaran={sasaran} onAgain={onAgain} />
}

function Rahasia() {
  return (
    <>
      <Notice tone="bahaya" title={PESAN.rahasia.judul}>
        <p>{PESAN.rahasia.ket}</p>
        <p>{PESAN.rahasia.jangan}</p>
        <p>{PESAN.rahasia.bahaya}</p>
      </Notice>
      <h2>{PESAN.rahasia.telepon}</h2>
      <TeleponTolong untuk="jalur_rahasia" />
      <Button isWide onTap={() => navigate('/hari', { replace: true })}>
        {PESAN.rahasia.tutup}
      </Button>
    </>
  )
}

/** A matter of health goes straight to the Puskesmas, about a person who is on the register. */
function KeRujukan({ jenis, sasaran, onSasaran }: Omit<RoadProps, 'onAgain'>) {
  if (!sasaran) {
    return (
      <>
        <h2>{PESAN.kesehatan.pilihOrang}</h2>
        <CariSasaran registerAt="/warga/baru?dari=warga" onPick={onSasaran} />
      </>
    )
  }
  const urgensi = jenis.jalan === 'darurat' ? 'sekarang' : 'minggu_ini'
  return (
    <ButtonLink
      kind="utama"
      icon="kirim"
      isWide
      href={href(`/rujuk/${sasaran.id}?urgensi=${urgensi}&alasan=${jenis.kode}`)}
    >
      {PESAN.kesehatan.rujuk}
    </ButtonLink>
  )
}
