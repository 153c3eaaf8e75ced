import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import type { Children } from '@simpul/ui/children.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { List } from '@simpul/ui/list.tsx'
import { href } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { BarisSasaran } from './baris-sasaran.tsx'
import { PindaiQr } from './pindai-qr.tsx'
import { SASARAN_PESAN } from './sasaran.pesan.ts'

const SHOWN = 40

interface Props {
  /** The address to register somebody who was not found; gets the name as `?nama=`. */
  readonly registerAt: string
  readonly onPick: (sasaran: SasaranRecord) => void
  readonly trailOf?: (sasaran: SasaranRecord) => Children
  /** Shown while nothing is typed. */
  readonly whenEmpty?: Children
}

/** One box for name, mother, nickname, RT, NIK and card. */
export function CariSasaran({ registerAt, onPick, trailOf, whenEmpty }: Props) {
  const { today } = useTempat()
  const [query, setQuery] = useState('')
  const [isScanning, setIsScanning] = useState(false)
  const records = useRecords((all) => all)
  const text = query.trim()
  const found = text === '' ? [] : records.search(text, SHOWN)

  function pickId(id: SasaranId): boolean {
    const sasaran = records.sasaran.get(id)
    if (!sasaran) return false
    setIsScanning(false)
    onPick(sasaran)
    return true
  }

  return (
    <>
      <Field
        id="cari"
        label={SASARAN_PESAN.cari}
        hint={SASARAN_PESAN.cariPetunjuk}
        type="search"
        inputMode="search"
        value={query}
        onChange={setQuery}
      />
      {isScanning ? (
        <PindaiQr onFound={pickId} onClose={() => setIsScanning(false)} />
      ) : (
        <Button icon="qr" isWide onTap={() => setIsScanning(true)}>
          {SASARAN_PESAN.pindai}
        </Button>
      )}
      {text === '' && whenEmpty}
      {found.length > 0 && (
        <List label={SASARAN_PESAN.warga}>
          {found.map((sasaran) => (
            <BarisSasaran
              key={sasaran.id}
              sasaran={sasaran}
              today={today}
              onTap={() => onPick(sasaran)}
              below={trailOf?.(sasaran)}
            />
          ))}
        </List>
      )}
      {text !== '' && found.length === 0 && (
        <EmptyState icon="cari" title={SASARAN_PESAN.tidakAda}>
          <p>{SASARAN_PESAN.tidakAdaKeterangan}</p>
        </EmptyState>
      )}
      {text !== '' && (
        <ButtonLink
          kind="biasa"
          icon="tambah"
          isWide
          href={href(`${registerAt}&nama=${encodeURIComponent(text)}`)}
        >
          {SASARAN_PESAN.daftarBaru}
        </ButtonLink>
      )}
    </>
  )
}
