import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { LANGKAH_HARI, type LangkahHari, NAMA_LANGKAH } from '@simpul/domain/hari-buka/langkah.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { href, navigate } from '@simpul/ui/router.ts'
import { useEffect, useRef, useState } from 'react'
import { useTempat } from '../posyandu/posyandu-context.tsx'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { keteranganSasaran } from '../sasaran/baris-sasaran.tsx'
import {
  cancelHadir,
  hadirOf,
  markLangkah,
  recordHadir,
  useHariTerbuka,
} from './hari-buka.local.ts'
import { HARI_PESAN } from './hari-buka.pesan.ts'

const PESAN = HARI_PESAN.orang

/** One person at the open day: opening it writes the person down as present, then shows what is next. */
export function HadirOrangScreen({ sasaran }: { readonly sasaran: SasaranRecord }) {
  const { me, posyandu, today, isKesehatan } = useTempat()
  const hari = useHariTerbuka()
  const hadir = hadirOf(hari, sasaran.id)
  const [problem, setProblem] = useState<string | null>(null)
  const [isCancelling, setIsCancelling] = useState(false)
  const isWritten = useRef(false)

  useEffect(() => {
    // Who was written down once and then cancelled here is not written down again by this screen.
    if (hadir) isWritten.current = true
    if (!hari || hadir || isWritten.current) return
    isWritten.current = true
    void recordHadir(posyandu, hari, sasaran, me.hurufAntrean).then((saved) => {
      if (!saved.ok) setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    })
  }, [hari, hadir, posyandu, sasaran, me.hurufAntrean])

  async function mark(langkah: LangkahHari) {
    if (!hadir) return
    const saved = await markLangkah(posyandu, hadir.id, langkah)
    setProblem(saved.ok ? null : SIMPAN_PESAN.gagal[saved.error.kode])
  }

  async function cancel() {
    if (!hadir) return
    const saved = await cancelHadir(posyandu, hadir.id, PESAN.batalAlasan)
    if (!saved.ok) return setProblem(SIMPAN_PESAN.gagal[saved.error.kode])
    navigate('/hari/antrean', { replace: true })
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
        <Button kind="polos" onTap={() => setIsCancelling(true)}>
          {PESAN.batalkan}
        </Button>
      )}
      <Dialog
        title={PESAN.batalTanya}
        isOpen={isCancelling}
        onClose={() => setIsCancelling(false)}
        actions={
          <>
            <Button kind="bahaya" isWide onTap={() => void cancel()}>
              {PESAN.batalkan}
            </Button>
            <Button isWide onTap={() => setIsCancelling(false)}>
              {SIMPAN_PESAN.batal}
            </Button>
          </>
        }
      >
        <p>{PESAN.batalKet}</p>
      </Dialog>
    </Page>
  )
}
