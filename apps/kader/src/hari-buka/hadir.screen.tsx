import { Badge } from '@simpul/ui/badge.tsx'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate } from '@simpul/ui/router.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPanjang } from '../posyandu/tanggal.pesan.ts'
import { CariSasaran } from '../sasaran/cari-sasaran.tsx'
import { hadirOf, useHariTerbuka } from './hari-buka.local.ts'
import { HARI_PESAN } from './hari-buka.pesan.ts'

/** Langkah 1: who has come? */
export function HadirScreen() {
  const { today } = useTempat()
  const hari = useHariTerbuka()
  return (
    <Page
      title={HARI_PESAN.hadir.judul}
      subtitle={tanggalPanjang(today)}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari/antrean') }}
    >
      <CariSasaran
        registerAt="/warga/baru?dari=hari"
        onPick={(sasaran) => navigate(`/hadir/${sasaran.id}`)}
        trailOf={(sasaran) => {
          const hadir = hadirOf(hari, sasaran.id)
          return hadir ? (
            <Badge icon="centang" tone="baik">
              {hadir.nomorAntrean}
            </Badge>
          ) : null
        }}
        whenEmpty={
          <ButtonLink icon="orang" isWide href={href('/warga/baru?dari=hari&tamu=1')}>
            {HARI_PESAN.hadir.tamu}
          </ButtonLink>
        }
      />
    </Page>
  )
}
