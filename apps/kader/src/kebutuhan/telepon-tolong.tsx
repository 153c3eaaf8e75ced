import { ButtonLink } from '@simpul/ui/button.tsx'
import { nomorTolongPada, usePaket } from '../local/paket.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { KEBUTUHAN_PESAN } from './kebutuhan.pesan.ts'

/** Numbers to call, the ones that answer everywhere first. */
export function TeleponTolong({ untuk }: { readonly untuk: 'jalur_rahasia' | 'darurat' }) {
  const paket = usePaket()
  const { today } = useTempat()
  return (
    <>
      {nomorTolongPada(paket, today, untuk).map((one) => (
        <ButtonLink key={one.nomor} kind="bahaya" icon="telepon" isWide href={`tel:${one.nomor}`}>
          {one.nama} · {one.nomor}
          {one.isEverywhere ? '' : ` (${KEBUTUHAN_PESAN.darurat.belumTentu})`}
        </ButtonLink>
      ))}
    </>
  )
}
