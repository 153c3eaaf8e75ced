import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { goBack, href, navigate } from '@simpul/ui/router.ts'
import { Card } from '@simpul/ui/stack.tsx'
import { useState } from 'react'
import { usePulled } from '../local/records.ts'
import { choosePosyandu, lock, signOut, switchKader } from '../local/session.ts'
import { PENGGUNA_PESAN } from '../pengguna/pengguna.pesan.ts'
import { PERAN_PESAN } from '../pengguna/peran.pesan.ts'
import { SANDI_PESAN } from '../pengguna/sandi.pesan.ts'
import { useAside } from '../sync/sisihan.ts'
import { useOutbox } from '../sync/status.ts'
import { POSYANDU_PESAN } from './posyandu.pesan.ts'
import { useTempat } from './posyandu-context.tsx'

const PESAN = PENGGUNA_PESAN.akun

export function AkunScreen() {
  const { me, posyandu } = useTempat()
  const outbox = useOutbox()
  const aside = useAside()
  const pulled = usePulled()
  const [isLeaving, setIsLeaving] = useState(false)
  const unsent = outbox.waiting.length + outbox.refused.length + outbox.conflicts.length
  const others = me.posyandu.filter((other) => other.id !== posyandu.id)
  const here = me.penugasan.filter((penugasan) => penugasan.posyanduId === posyandu.id)

  return (
    <Page
      title={PESAN.judul}
      subtitle={me.nama}
      back={{ label: PESAN.kembali, onTap: () => goBack('/hari') }}
    >
      <Card>
        <p>
          <strong>{posyandu.nama}</strong>, {posyandu.desaNama}
        </p>
        {here.map((penugasan) => (
          <p key={`${penugasan.peran}-${penugasan.bidang ?? ''}`}>
            {PESAN.peran}: {PERAN_PESAN[penugasan.peran]}
          </p>
        ))}
        {me.hurufAntrean && (
          <p>
            {PESAN.huruf}: <strong>{me.hurufAntrean}</strong>
          </p>
        )}
      </Card>
      <Button kind="utama" icon="kunci" isWide onTap={() => lock()}>
        {PESAN.kunci}
      </Button>
      <Button icon="orang_banyak" isWide onTap={() => switchKader()}>
        {PESAN.ganti}
      </Button>
      {others.length > 0 && (
        <>
          <h2>{PESAN.posyanduLain}</h2>
          <List label={PESAN.posyanduLain}>
            {others.map((other) => (
              <ListRow
                key={other.id}
                title={other.nama}
                detail={other.desaNama}
                below={pulled.has(other.id) ? null : POSYANDU_PESAN.belumDiHp}
                onTap={() => {
                  navigate('/hari')
                  void choosePosyandu(other.id)
                }}
              />
            ))}
          </List>
        </>
      )}
      <ButtonLink icon="ubah" isWide href={href('/saya/sandi')}>
        {SANDI_PESAN.ganti}
      </ButtonLink>
      <ButtonLink icon="dokumen" isWide href="/kantor/">
        {PESAN.kantor}
      </ButtonLink>
      {unsent > 0 ? (
        <Notice tone="awas">{PESAN.keluarBelum(unsent)}</Notice>
      ) : (
        <Button icon="keluar" isWide onTap={() => setIsLeaving(true)}>
          {PESAN.keluar}
        </Button>
      )}
      <Dialog
        title={PESAN.keluarTanya}
        isOpen={isLeaving}
        onClose={() => setIsLeaving(false)}
        actions={
          <>
            <Button kind="bahaya" isWide onTap={() => void signOut()}>
              {PESAN.keluar}
            </Button>
            <Button isWide onTap={() => setIsLeaving(false)}>
              {PESAN.batal}
            </Button>
          </>
        }
      >
        <p>{PESAN.keluarKeterangan}</p>
        {aside.length > 0 && <p>{PESAN.keluarDisisihkan(aside.length)}</p>}
      </Dialog>
    </Page>
  )
}
