import { goBack } from '@simpul/ui/router.ts'
import { showToast } from '@simpul/ui/toast.tsx'
import { openSchedule } from '../local/session.ts'
import { MasukScreen } from './masuk.screen.tsx'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'

/** Her session has ended: she signs in and goes on where she was, with her PIN as it is. */
export function MasukLagiScreen() {
  return (
    <MasukScreen
      onBack={() => goBack('/kirim')}
      backLabel={PENGGUNA_PESAN.masuk.kembali}
      onDone={() => {
        showToast(PENGGUNA_PESAN.masuk.sudah)
        goBack('/kirim')
        void openSchedule()?.syncNow()
      }}
    />
  )
}
