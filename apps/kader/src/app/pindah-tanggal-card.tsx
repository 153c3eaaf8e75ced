import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { openStore } from '../local/open-store.ts'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { tanggalPanjang } from '../posyandu/tanggal.pesan.ts'
import { moveToDate } from '../sync/pindah-tanggal.ts'
import { type RefusedItem, syncNow } from '../sync/status.ts'
import { KIRIM_PESAN } from './kirim.pesan.ts'

const PESAN = KIRIM_PESAN

/** The day of service a command was refused for, because it has not come yet; null for any other. */
export function dayAhead({ kode, body }: Pick<RefusedItem, 'kode' | 'body'>): Tanggal | null {
  const on = body['measuredOn'] ?? body['tanggal'] ?? body['leftOn']
  return kode === 'tanggal_di_depan' && typeof on === 'string' && isTanggal(on) ? on : null
}

interface Props {
  readonly item: RefusedItem
  readonly from: Tanggal
  readonly today: Tanggal
}

/** The phone's date was wrong: everything of that day moves to the day it was. */
export function PindahTanggal({ item, from, today }: Props) {
  const [to, setTo] = useState<string>(today)
  const [problem, setProblem] = useState<string | null>(null)

  async function move() {
    const store = openStore()
    const posyanduId = store?.queue.find(({ command }) => command.id === item.commandId)?.command
      .posyanduId
    if (!store || !posyanduId) return setProblem(SIMPAN_PESAN.gagal.terkunci)
    if (!isTanggal(to) || to > today) return setProblem(PESAN.tanggalBenarSalah)
    const moved = await moveToDate(store, posyanduId, from, to)
    if (!moved.ok) return setProblem(SIMPAN_PESAN.gagal[moved.error.kode])
    void syncNow()
  }

  return (
    <>
      <Field
        id={`tanggal-${item.commandId}`}
        label={PESAN.tanggalBenar}
        hint={PESAN.tanggalBenarKet(tanggalPanjang(from))}
        type="date"
        max={today}
        error={problem}
        value={to}
        onChange={setTo}
      />
      <p className="redup kecil">{PESAN.pindahTanggalKet}</p>
      <Button kind="utama" icon="kalender" isWide onTap={() => void move()}>
        {PESAN.pindahTanggal}
      </Button>
    </>
  )
}
