import { KELOMPOK_SASARAN, kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Select } from '@simpul/ui/field.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, navigate } from '@simpul/ui/router.ts'
import { useMemo, useState } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { BarisSasaran } from './baris-sasaran.tsx'
import { CariSasaran } from './cari-sasaran.tsx'
import { KELOMPOK_PESAN, SASARAN_PESAN } from './sasaran.pesan.ts'

/** Rows at first, and with every tap on more: a cheap phone draws no thousand at once. */
const SHOWN = 60

export function WargaListScreen() {
  const { posyandu } = useTempat()
  const count = useRecords((records) => records.sasaran.size)
  return (
    <Page title={SASARAN_PESAN.warga} subtitle={posyandu.nama} hasBar>
      <CariSasaran
        registerAt="/warga/baru?dari=warga"
        onPick={(sasaran) => navigate(`/warga/${sasaran.id}`)}
        whenEmpty={<WargaByKelompok count={count} />}
      />
    </Page>
  )
}

function WargaByKelompok({ count }: { readonly count: number }) {
  const { today } = useTempat()
  const [kelompok, setKelompok] = useState('semua')
  const [shown, setShown] = useState(SHOWN)
  const sasaran = useRecords((records) => records.sasaran)
  const list = useMemo(
    () =>
      [...sasaran.values()]
        .filter(
          (one) =>
            one.statusSasaran === 'aktif' &&
            (kelompok === 'semua' ||
              kelompokSasaran(one.tanggalLahir, today, one.keadaanIbu) === kelompok),
        )
        .toSorted((a, b) => a.nama.localeCompare(b.nama, 'id')),
    [sasaran, kelompok, today],
  )
  return (
    <>
      <Select
        id="kelompok"
        label={`${SASARAN_PESAN.kelompok} · ${SASARAN_PESAN.jumlah(kelompok === 'semua' ? count : list.length)}`}
        value={kelompok}
        onChange={(next) => {
          setKelompok(next)
          setShown(SHOWN)
        }}
        options={[
          { value: 'semua', label: SASARAN_PESAN.semua },
          ...KELOMPOK_SASARAN.map((one) => ({ value: one, label: KELOMPOK_PESAN[one] })),
        ]}
      />
      <List label={SASARAN_PESAN.warga}>
        {list.slice(0, shown).map((one) => (
          <BarisSasaran key={one.id} sasaran={one} today={today} href={href(`/warga/${one.id}`)} />
        ))}
      </List>
      {list.length > shown && (
        <Button isWide onTap={() => setShown(shown + SHOWN)}>
          {SASARAN_PESAN.lihatLagi(list.length - shown)}
        </Button>
      )}
      <ButtonLink icon="tambah" isWide href={href('/warga/baru?dari=warga')}>
        {SASARAN_PESAN.daftarBaru}
      </ButtonLink>
    </>
  )
}
