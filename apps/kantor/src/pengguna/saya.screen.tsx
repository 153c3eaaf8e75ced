import type { SesiView } from '@simpul/contract/pengguna.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { sendJson, useLoaded } from '../app/api.ts'
import { useZona } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { waktu } from '../app/tanggal.pesan.ts'
import { PESAN } from './akun.pesan.ts'
import { namaPeramban } from './nama-peramban.ts'
import { SandiScreen } from './sandi.screen.tsx'

/** The own account: a new password, and the places where one is signed in. */
export function SayaScreen() {
  const zona = useZona()
  const loaded = useLoaded<{ readonly rows: readonly SesiView[] }>('/api/sesi')

  async function end(id: string) {
    await sendJson('/api/sesi/cabut', { id })
    loaded.reload()
  }

  return (
    <>
      <SandiScreen />
      <WhenLoaded loaded={loaded}>
        {(list) => (
          <Table
            onNarrow="tumpuk_berlabel"
            caption={PESAN.sesi}
            columns={[
              {
                key: 'perangkat',
                head: PESAN.perangkat,
                isRowHead: true,
                cell: (row) => `${namaPeramban(row.nama)}${row.isIni ? ` (${PESAN.sesiIni})` : ''}`,
              },
              { key: 'sejak', head: PESAN.masukSejak, cell: (row) => waktu(row.dibukaPada, zona) },
              {
                key: 'terakhir',
                head: PESAN.terakhir,
                cell: (row) => waktu(row.terakhirPada, zona),
              },
              {
                key: 'akhiri',
                head: '',
                cell: (row) =>
                  !row.isIni && (
                    <Button kind="polos" onTap={() => void end(row.id)}>
                      {PESAN.akhiriSesi}
                    </Button>
                  ),
              },
            ]}
            rows={list.rows}
            rowKey={(row) => row.id}
          />
        )}
      </WhenLoaded>
    </>
  )
}
