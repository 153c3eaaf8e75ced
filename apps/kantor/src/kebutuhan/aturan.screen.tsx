import {
  type AturanView,
  NAMA_TABEL,
  type NamaTabel,
  type PublishAturan,
} from '@simpul/contract/paket.ts'
import type { Edisi } from '@simpul/domain/shared/edisi.ts'
import { addDays, isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { Form, useForm } from '../app/form.tsx'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pick, useFilters } from '../app/list-parts.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { hariTanggal } from '../app/tanggal.pesan.ts'
import { ARTI, NAMA, PESAN } from './aturan.pesan.ts'
import { aturanTexts, readAturan } from './aturan-form.ts'
import { IsiAturan } from './isi-aturan.tsx'
import { KbmFields } from './kbm-fields.tsx'
import { NomorFields } from './nomor-fields.tsx'
import { TanggaFields } from './tangga-fields.tsx'

/** The tables a kabupaten may have of its own: what holds, what will, and a new one from a day on. */
export function AturanScreen() {
  const filters = useFilters()
  const tabel = NAMA_TABEL.find((nama) => nama === filters.get('tabel')) ?? 'kbm'
  const loaded = useLoaded<AturanView>('/api/kantor/aturan')
  return (
    <>
      <Heading title={PESAN.judul} subtitle={PESAN.sub} />
      <FilterBar label={UMUM.saring}>
        <Pick
          id="tabel"
          label={PESAN.tabel}
          value={tabel}
          options={NAMA_TABEL.map((value) => ({ value, label: NAMA[value] }))}
          onChange={(value) => filters.set({ tabel: value })}
        />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(view) => (
          <Edition
            key={`${tabel} ${view[tabel].length}`}
            tabel={tabel}
            view={view}
            onPublished={loaded.reload}
          />
        )}
      </WhenLoaded>
    </>
  )
}

interface EditionProps {
  readonly tabel: NamaTabel
  readonly view: AturanView
  readonly onPublished: () => void
}

function Edition({ tabel, view, onPublished }: EditionProps) {
  const me = useMe()
  const today = todayOf(me)
  const editions: readonly Edisi<unknown>[] = view[tabel]
  const [inForce] = editions.filter((one) => one.berlakuDari <= today)
  const coming = editions.filter((one) => one.berlakuDari > today)
  const [texts, setTexts] = useState(() => aturanTexts(view, today))
  const [mulai, setMulai] = useState<string>(addDays(today, 1))
  const form = useForm()
  const [asking, setAsking] = useState<PublishAturan | null>(null)

  function check() {
    if (!isTanggal(mulai) || mulai <= today)
      return form.refuse([{ field: 'mulai', text: PESAN.mulaiSalah }])
    if (coming.some((one) => one.berlakuDari === mulai))
      return form.refuse([{ field: 'mulai', text: PESAN.sudahAda }])
    const read = readAturan(tabel, texts, mulai)
    if (!read.ok) return form.refuse(read.error)
    const before = readAturan(tabel, aturanTexts(view, mulai), mulai)
    if (JSON.stringify(read) === JSON.stringify(before))
      return form.refuse([{ field: 'mulai', text: PESAN.sama }])
    form.refuse([])
    setAsking(read.value)
  }

  async function publish(): Promise<Failure | null> {
    const result = await sendJson<AturanView>('/api/kantor/aturan', asking)
    if (!result.ok) return result.error
    showToast(PESAN.tersimpan)
    onPublished()
    return null
  }

  return (
    <>
      <section className="ui-kartu ui-tumpuk" data-jarak="rapat">
        <h2>{PESAN.berlaku}</h2>
        <p>{inForce ? PESAN.daerah(hariTanggal(inForce.berlakuDari)) : PESAN.nasional}</p>
        <IsiAturan tabel={tabel} texts={aturanTexts(view, today)} />
        {coming.map(({ berlakuDari }) => (
          <section key={berlakuDari}>
            <p>
              <strong>{PESAN.nanti(hariTanggal(berlakuDari))}</strong>
            </p>
            <IsiAturan tabel={tabel} texts={aturanTexts(view, berlakuDari)} />
          </section>
        ))}
      </section>
      <Form
        form={form}
        className="ui-kartu tidak-dicetak"
        onSubmit={check}
        intro={
          <>
            <h2>{PESAN.baru}</h2>
            <p className="redup">{ARTI[tabel]}</p>
          </>
        }
      >
        <Field
          id="mulai"
          label={PESAN.mulai}
          type="date"
          min={addDays(today, 1)}
          error={form.errorOf('mulai')}
          value={mulai}
          onChange={setMulai}
        />
        {tabel === 'kbm' && (
          <KbmFields
            texts={texts.kbm}
            errorOf={form.errorOf}
            onChange={(kbm) => setTexts({ ...texts, kbm })}
          />
        )}
        {tabel === 'tangga' && (
          <TanggaFields
            texts={texts.tangga}
            errorOf={form.errorOf}
            onChange={(tangga) => setTexts({ ...texts, tangga })}
          />
        )}
        {tabel === 'nomor_tolong' && (
          <NomorFields
            rows={texts.nomor_tolong}
            errorOf={form.errorOf}
            onChange={(nomor_tolong) => setTexts({ ...texts, nomor_tolong })}
          />
        )}
        <div>
          <Button kind="utama" type="submit">
            {PESAN.terbitkan}
          </Button>
        </div>
      </Form>
      {asking && (
        <AskDialog
          title={PESAN.terbitkan}
          question={sesuaiWilayah(PESAN.tanya(hariTanggal(asking.berlakuDari)), me.kabupatenKode)}
          onYes={publish}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
