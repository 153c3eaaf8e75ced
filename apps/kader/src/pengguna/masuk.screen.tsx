import { Button } from '@simpul/ui/button.tsx'
import { ErrorSummary } from '@simpul/ui/error-summary.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { type FormEvent, useEffect, useState } from 'react'
import { Nanti } from '../app/nanti.tsx'
import { signIn } from '../local/session.ts'
import { type KabupatenChoice, loadKabupaten } from './kabupaten-list.ts'
import { type MasukField, type MasukProblem, type MasukTexts, readMasukForm } from './masuk-form.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { postSandi } from './sandi-api.ts'
import type { SandiFieldsProps } from './sandi-fields.tsx'

const PESAN = PENGGUNA_PESAN.masuk
const SANDI_FIELDS = () => import('./sandi-fields.tsx').then(({ SandiFields }) => SandiFields)

export interface MasukProps {
  /** Back to the PIN, when somebody is known on this phone. */
  readonly onBack?: () => void
  readonly backLabel?: string
  /** Something that happened on this phone, said above the form. */
  readonly kabar?: string | null
  /** A file of another phone is to be sent. */
  readonly onBerkas?: () => void
  /** She was open already and goes on where she was. */
  readonly onDone?: () => void
}

export function MasukScreen({
  onBack,
  backLabel = PESAN.kembaliKePin,
  kabar = null,
  onBerkas,
  onDone,
}: MasukProps) {
  const [texts, setTexts] = useState<MasukTexts>({ kabupatenKode: '', namaPengguna: '', sandi: '' })
  const [problems, setProblems] = useState<
    readonly { readonly field: MasukField; readonly kode: MasukProblem }[]
  >([])
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isSandiShown, setIsSandiShown] = useState(false)
  const [isWithKode, setIsWithKode] = useState(false)
  const loadedKabupaten = useKabupaten()
  const kabupaten = loadedKabupaten ?? []
  const only = kabupaten.length === 1 ? (kabupaten[0]?.kode ?? '') : ''
  const kabupatenKode = texts.kabupatenKode || only

  const errorOf = (field: MasukField) => {
    const found = problems.find((problem) => problem.field === field)
    return found ? PENGGUNA_PESAN.salah[found.kode] : null
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const read = readMasukForm({ ...texts, kabupatenKode })
    setProblems(read.ok ? [] : read.error)
    if (!read.ok) return
    setIsBusy(true)
    setFailure(null)
    const result = await signIn(read.value)
    setIsBusy(false)
    if (result.ok) onDone?.()
    else setFailure(failureText(result.error.kode))
  }

  const whose = (
    <>
      <KabupatenField
        list={loadedKabupaten}
        error={errorOf('kabupatenKode')}
        value={kabupatenKode}
        onChange={(kode) => setTexts({ ...texts, kabupatenKode: kode })}
      />
      <Field
        id="namaPengguna"
        label={PESAN.namaPengguna}
        hint={PESAN.namaPenggunaPetunjuk}
        autoComplete="username"
        autoCapitalize="none"
        error={errorOf('namaPengguna')}
        value={texts.namaPengguna}
        onChange={(namaPengguna) => setTexts({ ...texts, namaPengguna })}
      />
    </>
  )
  if (isWithKode) {
    return (
      <Page
        title={PESAN.pakaiKode}
        back={{ label: PENGGUNA_PESAN.akun.kembali, onTap: () => setIsWithKode(false) }}
      >
        {whose}
        <Nanti<SandiFieldsProps>
          load={SANDI_FIELDS}
          props={{
            proof: 'kode',
            onSubmit: (kode, sandiBaru) =>
              postSandi('/api/sandi/pakai-kode', {
                kabupatenKode,
                namaPengguna: texts.namaPengguna.trim().toLowerCase(),
                kode,
                sandiBaru,
              }),
            onDone: () => {
              showToast(PESAN.sudahPunyaSandi)
              setIsWithKode(false)
            },
          }}
        />
      </Page>
    )
  }
  return (
    <Page title={PESAN.judul} {...(onBack ? { back: { label: backLabel, onTap: onBack } } : {})}>
      {kabar && <Notice tone="baik">{kabar}</Notice>}
      <p>{PESAN.pengantar}</p>
      <ErrorSummary
        title={PENGGUNA_PESAN.salah.judul}
        problems={problems.map(({ field, kode }) => ({ field, text: PENGGUNA_PESAN.salah[kode] }))}
      />
      {failure && (
        <Notice tone="bahaya" isAlert>
          {failure}
        </Notice>
      )}
      <form className="ui-tumpuk" onSubmit={(event) => void submit(event)} noValidate>
        {whose}
        <Field
          id="sandi"
          label={PESAN.sandi}
          type={isSandiShown ? 'text' : 'password'}
          autoComplete="current-password"
          autoCapitalize="none"
          error={errorOf('sandi')}
          value={texts.sandi}
          onChange={(sandi) => setTexts({ ...texts, sandi })}
        />
        <Button kind="polos" onTap={() => setIsSandiShown(!isSandiShown)}>
          {isSandiShown ? PESAN.tutupSandi : PESAN.lihatSandi}
        </Button>
        <Button kind="utama" type="submit" isWide isDisabled={isBusy}>
          {isBusy ? PESAN.sedang : PESAN.tombol}
        </Button>
      </form>
      <p className="redup">{PESAN.lupaSandi}</p>
      <Button kind="polos" onTap={() => setIsWithKode(true)}>
        {PESAN.punyaKode}
      </Button>
      {onBerkas && (
        <Button kind="polos" onTap={onBerkas}>
          {PENGGUNA_PESAN.titipan.berkas}
        </Button>
      )}
      {onBack && (
        <Button kind="polos" onTap={onBack}>
          {backLabel}
        </Button>
      )}
    </Page>
  )
}

interface KabupatenProps {
  readonly list: readonly KabupatenChoice[] | null
  readonly error: string | null
  readonly value: string
  readonly onChange: (kode: string) => void
}

/** A list when the server could be asked, else the code is typed. */
function KabupatenField({ list, error, value, onChange }: KabupatenProps) {
  if (list?.length === 0) {
    return (
      <Field
        id="kabupatenKode"
        label={PESAN.kabupaten}
        hint={PESAN.kabupatenPetunjuk}
        inputMode="decimal"
        error={error}
        value={value}
        onChange={onChange}
      />
    )
  }
  return (
    <Select
      id="kabupatenKode"
      label={PESAN.kabupaten}
      error={error}
      value={value}
      options={[
        { value: '', label: PESAN.pilihKabupaten },
        ...(list ?? []).map((one) => ({ value: one.kode, label: one.nama })),
      ]}
      onChange={onChange}
    />
  )
}

function failureText(kode: string): string {
  if (kode === 'tanpa_jaringan') return PENGGUNA_PESAN.tanpaJaringan
  const known: Readonly<Record<string, string>> = PENGGUNA_PESAN.tolak
  return known[kode] ?? PENGGUNA_PESAN.tolakLain
}

/** null while they are asked for: a field must not change its kind under a typing thumb. */
function useKabupaten(): readonly KabupatenChoice[] | null {
  const [list, setList] = useState<readonly KabupatenChoice[] | null>(null)
  useEffect(() => {
    void loadKabupaten().then(setList)
  }, [])
  return list
}
