import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { Heading } from '../app/heading.tsx'
import { useZona } from '../app/me.ts'
import { FailureNotice } from '../app/states.tsx'
import { waktu } from '../app/tanggal.pesan.ts'
import { PESAN } from './akun.pesan.ts'

/** An admin who must see people says why: one posyandu, one hour, written down for good. */
export function BukaDaruratScreen() {
  const zona = useZona()
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const [posyanduId, setPosyandu] = useState('')
  const [alasan, setAlasan] = useState('')
  const [isTried, setTried] = useState(false)
  const [until, setUntil] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isShort = alasan.trim().length < 10

  async function open() {
    setTried(true)
    setFailure(null)
    if (isShort || posyanduId === '') return
    const result = await sendJson<{ sampai: string }>('/api/buka-darurat', {
      posyanduId,
      alasan: alasan.trim(),
    })
    if (result.ok) setUntil(result.value.sampai)
    else setFailure(result.error)
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
      <form
        className="ui-kartu ui-tumpuk"
        style={{ maxWidth: '32rem' }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        {failure && <FailureNotice failure={failure} />}
        <Select
          id="posyandu"
          label={PESAN.posyandu}
          value={posyanduId}
          error={isTried && posyanduId === '' ? PESAN.pilih : null}
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
          value={alasan}
          maxLength={300}
          error={isTried && isShort ? PESAN.alasan : null}
          onChange={setAlasan}
        />
        <Button kind="bahaya" type="submit" icon="kunci">
          {PESAN.bukaSatuJam}
        </Button>
      </form>
    </>
  )
}
