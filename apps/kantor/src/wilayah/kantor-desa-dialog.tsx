import type { KantorDesaDibuat, WilayahTemu } from '@simpul/contract/wilayah.ts'
import { sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { sendJson } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { useForm } from '../app/form.tsx'
import { useMe } from '../app/me.ts'
import { FailureNotice } from '../app/states.tsx'
import { PESAN } from './daftar-kantor.pesan.ts'
import { namaWilayah, WilayahPicker } from './wilayah-picker.tsx'

interface Props {
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** A kabupaten has 300 desa: their offices are made at once, by kecamatan or all. */
export function KantorDesaDialog({ onClose, onSaved }: Props) {
  const me = useMe()
  const [kecamatan, setKecamatan] = useState<WilayahTemu | null>(null)
  const form = useForm()
  // Any desa of the kabupaten says how a kecamatan is called here.
  const seluruhnya = sesuaiWilayah(PESAN.seluruhnya, me.kabupatenKode).toLowerCase()
  const { kecamatan: sebutanKecamatan } = sebutan(`${me.kabupatenKode}.01.2001`)

  const save = () =>
    form.send(
      () =>
        sendJson<KantorDesaDibuat>('/api/kantor/daftar-kantor/desa', {
          kecamatanKode: kecamatan?.kode ?? null,
        }),
      ({ dibuat, sudahAda }) => {
        showToast(PESAN.dibuat(dibuat, sudahAda))
        onSaved()
      },
    )

  return (
    <Dialog
      title={PESAN.buatDesa}
      isOpen
      onClose={onClose}
      actions={
        // No form: the enter key in the search would make the offices of the whole kabupaten.
        <>
          <Button kind="utama" isDisabled={form.isBusy} onTap={() => void save()}>
            {PESAN.buatDesaTombol}: {kecamatan ? kecamatan.nama : seluruhnya}
          </Button>
          <Button onTap={onClose}>{UMUM.batal}</Button>
        </>
      }
    >
      <p>{PESAN.buatDesaSub}</p>
      {form.failure && <FailureNotice failure={form.failure} />}
      <WilayahPicker
        id="kecamatan"
        label={`${sebutanKecamatan} (boleh kosong: ${seluruhnya})`}
        tingkat="kecamatan"
        chosen={kecamatan && namaWilayah(kecamatan)}
        onPick={setKecamatan}
      />
    </Dialog>
  )
}
