import { hasMatter, isInScope, type TargetAkses } from '../pengguna/cakupan.ts'
import { isInForce, kedudukanOf, type Penugasan } from '../pengguna/peran.ts'
import type { Tanggal } from '../shared/tanggal.ts'
import type { JalurRujukan } from './status-rujukan.ts'

/** `satu_baris`: status by name of applicant, nothing of the matter. */
export type LihatRujukan = 'tidak' | 'hitungan' | 'satu_baris' | 'penuh'

const WIDTH: Readonly<Record<LihatRujukan, number>> = {
  tidak: 0,
  hitungan: 1,
  satu_baris: 2,
  penuh: 3,
}

/**
 * Rule AKSES-6: who sees a rujukan. Road 1 is between kader kesehatan and nakes: the desa and other
 * offices get counts. Road 2 is the kader's of that bidang, the pengurus', the desa's and the office
 * that has it (how far back: `readsFromStart`); a kader of another bidang sees one line of what she wrote down herself.
 */
export function seeRujukan(
  penugasanList: readonly Penugasan[],
  on: Tanggal,
  rujukan: { readonly jalur: JalurRujukan; readonly isWrittenByViewer: boolean },
  target: TargetAkses,
): LihatRujukan {
  let widest: LihatRujukan = 'tidak'
  for (const penugasan of penugasanList) {
    if (!isInForce(penugasan, on) || !isInScope(penugasan, target)) continue
    const next = seeWith(penugasan, rujukan, target)
    if (WIDTH[next] > WIDTH[widest]) widest = next
  }
  return widest
}

/**
 * Invariant 11: who reads a matter from its first word: the desa and the pengurus, who have the whole
 * file, and on road 1 everybody who sees it, because it never changes its bidang. A kader and an office
 * have it for its bidang alone: what was told while it was another's is not theirs to know.
 */
export function readsFromStart(
  penugasanList: readonly Penugasan[],
  on: Tanggal,
  jalur: JalurRujukan,
  target: TargetAkses,
): boolean {
  if (jalur === 'kesehatan') return true
  return penugasanList.some(
    (penugasan) =>
      isInForce(penugasan, on) &&
      isInScope(penugasan, target) &&
      (kedudukanOf(penugasan) === 'desa' ||
        penugasan.peran === 'ketua' ||
        penugasan.peran === 'sekretaris'),
  )
}

/** The place of the move with which a matter came to the bidang that has it; 0 when it began there. */
export function cameToBidang(moves: readonly { readonly langkah: string }[]): number {
  return Math.max(
    0,
    moves.findLastIndex(({ langkah }) => langkah === 'alihkan_bidang'),
  )
}

function seeWith(
  penugasan: Penugasan,
  rujukan: { readonly jalur: JalurRujukan; readonly isWrittenByViewer: boolean },
  target: TargetAkses,
): LihatRujukan {
  const isHealth = rujukan.jalur === 'kesehatan'
  const ownLine = rujukan.isWrittenByViewer ? 'satu_baris' : 'tidak'
  switch (kedudukanOf(penugasan)) {
    case 'kader_kesehatan':
    case 'kader_bidang_lain': {
      if (penugasan.peran === 'ketua' || penugasan.peran === 'sekretaris') return 'penuh'
      if (penugasan.peran === 'bendahara') return ownLine
      return penugasan.bidang === target.bidang ? 'penuh' : ownLine
    }
    case 'nakes':
      return isHealth ? 'penuh' : ownLine
    case 'desa':
      return isHealth ? 'hitungan' : 'penuh'
    case 'dinas': {
      if (!isHealth && hasMatter(penugasan, target)) return 'penuh'
      return target.bidang !== null && penugasan.kantorBidang.includes(target.bidang)
        ? 'hitungan'
        : 'tidak'
    }
    case 'kecamatan':
    case 'dpmd':
    case 'tim_pembina':
      return 'hitungan'
    case 'admin':
      return 'tidak'
  }
}
