import type { Tindakan } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { Notice, type Tone } from '@simpul/ui/notice.tsx'
import { href } from '@simpul/ui/router.ts'
import { nomorTolongPada, usePaket } from '../local/paket.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { PERTUMBUHAN_PESAN } from './pertumbuhan.pesan.ts'

const PESAN = PERTUMBUHAN_PESAN
const TONE = { 1: 'info', 2: 'awas', 3: 'awas', 4: 'bahaya' } as const satisfies Record<
  1 | 2 | 3 | 4,
  Tone
>

interface Props {
  readonly sasaranId: string
  readonly tindakan: Tindakan
  readonly isRujukSent: boolean
  /** A gain that was seen: only then is there something to praise. Not assessed is not good. */
  readonly isNaik: boolean
}

/** The rung in the kader's words: what to do, why, whom to call. Never a status. */
export function TindakanCard({ sasaranId, tindakan, isRujukSent, isNaik }: Props) {
  const { tangga, alasan, kunjunganRumahWithinDays } = tindakan
  if (tangga === null) {
    return isNaik ? (
      <Notice tone="baik" title={PESAN.tanpaTindakan} />
    ) : (
      <Notice title={PESAN.tercatat} />
    )
  }
  const urgensi = tangga === 4 ? 'sekarang' : tangga === 3 ? 'minggu_ini' : 'hari_ini'
  return (
    <Notice
      tone={TONE[tangga]}
      title={
        kunjunganRumahWithinDays === null
          ? PESAN.tangga[tangga]
          : PESAN.tanpaBidan(kunjunganRumahWithinDays)
      }
    >
      <p>
        {PESAN.karena} {alasan.map((one) => PESAN.alasan[one]).join('; ')}.
      </p>
      {alasan.includes('bulan_lalu_tidak_ditimbang') && tangga === 1 && (
        <p>{PESAN.nasihat.bulan_lalu_tidak_ditimbang}</p>
      )}
      {tangga === 4 && (
        <>
          <TeleponDarurat />
          <p>{PESAN.dampingi}</p>
        </>
      )}
      {tangga >= 3 &&
        (isRujukSent ? (
          <p>
            <strong>{PESAN.sudahDirujuk}</strong>
          </p>
        ) : (
          <ButtonLink
            kind={tangga === 4 ? 'bahaya' : 'utama'}
            icon="kirim"
            isWide
            href={href(`/rujuk/${sasaranId}?urgensi=${urgensi}&alasan=${alasan.join(',')}`)}
          >
            {PESAN.rujuk}
          </ButtonLink>
        ))}
    </Notice>
  )
}

/** Whom to call now: the bidan, the Puskesmas, the ambulance. */
export function TeleponDarurat() {
  const { posyandu, today } = useTempat()
  const paket = usePaket()
  return (
    <>
      {posyandu.bidanTelepon && (
        <ButtonLink kind="bahaya" icon="telepon" isWide href={`tel:${posyandu.bidanTelepon}`}>
          {PESAN.teleponBidan(posyandu.bidanNama ?? '', posyandu.bidanTelepon)}
        </ButtonLink>
      )}
      {posyandu.puskesmasTelepon && (
        <ButtonLink kind="bahaya" icon="telepon" isWide href={`tel:${posyandu.puskesmasTelepon}`}>
          {PESAN.teleponPuskesmas(posyandu.puskesmasNama, posyandu.puskesmasTelepon)}
        </ButtonLink>
      )}
      {nomorTolongPada(paket, today, 'ambulans').map((one) => (
        <ButtonLink key={one.nomor} kind="bahaya" icon="telepon" isWide href={`tel:${one.nomor}`}>
          {PESAN.teleponAmbulans(one.nama, one.nomor)}
        </ButtonLink>
      ))}
    </>
  )
}
