import type { KabupatenView, Me } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import { sendJson, useLoaded } from '../app/api.ts'
import { sentenceOf, PESAN as UMUM } from '../app/app.pesan.ts'
import { Form, useForm } from '../app/form.tsx'
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
  const form = useForm()
  const [isShown, setShown] = useState(false)
  const [note, setNote] = useState<string | null>(null)
  const kode = kabupaten.some((one) => one.kode === chosen) ? chosen : (kabupaten[0]?.kode ?? '')

  async function submit() {
    const found = missing()
    if (found.length > 0) return form.refuse(found)
    localStorage.setItem(REMEMBERED, kode)
    const who = { kabupatenKode: kode, namaPengguna: texts.nama.trim().toLowerCase() }
    if (mode === 'masuk') {
      const body = { ...who, sandi: texts.sandi, perangkat: null }
      return form.send(() => sendJson<Me>('/api/masuk', body), onSignedIn)
    }
    const body = { ...who, kode: texts.kode.trim(), sandiBaru: texts.baru }
    return form.send(
      () => sendJson('/api/sandi/pakai-kode', body),
      () => {
        setMode('masuk')
        setTexts({ ...texts, sandi: '', kode: '', baru: '' })
        setNote(PESAN.silakanMasuk)
      },
    )
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

  const { errorOf } = form
  const isDemo = kabupaten.find((one) => one.kode === kode)?.isDemo === true
  return (
    <main className="masuk">
      <Form
        form={form}
        className="ui-kartu"
        onSubmit={submit}
        intro={
          <>
            <div>
              <h1>
                {UMUM.simpul} · {mode === 'masuk' ? PESAN.masuk : PESAN.pakaiKode}
              </h1>
              <p className="redup kecil">{PESAN.masukSub}</p>
            </div>
            {isDemo && <Notice tone="awas">{UMUM.dataContoh}</Notice>}
            {note && <Notice tone="baik">{note}</Notice>}
          </>
        }
      >
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
        <Button kind="utama" type="submit" isWide isDisabled={form.isBusy || kode === ''}>
          {mode === 'masuk' ? PESAN.masuk : PESAN.pakaiKode}
        </Button>
        <Button kind="polos" onTap={() => setMode(mode === 'masuk' ? 'kode' : 'masuk')}>
          {mode === 'masuk' ? PESAN.punyaKode : UMUM.kembali}
        </Button>
      </Form>
    </main>
  )
}
