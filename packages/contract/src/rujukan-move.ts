import {
  DOKUMEN_USULAN,
  HASIL_RUJUKAN_KESEHATAN,
  type Jawaban,
  type SaranKesehatan,
  SUMBER_DANA,
} from '@simpul/domain/rujukan/jawaban.ts'
import type { MoveRujukan as DomainMove } from '@simpul/domain/rujukan/rujukan.ts'
import {
  LANGKAH_KESEHATAN_LIST,
  LANGKAH_PENGAJUAN_LIST,
  type LangkahRujukan,
} from '@simpul/domain/rujukan/status-rujukan.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import type { MoveData } from './rujukan.ts'

const LANGKAH: readonly LangkahRujukan[] = [...LANGKAH_KESEHATAN_LIST, ...LANGKAH_PENGAJUAN_LIST]

/** A langkah of another age of the app is none. */
export function readLangkah(text: string): LangkahRujukan | null {
  return LANGKAH.find((langkah) => langkah === text) ?? null
}

type MoveProblem =
  | { readonly kode: 'jawaban_kurang'; readonly field: string }
  | { readonly kode: 'langkah_tidak_sah' }

/**
 * A move of the wire as domain/rujukan asks for it, on the phone and on the server alike. The words of
 * an answer are its `catatan`.
 * @param on the day of the move in the posyandu's zone
 */
export function readMove(
  move: { readonly langkah: string; readonly catatan: string; readonly data: MoveData },
  on: Tanggal,
): Result<DomainMove, MoveProblem> {
  const langkah = readLangkah(move.langkah)
  if (!langkah) return err({ kode: 'langkah_tidak_sah' })
  const { data, catatan } = move
  const base = {
    langkah,
    on,
    catatan,
    kantorId: data.kantorId ?? null,
    bidang: BIDANG.find((bidang) => bidang === data.bidang) ?? null,
  }
  if (langkah !== 'jawab' && langkah !== 'jawab_desa') return ok({ ...base, jawaban: null })
  const jawaban = readJawaban(catatan, data)
  return jawaban.ok ? ok({ ...base, jawaban: jawaban.value }) : jawaban
}

function readJawaban(
  uraian: string,
  data: MoveData,
): Result<Jawaban | SaranKesehatan, MoveProblem> {
  const lacks = (field: string) => err({ kode: 'jawaban_kurang' as const, field })
  const hasil = HASIL_RUJUKAN_KESEHATAN.find((one) => one === data.hasil)
  switch (data.jenis) {
    case 'selesai':
    case 'tidak_memenuhi_syarat':
      return ok({ jenis: data.jenis, uraian })
    case 'dijadwalkan': {
      const sumberDana = SUMBER_DANA.find((sumber) => sumber === data.sumberDana)
      if (data.dijanjikanPada === undefined) return lacks('dijanjikanPada')
      if (!sumberDana) return lacks('sumberDana')
      if (data.nilaiRupiah === undefined) return lacks('rupiah')
      return ok({
        jenis: data.jenis,
        uraian,
        dijanjikanPada: data.dijanjikanPada,
        sumberDana,
        rupiah: data.nilaiRupiah,
      })
    }
    case 'masuk_usulan': {
      const dokumen = DOKUMEN_USULAN.find((one) => one === data.dokumen)
      if (!dokumen) return lacks('dokumen')
      if (data.tahun === undefined) return lacks('tahun')
      return ok({ jenis: data.jenis, uraian, dokumen, tahun: data.tahun })
    }
    case 'bukan_kewenangan':
      return data.kepada === undefined
        ? lacks('kepada')
        : ok({ jenis: data.jenis, uraian, kepada: data.kepada })
    case 'butuh_berkas':
      return ok({ jenis: data.jenis, uraian, berkas: data.berkas ?? [] })
    case 'saran_kesehatan':
      if (!hasil) return lacks('hasil')
      return ok({ jenis: data.jenis, hasil, saran: uraian, kontrolPada: data.kontrolPada ?? null })
    default:
      return lacks('jenis')
  }
}
