import { bulanOf } from '@simpul/domain/shared/tanggal.ts'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Select } from '@simpul/ui/field.tsx'
import { List } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href } from '@simpul/ui/router.ts'
import { useState } from 'react'
import { useRiwayatOfGrowing } from '../layanan/use-riwayat-of-growing.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { bulanPanjang, tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { BarisSasaran } from '../sasaran/baris-sasaran.tsx'
import { belumDitimbang } from './belum-ditimbang.ts'
import { KUNJUNGAN_PESAN } from './kunjungan-rumah.pesan.ts'

const PESAN = KUNJUNGAN_PESAN

/** Who has not come this month: weighed at home, one RT after the other. */
export function SweepingScreen() {
  const { today } = useTempat()
  const people = useRiwayatOfGrowing(today)
  const [by, setBy] = useState<'rt' | 'nama'>('rt')
  const rows = people ? belumDitimbang(people, today, by) : null
  return (
    <Page
      title={PESAN.judul}
      back={{ label: SIMPAN_PESAN.kembali, onTap: () => goBack('/hari') }}
      hasBar
    >
      <p className="redup">{PESAN.ket(bulanPanjang(bulanOf(today)))}</p>
      {!rows && <p role="status">{PESAN.memuat}</p>}
      {rows?.length === 0 && (
        <EmptyState icon="centang" title={PESAN.semuaDatang}>
          <p>{PESAN.semuaDatangKet}</p>
          <ButtonLink href={href('/hari')}>{SIMPAN_PESAN.kembali}</ButtonLink>
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <Select
            id="urut"
            label={`${PESAN.belum(rows.length)} · ${PESAN.urut}`}
            value={by}
            options={[
              { value: 'rt', label: PESAN.rt },
              { value: 'nama', label: PESAN.nama },
            ]}
            onChange={(value) => setBy(value === 'nama' ? 'nama' : 'rt')}
          />
          <List label={PESAN.judul}>
            {rows.map(({ sasaran, lastOn }) => (
              <BarisSasaran
                key={sasaran.id}
                sasaran={sasaran}
                today={today}
                href={href(`/ukur/${sasaran.id}?konteks=sweeping`)}
                below={
                  <small>
                    {lastOn ? PESAN.terakhir(tanggalPendek(lastOn)) : PESAN.belumPernah}
                  </small>
                }
              />
            ))}
          </List>
        </>
      )}
    </Page>
  )
}
