import type { LangkahAwal } from '@simpul/contract/posyandu.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import type { Query } from '../app/address.ts'
import { LANGKAH as PESAN } from './posyandu.pesan.ts'

/** One thing that is missing, and the screen where it is made. */
interface Langkah {
  readonly judul: string
  readonly saran: string
  readonly path: string
  readonly query: Query
}

/** What is missing, in the order it is made: an office before who works in it. */
export function langkahOf(ada: LangkahAwal): readonly Langkah[] {
  const kantor = (query: Query) => ({ path: '/daftar-kantor', query })
  const akun = { path: '/akun', query: {} }
  return [
    ...ada.bidangTanpaDinas.map((bidang) => ({
      judul: PESAN.tanpaDinas(NAMA_BIDANG[bidang]),
      saran: PESAN.tanpaDinasSaran,
      ...kantor({ buka: 'tambah', jenis: 'dinas', bidang }),
    })),
    ...when(ada.desaTanpaKantor > 0, {
      judul: PESAN.desaTanpaKantor(ada.desaTanpaKantor, ada.desa),
      saran: PESAN.desaTanpaKantorSaran,
      ...kantor({ buka: 'desa', jenis: 'desa' }),
    }),
    ...when(ada.puskesmas === 0, {
      judul: PESAN.tanpaPuskesmas,
      saran: PESAN.tanpaPuskesmasSaran,
      ...kantor({ buka: 'tambah', jenis: 'puskesmas' }),
    }),
    ...when(ada.puskesmas > 0 && ada.desaTanpaPuskesmas > 0, {
      judul: PESAN.desaTanpaPuskesmas(ada.desaTanpaPuskesmas),
      saran: PESAN.desaTanpaPuskesmasSaran,
      ...kantor({ jenis: 'puskesmas' }),
    }),
    ...when(ada.operator === 0, {
      judul: PESAN.tanpaOperator,
      saran: PESAN.tanpaOperatorSaran,
      ...akun,
    }),
    ...when(ada.posyandu === 0, {
      judul: PESAN.tanpaPosyandu,
      saran: PESAN.tanpaPosyanduSaran,
      path: '/posyandu',
      query: { buka: 'tambah' },
    }),
    ...when(ada.operator > 0 && ada.desaTanpaOperator > 0, {
      judul: PESAN.desaTanpaOperator(ada.desaTanpaOperator),
      saran: PESAN.desaTanpaOperatorSaran,
      ...akun,
    }),
    ...when(ada.posyanduTanpaKader > 0, {
      judul: PESAN.posyanduTanpaKader(ada.posyanduTanpaKader),
      saran: PESAN.posyanduTanpaKaderSaran,
      ...akun,
    }),
  ]
}

function when<T>(isMissing: boolean, langkah: T): readonly T[] {
  return isMissing ? [langkah] : []
}
