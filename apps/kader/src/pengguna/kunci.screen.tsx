import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { Fragment, useState } from 'react'
import { Nanti } from '../app/nanti.tsx'
import { type Kabar, type KnownAccount, openDoor, unlock } from '../local/session.ts'
import type { MasukProps } from './masuk.screen.tsx'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { PIN_LENGTH } from './pin-form.ts'
import { PinPad } from './pin-pad.tsx'

const PESAN = PENGGUNA_PESAN.pin
const DICABUT = PENGGUNA_PESAN.dicabut
const MASUK = () => import('./masuk.screen.tsx').then(({ MasukScreen }) => MasukScreen)
const KIRIM = () => import('./kirim-titipan.tsx').then(({ KirimTitipan }) => KirimTitipan)
const BERKAS = () => import('./berkas-titipan.screen.tsx').then((m) => m.BerkasTitipanScreen)
const TANPA_PIN = () => import('./dicabut-tanpa-pin.screen.tsx').then((m) => m.TanpaPinScreen)

interface Props {
  /** Who used this phone last, or null: then somebody is chosen first. */
  readonly akun: KnownAccount | null
  readonly all: readonly KnownAccount[]
  readonly kabar?: Kabar | null
}

/** The lock: PIN of one kader, the other kader of this phone with what each has not sent. */
export function KunciScreen({ akun, all, kabar = null }: Props) {
  const [chosen, setChosen] = useState<PenggunaId | null>(akun?.penggunaId ?? null)
  const [isSigningIn, setIsSigningIn] = useState(false)
  const [isWithBerkas, setIsWithBerkas] = useState(false)
  const who = all.find((one) => one.penggunaId === chosen)
  if (isWithBerkas) {
    return <Nanti load={BERKAS} props={{ onBack: () => setIsWithBerkas(false) }} />
  }
  if (isSigningIn || all.length === 0) {
    return (
      <Nanti<MasukProps>
        load={MASUK}
        props={{
          kabar: kabar && DICABUT.bersih(kabar.nama),
          onBerkas: () => setIsWithBerkas(true),
          ...(all.length > 0 ? { onBack: () => setIsSigningIn(false) } : {}),
        }}
      />
    )
  }
  if (!who) {
    return (
      <Page title={PESAN.pilihKader}>
        {kabar && <Notice tone="baik">{DICABUT.bersih(kabar.nama)}</Notice>}
        <AccountList all={all} onPick={setChosen} />
        <Button icon="tambah" isWide onTap={() => setIsSigningIn(true)}>
          {PESAN.kaderBaru}
        </Button>
        <Button kind="polos" onTap={() => setIsWithBerkas(true)}>
          {PENGGUNA_PESAN.titipan.berkas}
        </Button>
      </Page>
    )
  }
  return (
    <PinOf
      key={who.penggunaId}
      akun={who}
      onSwitch={() => setChosen(null)}
      onForgot={() => setIsSigningIn(true)}
    />
  )
}

function AccountList({
  all,
  onPick,
}: {
  readonly all: readonly KnownAccount[]
  readonly onPick: (id: PenggunaId) => void
}) {
  return (
    <List>
      {all.map((one) => (
        <Fragment key={one.penggunaId}>
          <ListRow
            title={<strong>{one.nama}</strong>}
            detail={one.posyandu}
            below={<Unsent akun={one} />}
            onTap={() => onPick(one.penggunaId)}
          />
          <Titipan akun={one} />
        </Fragment>
      ))}
    </List>
  )
}

/** Stays when everything was sent, with what it has to say. */
function Titipan({ akun }: { readonly akun: KnownAccount }) {
  const [isWanted] = useState(akun.isDititipkan && akun.unsent > 0)
  return isWanted ? <Nanti load={KIRIM} props={{ akun }} /> : null
}

function Unsent({ akun }: { readonly akun: KnownAccount }) {
  const { unsent: count } = akun
  if (akun.isDicabut) {
    return (
      <Badge icon="silang" tone="bahaya">
        {DICABUT.tanda}
      </Badge>
    )
  }
  if (count === 0) {
    return (
      <Badge icon="centang" tone="baik">
        {PESAN.semuaTerkirim}
      </Badge>
    )
  }
  return (
    <Badge icon="kirim" tone="awas">
      {PESAN.belumTerkirim(count)}
    </Badge>
  )
}

interface PinOfProps {
  readonly akun: KnownAccount
  readonly onSwitch: () => void
  readonly onForgot: () => void
}

function PinOf({ akun, onSwitch, onForgot }: PinOfProps) {
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isClosed, setIsClosed] = useState(akun.isPintuTertutup)
  const [isWithoutPin, setIsWithoutPin] = useState(false)

  async function type(next: string) {
    setPin(next)
    if (next.length !== PIN_LENGTH) return
    setIsBusy(true)
    const result = await unlock(akun.penggunaId, next)
    if (result.ok) return
    setIsBusy(false)
    setPin('')
    switch (result.error.kode) {
      case 'pintu_tertutup':
        return setIsClosed(true)
      case 'penyimpanan_penuh':
        return setProblem(PESAN.penuh)
      case 'pin_salah':
        return setProblem(PESAN.salah(result.error.sisa))
    }
  }

  function opened() {
    setIsClosed(false)
    setProblem(PENGGUNA_PESAN.pintu.terbuka)
  }

  if (isWithoutPin) {
    return <Nanti load={TANPA_PIN} props={{ akun, onBack: () => setIsWithoutPin(false) }} />
  }

  return (
    <Page title={PESAN.bukaJudul(akun.nama)} subtitle={akun.posyandu}>
      {akun.isDicabut && <Notice tone="bahaya">{DICABUT.sisa(akun.nama, akun.unsent)}</Notice>}
      {isClosed ? (
        <Door akun={akun} onOpened={opened} />
      ) : (
        <>
          {problem && (
            <Notice tone="awas" isAlert>
              {problem}
            </Notice>
          )}
          <PinPad value={pin} onChange={(next) => void type(next)} isBusy={isBusy} />
        </>
      )}
      <div className="ui-tumpuk" data-jarak="rapat">
        <Button icon="orang_banyak" isWide onTap={onSwitch}>
          {PESAN.gantiKader}
        </Button>
        <Button kind="polos" onTap={onForgot}>
          {PESAN.lupa}
        </Button>
        <p className="kecil redup">{PESAN.lupaKeterangan}</p>
        {akun.isDicabut && (
          <Button kind="polos" onTap={() => setIsWithoutPin(true)}>
            {DICABUT.tanpaPin}
          </Button>
        )}
      </div>
    </Page>
  )
}

/** After ten wrong PINs: a code on paper, checked without a network. */
function Door({ akun, onOpened }: { readonly akun: KnownAccount; readonly onOpened: () => void }) {
  const [kode, setKode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const DOOR = PENGGUNA_PESAN.pintu

  async function open() {
    const result = await openDoor(akun.penggunaId, kode)
    if (result.ok) return onOpened()
    setProblem(
      result.error.kode === 'penyimpanan_penuh'
        ? PENGGUNA_PESAN.tolak.penyimpanan_penuh
        : DOOR.salah,
    )
  }

  return (
    <>
      <Notice tone="awas" title={DOOR.judul}>
        <p>{DOOR.keterangan(akun.nama)}</p>
        <p>{DOOR.mintaKode}</p>
      </Notice>
      <Field
        id="kode"
        label={DOOR.kode}
        inputMode="numeric"
        maxLength={10}
        error={problem}
        value={kode}
        onChange={setKode}
      />
      <Button kind="utama" isWide onTap={() => void open()}>
        {DOOR.buka}
      </Button>
    </>
  )
}
