import type { WilayahTemu } from '@simpul/contract/wilayah.ts'
import { Button } from '@simpul/ui/button.tsx'
import { CheckList } from '@simpul/ui/choice.tsx'
import { useState } from 'react'
import { useLoaded } from '../app/api.ts'
import { PESAN } from './daftar-kantor.pesan.ts'
import { WilayahPicker } from './wilayah-picker.tsx'

interface Props {
  /** Where the office is; '' while none was chosen. */
  readonly wilayahKode: string
  readonly values: readonly string[]
  /** Names of what was chosen before, which may lie in another kecamatan. */
  readonly known: readonly { readonly kode: string; readonly nama: string }[]
  readonly onChange: (values: readonly string[]) => void
}

/** The desa of the kecamatan to tick; some offices serve beyond it. */
export function DesaDilayani({ wilayahKode, values, known, onChange }: Props) {
  const [added, setAdded] = useState(known)
  const kecamatan = wilayahKode.slice(0, 8)
  const loaded = useLoaded<readonly WilayahTemu[]>(
    kecamatan.length === 8 ? '/api/kantor/cari-wilayah' : null,
    { dalam: kecamatan, tingkat: 'desa' },
  )
  if (kecamatan.length !== 8) {
    return <p className="redup">{PESAN.desaDulu}</p>
  }
  const here = loaded.value ?? []
  const elsewhere = added.filter((one) => !one.kode.startsWith(`${kecamatan}.`))
  const options = [...here, ...elsewhere].map((one) => ({ value: one.kode, label: one.nama }))
  return (
    <div className="ui-tumpuk">
      <div>
        <Button
          kind="polos"
          onTap={() => onChange([...new Set([...values, ...here.map((one) => one.kode)])])}
        >
          {PESAN.pilihSemua(here.length)}
        </Button>
      </div>
      <CheckList
        id="desaDilayani"
        legend={PESAN.label.desaDilayani}
        hint={PESAN.terpilih(values.length)}
        columns={2}
        options={options}
        values={values}
        onChange={onChange}
      />
      <WilayahPicker
        id="desaLain"
        label={PESAN.cariWilayahLain}
        tingkat="desa"
        chosen={null}
        onPick={(desa) => {
          if (!desa) return
          setAdded([...added.filter((one) => one.kode !== desa.kode), desa])
          onChange([...new Set([...values, desa.kode])])
        }}
      />
    </div>
  )
}
