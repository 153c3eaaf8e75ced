import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { sendJson, useLoaded } from '../app/api.ts'
import { Form, useForm } from '../app/form.tsx'
import { Heading } from '../app/heading.tsx'
import { useZona } from '../app/me.ts'
import { waktu } from '../app/tanggal.pesan.ts'
import { PESAN } from './akun.pesan.ts'

/** An admin who must see people says why: one posyandu, one hour, written down for good. */
export function BukaDaruratScreen() {
  const zona = useZona()
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const [posyanduId, setPosyandu] = useState('')
  const [alasan, setAlasan] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const form = useForm()

  async function open() {
    const found: FieldProblem[] = []
    if (posyanduId === '') found.push({ field: 'posyandu', text: PESAN.pilih })
    if (alasan.trim().length < 10) found.push({ field: 'alasan', text: PESAN.alasan })
    if (found.length > 0) return form.refuse(found)
    await form.send(
      () =>
        sendJson<{ sampai: string }>('/api/buka-darurat', { posyanduId, alasan: alasan.trim() }),
      ({ sampai }) => setUntil(sampai),
    )
  }

  return (
    <>
      <Heading title={PESAN.darurat} subtitle={PESAN.daruratSub} />
      {until && (
        <Notice tone="awas" isAlert>
          <p>{PESAN.terbuka(waktu(until, zona))}</p>
          <div className="ui-baris">
            <ButtonLink href={linkTo('/warga', { posyandu: posyanduId })}>
              {PESAN.lihatWarga}
            </ButtonLink>
            <ButtonLink href={linkTo('/bulan', { posyandu: posyanduId })}>
              {PESAN.lihatBulan}
            </ButtonLink>
          </div>
        </Notice>
      )}
      <Form form={form} className="ui-kartu" width="32rem" onSubmit={open}>
        <Select
          id="posyandu"
          label={PESAN.posyandu}
          value={posyanduId}
          error={form.errorOf('posyandu')}
          options={[
            { value: '', label: PESAN.pilih },
            ...(places.value?.posyandu ?? []).map((one) => ({
              value: one.id as string,
              label: one.nama,
            })),
          ]}
          onChange={setPosyandu}
        />
        <Field
          id="alasan"
          label={PESAN.alasan}
          hint={PESAN.alasanPetunjuk}
          value={alasan}
          maxLength={300}
          error={form.errorOf('alasan')}
          onChange={setAlasan}
        />
        <Button kind="bahaya" type="submit" icon="kunci" isDisabled={form.isBusy}>
          {PESAN.bukaSatuJam}
        </Button>
      </Form>
    </>
  )
}
