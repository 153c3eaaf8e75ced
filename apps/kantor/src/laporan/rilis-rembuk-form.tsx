import type { DaftarRembuk, IsiRembuk } from '@simpul/contract/laporan.ts'
import { addDays, isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sesuaiWilayah } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { MonthPick, Pick, useFilters } from '../app/list-parts.tsx'
import { thisMonth, todayOf, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { AnakTable } from './anak-rembuk-table.tsx'
import { PESAN } from './rembuk.pesan.ts'

/** A month of meetings; the Puskesmas may choose up to three. */
const USUL_HARI_TERBUKA = 30

interface Props {
  readonly desa: DaftarRembuk['desa']
  readonly onReleased: () => void
}

/** Who would be on the list is seen before anybody else sees it. */
export function RilisRembukForm({ desa, onReleased }: Props) {
  const me = useMe()
  const filters = useFilters()
  const today = todayOf(me)
  const chosen = desa.find((one) => one.kode === filters.get('desa')) ?? desa[0]
  const dari = filters.get('dari') || thisMonth(me)
  const sampai = filters.get('sampai') || thisMonth(me)
  const calon = useLoaded<IsiRembuk>(chosen ? '/api/kantor/rembuk/calon' : null, {
    desa: chosen?.kode,
    dari,
    sampai,
  })
  const [terbukaSampai, setTerbuka] = useState<string>(addDays(today, USUL_HARI_TERBUKA))
  const [isAsking, setAsking] = useState(false)
  if (!chosen) return null
  const set = (change: Readonly<Record<string, string>>) =>
    filters.set({ desa: chosen.kode, dari, sampai, ...change })

  async function release(): Promise<Failure | null> {
    const result = await sendJson('/api/kantor/rembuk/lepas', {
      desa: chosen?.kode,
      dari,
      sampai,
      terbukaSampai,
    })
    if (!result.ok) return result.error
    showToast(PESAN.dilepas)
    onReleased()
    return null
  }

  const isDay =
    isTanggal(terbukaSampai) && terbukaSampai >= today && terbukaSampai <= addDays(today, 90)
  return (
    <section className="ui-kartu ui-tumpuk tidak-dicetak" aria-label={PESAN.siapkan}>
      <h2>{PESAN.siapkan}</h2>
      <div className="saringan">
        <Pick
          id="desa"
          label={PESAN.desa}
          value={chosen.kode}
          options={desa.map((one) => ({ value: one.kode, label: namaWilayah(one.kode, one.nama) }))}
          onChange={(kode) => set({ desa: kode })}
        />
        <MonthPick
          id="dari"
          label={PESAN.dari}
          value={dari}
          onChange={(one) => set({ dari: one })}
        />
        <MonthPick
          id="sampai"
          label={PESAN.sampai}
          value={sampai}
          onChange={(one) => set({ sampai: one })}
        />
      </div>
      {sampai < dari ? (
        <p role="alert">{PESAN.salah.sampai}</p>
      ) : (
        <WhenLoaded loaded={calon}>
          {({ anak }) => (
            <>
              <p className="redup kecil">{PESAN.calonArti}</p>
              <AnakTable caption={PESAN.akanDilepas(anak.length)} anak={anak} />
              {anak.length > 0 && (
                <>
                  <Field
                    id="terbuka-sampai"
                    type="date"
                    label={PESAN.terbukaSampai}
                    hint={PESAN.terbukaPetunjuk}
                    value={terbukaSampai}
                    error={isDay ? null : PESAN.salah.terbukaSampai}
                    onChange={setTerbuka}
                  />
                  <div>
                    <Button kind="utama" isDisabled={!isDay} onTap={() => setAsking(true)}>
                      {sesuaiWilayah(PESAN.lepaskan, chosen.kode)}
                    </Button>
                  </div>
                </>
              )}
              {isAsking && isTanggal(terbukaSampai) && (
                <AskDialog
                  title={sesuaiWilayah(PESAN.lepaskan, chosen.kode)}
                  question={sesuaiWilayah(
                    PESAN.lepaskanTanya(
                      anak.length,
                      namaWilayah(chosen.kode, chosen.nama),
                      tanggalPendek(terbukaSampai),
                    ),
                    chosen.kode,
                  )}
                  onClose={() => setAsking(false)}
                  onYes={release}
                />
              )}
            </>
          )}
        </WhenLoaded>
      )}
    </section>
  )
}
