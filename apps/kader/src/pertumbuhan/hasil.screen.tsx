import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { KMS_END_MONTHS } from '@simpul/domain/pertumbuhan/buku-kia.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import type { IconName } from '@simpul/ui/icon.tsx'
import { Notice, type Tone } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href } from '@simpul/ui/router.ts'
import { Card, Row } from '@simpul/ui/stack.tsx'
import { useHariTerbuka } from '../hari-buka/hari-buka.local.ts'
import { useDraft } from '../local/draft.ts'
import { aturanOf, usePaket } from '../local/paket.ts'
import { useRiwayat } from '../local/records.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { type HasilTimbang, hasilTimbang } from './hasil-timbang.ts'
import { Kms } from './kms.tsx'
import { PERTUMBUHAN_PESAN } from './pertumbuhan.pesan.ts'
import { TindakanCard } from './tindakan-card.tsx'
import { useTabelWho } from './use-tabel-who.ts'

const PESAN = PERTUMBUHAN_PESAN

/** Langkah 3: what to do, the card, and what to write into the book. */
export function HasilScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { posyandu, today } = useTempat()
  const tabel = useTabelWho()
  const riwayat = useRiwayat(sasaran.id)
  const hari = useHariTerbuka()
  const aturan = aturanOf(usePaket())
  const [isBidanHere, setIsBidanHere] = useDraft(
    `bidan-ada:${posyandu.id}:${today}`,
    posyandu.bidanNama !== null,
  )
  const back = {
    label: PESAN.kembali,
    onTap: () => goBack(hari ? `/hadir/${sasaran.id}` : `/warga/${sasaran.id}`),
  }
  const subtitle = keteranganSasaran(sasaran, today)
  if (!tabel || !riwayat) {
    return (
      <Page title={sasaran.nama} subtitle={subtitle} back={back}>
        <p>{PESAN.memuat}</p>
      </Page>
    )
  }

  const standing = standingPengukuran(riwayat.pengukuran)
  const last = standing[0]
  if (!last) {
    return (
      <Page title={sasaran.nama} subtitle={subtitle} back={back}>
        <EmptyState icon="timbangan" title={PESAN.belumAda}>
          <p>{PESAN.belumAdaKet}</p>
        </EmptyState>
      </Page>
    )
  }
  const hasil = hasilTimbang(tabel, sasaran, last, standing, isBidanHere, aturan)
  const isOnCard = hasil.ageInMonths < KMS_END_MONTHS
  const isRujukSent = riwayat.rujukan.some((rujukan) => rujukan.openedOn >= last.measuredOn)
  return (
    <Page title={sasaran.nama} subtitle={subtitle} back={back}>
      {last.measuredOn !== today && (
        <p className="redup">{PESAN.bukanBulanIni(tanggalPendek(last.measuredOn))}</p>
      )}
      {isOnCard ? (
        <>
          <NaikBadge hasil={hasil} />
          <TindakanCard
            sasaranId={sasaran.id}
            tindakan={hasil.tindakan}
            isRujukSent={isRujukSent}
            isNaik={hasil.naik?.status === 'N' && hasil.pengukuran.weightGram !== null}
          />
          {hasil.tindakan.tangga === 2 && (
            <Button kind="polos" onTap={() => setIsBidanHere(!isBidanHere)}>
              {isBidanHere ? PESAN.bidanTidakAda : PESAN.bidanAda}
            </Button>
          )}
          <Kms tabel={tabel.who2006} sasaran={sasaran} standing={standing} on={last.measuredOn} />
          {hasil.isLengthMissing && <Notice>{PESAN.belumDinilai}</Notice>}
        </>
      ) : (
        <Notice tone="baik">{PESAN.tanpaKms}</Notice>
      )}
      <TulisBukuKia hasil={hasil} judul={isOnCard ? PESAN.tulis : PESAN.catatan} />
      {hari ? (
        <>
          <ButtonLink kind="utama" icon="hati" isWide href={href(`/layanan/${sasaran.id}`)}>
            {PESAN.lanjutLayanan}
          </ButtonLink>
          <ButtonLink icon="orang_banyak" isWide href={href('/hari/antrean')}>
            {PESAN.keAntrean}
          </ButtonLink>
        </>
      ) : null}
      <ButtonLink icon="ubah" isWide href={href(`/ukur/${sasaran.id}?ganti=${last.id}`)}>
        {PESAN.betulkan}
      </ButtonLink>
    </Page>
  )
}

const NAIK: Readonly<Record<'N' | 'T' | 'O' | 'B', { icon: IconName; tone: Tone }>> = {
  N: { icon: 'naik', tone: 'baik' },
  T: { icon: 'turun', tone: 'awas' },
  O: { icon: 'tunggu', tone: 'info' },
  B: { icon: 'tambah', tone: 'info' },
}

function NaikBadge({ hasil }: { readonly hasil: HasilTimbang }) {
  const { naik } = hasil
  if (!naik) return null
  const gain = naik.gainGram
  return (
    <div className="ui-tumpuk" data-jarak="rapat">
      <Row>
        <Badge icon={NAIK[naik.status].icon} tone={NAIK[naik.status].tone}>
          {naik.duaT ? PESAN.duaT : PESAN.naik[naik.status]}
        </Badge>
      </Row>
      {gain !== null && naik.kbmGram !== null && <p>{gainText(gain, naik.kbmGram)}</p>}
      {!hasil.isCounted && (
        <p className="redup">
          {PESAN.dihitung(
            formatUkuran(naik.weightGram, 'weightGram'),
            tanggalPendek(naik.measuredOn),
          )}
        </p>
      )}
    </div>
  )
}

function gainText(gain: number, kbm: number): string {
  if (gain === 0) return PESAN.tetap(kbm)
  return gain < 0 ? PESAN.turun(-gain, kbm) : PESAN.kenaikan(gain, kbm)
}

function TulisBukuKia({ hasil, judul }: { readonly hasil: HasilTimbang; readonly judul: string }) {
  return (
    <Card>
      <h2>{judul}</h2>
      <dl className="tulis">
        {hasil.bukuKia.map((isian) => (
          <div key={isian.kolom}>
            <dt>{PESAN.kolom[isian.kolom]}</dt>
            <dd>{isian.tulis}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
