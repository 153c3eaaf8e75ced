import { Badge } from '@simpul/ui/badge.tsx'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Icon, type IconName } from '@simpul/ui/icon.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, navigate } from '@simpul/ui/router.ts'
import { Card } from '@simpul/ui/stack.tsx'
import { useState } from 'react'
import { useRecords } from '../local/records.ts'
import { SANDI_PESAN } from '../pengguna/sandi.pesan.ts'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPanjang } from '../posyandu/tanggal.pesan.ts'
import { openHari, reopenHari } from './catat-hari.ts'
import { type HariIni, useHari } from './hari-buka.local.ts'
import { HARI_PESAN } from './hari-buka.pesan.ts'

const PAST_SHOWN = 6

const WORK: readonly {
  readonly path: string
  readonly icon: IconName
  readonly title: string
  readonly detail: string
}[] = [
  {
    path: '/hari/persiapan',
    icon: 'kalender',
    title: HARI_PESAN.persiapan,
    detail: HARI_PESAN.persiapanKet,
  },
  {
    path: '/hari/sweeping',
    icon: 'rumah',
    title: HARI_PESAN.sweeping,
    detail: HARI_PESAN.sweepingKet,
  },
  {
    path: '/hari/cadangan',
    icon: 'cetak',
    title: HARI_PESAN.cadangan,
    detail: HARI_PESAN.cadanganKet,
  },
  {
    path: '/hari/susulan',
    icon: 'dokumen',
    title: HARI_PESAN.susulan,
    detail: HARI_PESAN.susulanKet,
  },
]

/** The first screen: what is to be done about the day, the most likely thing first. */
export function BerandaScreen() {
  const { me, posyandu, today, isKesehatan } = useTempat()
  const hari = useHari(today)
  const past = useRecords((all) => all.hariBuka)
    .filter((day) => day.tanggal < today)
    .toSorted((a, b) => (a.tanggal < b.tanggal ? 1 : -1))
  const forgotten = past.filter((day) => day.status === 'dibuka')
  const next = useRecords((all) => all.hariBuka)
    .filter((day) => day.tanggal > today && day.status === 'direncanakan')
    .toSorted((a, b) => (a.tanggal < b.tanggal ? -1 : 1))[0]

  return (
    <Page
      title={HARI_PESAN.judul}
      subtitle={posyandu.nama}
      hasBar
      actions={
        <a className="ui-page__kembali" href={href('/saya')} aria-label={me.nama}>
          <Icon name="orang" size={28} />
        </a>
      }
    >
      {me.harusGantiSandi && (
        <Notice tone="awas">
          <p>{SANDI_PESAN.harusGanti}</p>
          <ButtonLink isWide href={href('/saya/sandi')}>
            {SANDI_PESAN.ganti}
          </ButtonLink>
        </Notice>
      )}
      {isKesehatan &&
        forgotten.map((day) => (
          <Notice
            key={day.id}
            tone="awas"
            title={HARI_PESAN.lupaTutup(tanggalPanjang(day.tanggal))}
          >
            <ButtonLink isWide href={href(`/hari/tutup?tanggal=${day.tanggal}`)}>
              {HARI_PESAN.tutupYangLupa}
            </ButtonLink>
          </Notice>
        ))}
      <HariIniCard hari={hari} />
      {!hari.isOpen && (
        <p className="redup">
          {next ? HARI_PESAN.berikut(tanggalPanjang(next.tanggal)) : HARI_PESAN.belumAdaRencana}
        </p>
      )}
      <List>
        {WORK.filter((work) => isKesehatan || work.path === '/hari/persiapan').map((work) => (
          <ListRow
            key={work.path}
            lead={<Icon name={work.icon} size={28} />}
            title={work.title}
            detail={work.detail}
            href={href(work.path)}
          />
        ))}
      </List>
      {past.length > 0 && (
        <>
          <h2>{HARI_PESAN.riwayat}</h2>
          <List>
            {past.slice(0, PAST_SHOWN).map((day) => (
              <ListRow
                key={day.id}
                title={tanggalPanjang(day.tanggal)}
                below={<StatusBadge status={day.status} />}
                href={href(`/hari/tutup?tanggal=${day.tanggal}`)}
              />
            ))}
          </List>
        </>
      )}
    </Page>
  )
}

function StatusBadge({ status }: { readonly status: 'direncanakan' | 'dibuka' | 'ditutup' }) {
  if (status === 'dibuka') {
    return (
      <Badge icon="tunggu" tone="baik">
        {HARI_PESAN.sedangBuka}
      </Badge>
    )
  }
  return status === 'ditutup' ? (
    <Badge icon="centang">{HARI_PESAN.sudahTutup}</Badge>
  ) : (
    <Badge icon="kalender">{HARI_PESAN.direncanakan}</Badge>
  )
}

function HariIniCard({ hari }: { readonly hari: HariIni }) {
  const { posyandu } = useTempat()
  const [problem, setProblem] = useState<string | null>(null)
  const [isReopening, setIsReopening] = useState(false)
  const [alasan, setAlasan] = useState('')

  async function open() {
    const saved = await openHari(posyandu, hari.tanggal)
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    navigate('/hari/antrean')
  }

  async function reopen() {
    if (alasan.trim() === '') return setProblem(HARI_PESAN.bukaLagiKurang)
    const saved = await reopenHari(posyandu, hari.tanggal, alasan.trim())
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    navigate('/hari/antrean')
  }

  const present = hari.kehadiran.filter((one) => one.batalKarena === null).length
  return (
    <Card>
      <div className="ui-baris">
        <h2 style={{ flex: 1 }}>{tanggalPanjang(hari.tanggal)}</h2>
        {hari.record && <StatusBadge status={hari.record.status} />}
      </div>
      {hari.record?.tempat && (
        <p className="redup">
          {hari.record.tempat} {hari.record.jamMulai}
        </p>
      )}
      {problem && (
        <Notice tone="bahaya" isAlert>
          {problem}
        </Notice>
      )}
      {hari.isOpen && (
        <ButtonLink kind="utama" icon="orang_banyak" isWide href={href('/hari/antrean')}>
          {HARI_PESAN.lanjut} · {HARI_PESAN.antrean.hadir(present)}
        </ButtonLink>
      )}
      {hari.record?.status === 'ditutup' && (
        <>
          <ButtonLink icon="cetak" isWide href={href(`/hari/tutup?tanggal=${hari.tanggal}`)}>
            {HARI_PESAN.halaman}
          </ButtonLink>
          {isReopening && (
            <Field
              id="alasan"
              label={HARI_PESAN.bukaLagiAlasan}
              value={alasan}
              maxLength={200}
              onChange={setAlasan}
            />
          )}
          <Button isWide onTap={() => (isReopening ? void reopen() : setIsReopening(true))}>
            {HARI_PESAN.bukaLagi}
          </Button>
        </>
      )}
      {(hari.record === null || hari.record.status === 'direncanakan') && (
        <Button kind="utama" icon="kalender" isWide onTap={() => void open()}>
          {HARI_PESAN.buka}
        </Button>
      )}
    </Card>
  )
}
