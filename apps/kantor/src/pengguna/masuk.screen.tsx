import type { KabupatenView, Me } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import { ErrorSummary, type FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sentenceOf, PESAN as UMUM } from '../app/app.pesan.ts'
import { PESAN } from './pengguna.pesan.ts'

const REMEMBERED = 'simpul.kabupaten'

interface Props {
  readonly onSignedIn: (me: Me) => void
}

export function MasukScreen({ onSignedIn }: Props) {
  const list = useLoaded<{ kabupaten: readonly KabupatenView[] }>('/api/kabupaten')
  const kabupaten = list.value?.kabupaten ?? []
  const [chosen, setChosen] = useState(() => localStorage.getItem(REMEMBERED) ?? '')
  const [mode, setMode] = useState<'masuk' | 'kode'>('masuk')
  const [texts, setTexts] = useState({ nama: '', sandi: '', kode: '', baru: '' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [isShown, setShown] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [note, setNote] = useState<string | null>(null)
  const kode = kabupaten.some((one) => one.kode === chosen) ? chosen : (kabupaten[0]?.kode ?? '')

  async function submit() {
    const found = missing()
    setProblems(found)
    setFailure(null)
    if (found.length > 0) return
    setBusy(true)
    localStorage.setItem(REMEMBERED, kode)
    const namaPengguna = texts.nama.trim().toLowerCase()
    if (mode === 'masuk') {
      const result = await sendJson<Me>('/api/masuk', {
        kabupatenKode: kode,
        namaPengguna,
        sandi: texts.sandi,
        perangkat: null,
      })
      setBusy(false)
      return result.ok ? onSignedIn(result.value) : setFailure(result.error)
    }
    const result = await sendJson('/api/sandi/pakai-kode', {
      kabupatenKode: kode,
      namaPengguna,
      kode: texts.kode.trim(),
      sandiBaru: texts.baru,
    })
    setBusy(false)
    if (!result.ok) return setFailure(result.error)
    setMode('masuk')
    setTexts({ ...texts, sandi: '', kode: '', baru: '' })
    setNote(PESAN.silakanMasuk)
  }

  function missing(): FieldProblem[] {
    const found: FieldProblem[] = []
    if (texts.nama.trim() === '')
      found.push({ field: 'nama', text: PESAN.wajib(PESAN.namaPengguna) })
    if (mode === 'masuk' && texts.sandi === '')
      found.push({ field: 'sandi', text: PESAN.wajib(PESAN.sandi) })
    if (mode === 'kode' && texts.kode.trim() === '')
      found.push({ field: 'kode', text: PESAN.wajib(PESAN.kode) })
    if (mode === 'kode' && texts.baru.length < 8)
      found.push({ field: 'baru', text: PESAN.sandiPendek })
    return found
  }

  const errorOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.text ?? null
  const isDemo = kabupaten.find((one) => one.kode === kode)?.isDemo === true
  return (
    <main className="masuk">
      <form
        className="ui-kartu ui-tumpuk"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div>
          <h1>
            {UMUM.simpul} · {mode === 'masuk' ? PESAN.masuk : PESAN.pakaiKode}
          </h1>
          <p className="redup kecil">{PESAN.masukSub}</p>
        </div>
        {isDemo && <Notice tone="awas">{UMUM.dataContoh}</Notice>}
        {note && <Notice tone="baik">{note}</Notice>}
        <ErrorSummary title={UMUM.masalah} problems={problems} />
        {failure && (
          <Notice tone="bahaya" isAlert>
            {sentenceOf(failure)}
          </Notice>
        )}
        {list.failure && <Notice tone="awas">{sentenceOf(list.failure)}</Notice>}
        {kabupaten.length > 1 && (
          <Select
            id="kabupaten"
            label={PESAN.kabupaten}
            value={kode}
            options={kabupaten.map((one) => ({ value: one.kode, label: one.nama }))}
            onChange={setChosen}
          />
        )}
        <Field
          id="nama"
          label={PESAN.namaPengguna}
          value={texts.nama}
          error={errorOf('nama')}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={40}
          onChange={(nama) => setTexts({ ...texts, nama })}
        />
        {mode === 'masuk' ? (
          <Field
            id="sandi"
            label={PESAN.sandi}
            type={isShown ? 'text' : 'password'}
            value={texts.sandi}
            error={errorOf('sandi')}
            autoComplete="current-password"
            onChange={(sandi) => setTexts({ ...texts, sandi })}
          />
        ) : (
          <>
            <Field
              id="kode"
              label={PESAN.kode}
              hint={PESAN.kodePetunjuk}
              value={texts.kode}
              error={errorOf('kode')}
              onChange={(value) => setTexts({ ...texts, kode: value })}
            />
            <Field
              id="baru"
              label={PESAN.sandiBaru}
              hint={PESAN.sandiPetunjuk}
              type={isShown ? 'text' : 'password'}
              value={texts.baru}
              error={errorOf('baru')}
              autoComplete="new-password"
              onChange={(baru) => setTexts({ ...texts, baru })}
            />
          </>
        )}
        <label className="ui-baris kecil">
          <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} />
          {PESAN.lihatSandi}
        </label>
        <Button kind="utama" type="submit" isWide isDisabled={isBusy || kode === ''}>
          {mode === 'masuk' ? PESAN.masuk : PESAN.pakaiKode}
        </Button>
        <Button kind="polos" onTap={() => setMode(mode === 'masuk' ? 'kode' : 'masuk')}>
          {mode === 'masuk' ? PESAN.punyaKode : UMUM.kembali}
        </Button>
      </form>
    </main>
  )
}
