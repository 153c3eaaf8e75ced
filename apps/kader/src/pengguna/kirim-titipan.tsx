import { Button } from '@simpul/ui/button.tsx'
import type { Children } from '@simpul/ui/children.ts'
import { Notice } from '@simpul/ui/notice.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { useState } from 'react'
import { type KnownAccount, sendForOther } from '../local/session.ts'
import { useIsOnline } from '../sync/status.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { type HasilTitipan, titipanText } from './titipan-text.ts'

const PESAN = PENGGUNA_PESAN.titipan

/** Sends what a kader of this phone has not sent, sealed as it lies, without her PIN. */
export function KirimTitipan({ akun }: { readonly akun: KnownAccount }) {
  const isOnline = useIsOnline()
  /** how far it has come, 0 to 1 */
  const [sending, setSending] = useState<number | null>(null)
  const [hasil, setHasil] = useState<HasilTitipan | null>(null)
  const isOffered = isOnline && akun.isDititipkan && akun.unsent > 0

  async function send() {
    const { nama, unsent: before } = akun
    setSending(0)
    setHasil(null)
    const handed = await sendForOther(akun.penggunaId, setSending)
    setHasil({ nama, before, after: handed.ok ? handed.value.left : handed.error.kode })
    setSending(null)
  }

  if (sending !== null) {
    return (
      <Row>
        <ProgressBar label={PESAN.sedang(akun.nama, Math.round(100 * sending))} value={sending} />
      </Row>
    )
  }
  if (!isOffered && !hasil) return null
  const said = hasil && titipanText(hasil)
  return (
    <Row>
      {said && (
        <Notice tone={said.tone} isAlert>
          {said.text}
        </Notice>
      )}
      {isOffered && (
        <Button icon="kirim" isWide label={PESAN.kirimMilik(akun.nama)} onTap={() => void send()}>
          {PESAN.kirim}
        </Button>
      )}
    </Row>
  )
}

/** Under the kader's own line of the list, as wide as it. */
function Row({ children }: { readonly children?: Children }) {
  return (
    <li>
      <div className="ui-daftar__baris" style={{ cursor: 'default' }}>
        <div className="ui-daftar__isi ui-tumpuk" data-jarak="rapat">
          {children}
        </div>
      </div>
    </li>
  )
}
