import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { LANGKAH_HARI, type LangkahHari, NAMA_LANGKAH } from '@simpul/domain/hari-buka/langkah.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, navigate, usePlace } from '@simpul/ui/router.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useRecords } from '../local/records.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import { markLangkah, recordHadir, recordHadirBersama } from './catat-hari.ts'
import { type HariIni, hadirOf, useHariTerbuka } from './hari-buka.local.ts'
import { HARI_PESAN } from './hari-buka.pesan.ts'

const PESAN = HARI_PESAN.orang

/** Who was registered together with her (`?kembar=id,id`) and is not written down yet. */
function useTwins(hari: HariIni | null): readonly SasaranRecord[] {
  const ids = usePlace().query.get('kembar') ?? ''
  const records = useRecords((all) => all)
  return useMemo(() => {
    if (ids === '') return []
    const isNew = (id: string) => !hari?.kehadiran.some((came) => came.sasaranId === id)
    return [...records.sasaran.values()]
      .filter((one) => ids.split(',').includes(one.id) && isNew(one.id))
      .toSorted((a, b) => (a.urutanKembar ?? 0) - (b.urutanKembar ?? 0))
  }, [ids, records, hari])
}

/** One person at the open day: opening it writes the person down as present, then shows what is next. */
export function HadirOrangScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { me, posyandu, today, isKesehatan } = useTempat()
  const hari = useHariTerbuka()
  const hadir = hadirOf(hari, sasaran.id)
  const [problem, setProblem] = useState<string | null>(null)
  const cancelled = hari?.kehadiran.find(
    (one) => one.sasaranId === sasaran.id && one.batalKarena !== null,
  )
  const twins = useTwins(hari)
  const isWritten = useRef(false)

  useEffect(() => {
    // Who was cancelled is not written down again by a screen that was only gone back to.
    if (hadir || cancelled) isWritten.current = true
    if (!hari || isWritten.current) return
    isWritten.current = true
    void recordHadirBersama(posyandu, hari, sasaran, twins, me.hurufAntrean).then((saved) => {
      if (!saved.ok) setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    })
  }, [hari, hadir, cancelled, posyandu, sasaran, twins, me.hurufAntrean])

  async function comeAgain(day: HariIni) {
    const saved = await recordHadir(posyandu, day, sasaran, me.hurufAntrean)
    setProblem(saved.ok ? null : SIMPAN_PESAN.gagal[saved.error.kode])
  }

  async function mark(langkah: LangkahHari) {
    if (!hadir) return
    const saved = await markLangkah(posyandu, hadir.id, langkah)
    setProblem(saved.ok ? null : SIMPAN_PESAN.gagal[saved.error.kode])
  }

  const back = { label: PESAN.keAntrean, onTap: () => navigate('/hari/antrean') }
  if (!hari) {
    return (
      <Page title={sasaran.nama} back={back}>
        <EmptyState icon="kalender" title={HARI_PESAN.belumDibuka}>
          <p>{HARI_PESAN.belumDibukaKet}</p>
          <ButtonLink href={href('/hari')}>{HARI_PESAN.judul}</ButtonLink>
        </EmptyState>
      </Page>
    )
  }
  if (!hadir && cancelled) {
    return (
      <Page title={sasaran.nama} subtitle={keteranganSasaran(sasaran, today)} back={back}>
        {problem && (
          <Notice tone="bahaya" isAlert>
            {problem}
          </Notice>
        )}
        <Notice title={PESAN.dibatalkan}>
          <p>{PESAN.dibatalkanKet(cancelled.batalKarena ?? '')}</p>
        </Notice>
        <Button kind="utama" icon="orang_banyak" isWide onTap={() => void comeAgain(hari)}>
          {PESAN.hadirLagi}
        </Button>
      </Page>
    )
  }
  const done = hadir?.langkahSelesai ?? []
  return (
    <Page title={sasaran.nama} subtitle={keteranganSasaran(sasaran, today)} back={back}>
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      {hadir && (
        <p className="nomor-besar" role="status">
          <span className="kecil redup">{PESAN.nomor}</span>
          <strong>{hadir.nomorAntrean}</strong>
        </p>
      )}
      {isKesehatan && (
        <>
          <ButtonLink
            kind={done.includes(2) ? 'biasa' : 'utama'}
            icon="timbangan"
            isWide
            href={href(`/ukur/${sasaran.id}`)}
          >
            {PESAN.timbang}
          </ButtonLink>
          {done.includes(2) && (
            <ButtonLink icon="grafik" isWide href={href(`/hasil/${sasaran.id}`)}>
              {PESAN.hasil}
            </ButtonLink>
          )}
          <ButtonLink
            kind={done.includes(2) && !done.includes(4) ? 'utama' : 'biasa'}
            icon="hati"
            isWide
            href={href(`/layanan/${sasaran.id}`)}
          >
            {PESAN.layanan}
          </ButtonLink>
        </>
      )}
      <ButtonLink icon="pesan" isWide href={href(`/temuan?sasaran=${sasaran.id}`)}>
        {PESAN.urusan}
      </ButtonLink>
      <List label={HARI_PESAN.judul}>
        {LANGKAH_HARI.map((langkah) => (
          <ListRow
            key={langkah}
            lead={<span className="nomor">{langkah}</span>}
            title={NAMA_LANGKAH[langkah]}
            trail={
              done.includes(langkah) ? (
                <Badge icon="centang" tone="baik">
                  {PESAN.langkahSelesai}
                </Badge>
              ) : (
                <Button
                  label={PESAN.tandai(NAMA_LANGKAH[langkah])}
                  onTap={() => void mark(langkah)}
                >
                  {PESAN.langkahBelum}
                </Button>
              )
            }
          />
        ))}
      </List>
      <ButtonLink icon="orang" isWide href={href(`/warga/${sasaran.id}`)}>
        {PESAN.warga}
      </ButtonLink>
      {hadir && (
        <ButtonLink kind="polos" href={href(`/hadir/${sasaran.id}/salah`)}>
          {PESAN.salahOrang}
        </ButtonLink>
      )}
    </Page>
  )
}
