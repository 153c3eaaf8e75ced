import { NOMOR_TOLONG } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { KEBUTUHAN_PESAN } from './kebutuhan.pesan.ts'

/** Numbers to call, the ones that answer everywhere first. */
export function TeleponTolong({ untuk }: { readonly untuk: 'jalur_rahasia' | 'darurat' }) {
  return (
    <>
      {NOMOR_TOLONG.filter((one) => one.untuk.includes(untuk)).map((one) => (
        <ButtonLink key={one.nomor} kind="bahaya" icon="telepon" isWide href={`tel:${one.nomor}`}>
          {one.nama} · {one.nomor}
          {one.isEverywhere ? '' : ` (${KEBUTUHAN_PESAN.darurat.belumTentu})`}
        </ButtonLink>
      ))}
    </>
  )
}
