import {
  type AturanView,
  IsiKbm,
  IsiTangga,
  NAMA_TABEL,
  type NamaTabel,
  type PublishAturan,
} from '@simpul/contract/paket.ts'
import { NOMOR_TOLONG } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { berlakuPada, type Edisi } from '@simpul/domain/shared/edisi.ts'
import { addDays, isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { ErrorSummary } from '@simpul/ui/error-summary.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pick, useFilters } from '../app/list-parts.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { hariTanggal } from '../app/tanggal.pesan.ts'
import { NAMA, PESAN } from './aturan.pesan.ts'
import {
  type AturanProblem,
  kbmTexts,
  readKbm,
  readNomor,
  readTangga,
  tanggaTexts,
} from './aturan-form.ts'
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
  const [isi, setIsi] = useState<Reading | null>(null)
  const [mulai, setMulai] = useState<string>(addDays(today, 1))
  const [problems, setProblems] = useState<readonly AturanProblem[]>([])
  const [asking, setAsking] = useState<PublishAturan | null>(null)

  function check() {
    const read = isi?.() ?? null
    const found: AturanProblem[] = []
    if (!isTanggal(mulai) || mulai <= today) found.push({ field: 'mulai', text: PESAN.mulaiSalah })
    else if (coming.some((one) => one.berlakuDari === mulai))
      found.push({ field: 'mulai', text: PESAN.sudahAda })
    if (read === null) found.push({ field: 'mulai', text: PESAN.sama })
    else if (!read.ok) found.push(...read.error)
    setProblems(found)
    if (found.length === 0 && read?.ok && isTanggal(mulai)) setAsking(read.value(mulai))
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
        {coming.map((one) => (
          <p key={one.berlakuDari}>{PESAN.nanti(hariTanggal(one.berlakuDari))}</p>
        ))}
      </section>
      <form
        className="ui-kartu ui-tumpuk tidak-dicetak"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          check()
        }}
      >
        <h2>{PESAN.baru}</h2>
        <p className="redup">{PESAN.baruArti}</p>
        <ErrorSummary title={UMUM.masalah} problems={problems} />
        <Field
          id="mulai"
          label={PESAN.mulai}
          type="date"
          min={addDays(today, 1)}
          value={mulai}
          onChange={setMulai}
        />
        <Fields
          tabel={tabel}
          view={view}
          today={today}
          problems={problems}
          onRead={(read) => setIsi(() => read)}
        />
        <div>
          <Button kind="utama" type="submit">
            {PESAN.terbitkan}
          </Button>
        </div>
      </form>
      {asking && (
        <AskDialog
          title={PESAN.terbitkan}
          question={PESAN.tanya(hariTanggal(asking.berlakuDari))}
          onYes={publish}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** Reads what was typed when it is asked to; null while nothing was changed. */
type Reading = () =>
  | { readonly ok: true; readonly value: (mulai: Tanggal) => PublishAturan }
  | { readonly ok: false; readonly error: readonly AturanProblem[] }

interface FieldsProps {
  readonly tabel: NamaTabel
  readonly view: AturanView
  readonly today: Tanggal
  readonly problems: readonly AturanProblem[]
  readonly onRead: (read: Reading) => void
}

/** The form of one table, filled in with what holds today. */
function Fields({ tabel, view, today, problems, onRead }: FieldsProps) {
  const [kbm, setKbm] = useState(() =>
    kbmTexts(berlakuPada(view.kbm, today, IsiKbm.parse(KBM_2020))),
  )
  const [tangga, setTangga] = useState(() =>
    tanggaTexts(berlakuPada(view.tangga, today, IsiTangga.parse(TANGGA_2026))),
  )
  const [nomor, setNomor] = useState(
    () =>
      berlakuPada(view.nomor_tolong, today, {
        nomor: NOMOR_TOLONG.map((one) => ({ ...one, untuk: [...one.untuk] })),
      }).nomor,
  )
  switch (tabel) {
    case 'kbm':
      return (
        <KbmFields
          texts={kbm}
          problems={problems}
          onChange={(texts) => {
            setKbm(texts)
            onRead(() => {
              const read = readKbm(texts)
              if (!read.ok) return read
              const { value: isi } = read
              return { ok: true, value: (berlakuDari) => ({ nama: 'kbm', berlakuDari, isi }) }
            })
          }}
        />
      )
    case 'tangga':
      return (
        <TanggaFields
          texts={tangga}
          problems={problems}
          onChange={(texts) => {
            setTangga(texts)
            onRead(() => {
              const read = readTangga(texts)
              if (!read.ok) return read
              const { value: isi } = read
              return { ok: true, value: (berlakuDari) => ({ nama: 'tangga', berlakuDari, isi }) }
            })
          }}
        />
      )
    case 'nomor_tolong':
      return (
        <NomorFields
          rows={nomor}
          problems={problems}
          onChange={(rows) => {
            setNomor(rows)
            onRead(() => {
              const read = readNomor(rows)
              if (!read.ok) return read
              const { value: isi } = read
              return {
                ok: true,
                value: (berlakuDari) => ({ nama: 'nomor_tolong', berlakuDari, isi }),
              }
            })
          }}
        />
      )
  }
}
