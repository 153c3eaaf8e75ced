import type { Me } from '@simpul/contract/pengguna.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { List, ListRow } from '@simpul/ui/list.tsx'
import { Page } from '@simpul/ui/page.tsx'
import { usePulled } from '../local/records.ts'
import { choosePosyandu } from '../local/session.ts'
import { POSYANDU_PESAN } from './posyandu.pesan.ts'

/** My posyandu: who serves in more than one says which. */
export function PilihPosyanduScreen({ me }: { readonly me: Me }) {
  const pulled = usePulled()
  return (
    <Page title={POSYANDU_PESAN.saya} subtitle={me.nama}>
      {me.posyandu.length === 0 ? (
        <EmptyState icon="rumah" title={POSYANDU_PESAN.belumAda}>
          <p>{POSYANDU_PESAN.belumAdaKeterangan}</p>
        </EmptyState>
      ) : (
        <List>
          {me.posyandu.map((posyandu) => (
            <ListRow
              key={posyandu.id}
              title={<strong>{posyandu.nama}</strong>}
              detail={posyandu.desaNama}
              below={pulled.has(posyandu.id) ? null : POSYANDU_PESAN.belumDiHp}
              onTap={() => void choosePosyandu(posyandu.id)}
            />
          ))}
        </List>
      )}
    </Page>
  )
}
