import { isId } from '@simpul/domain/shared/ids.ts'

/**
 * Where a registration leads (`?dari=`): into the queue, back to the paper that is typed in, to the
 * screen that asked who it really was (`salah:<id>`), else to the person.
 * @param twins registered just before her: they enter the queue with her
 */
export function sesudahDaftar(
  dari: string | null,
  id: string,
  twins: readonly string[] = [],
): string {
  if (dari === 'hari')
    return `/hadir/${id}${twins.length === 0 ? '' : `?kembar=${twins.join(',')}`}`
  if (dari === 'susulan') return `/hari/susulan?sasaran=${id}`
  const [kind, wrong = ''] = (dari ?? '').split(':')
  if (kind === 'salah' && isId(wrong)) return `/hadir/${wrong}/salah?benar=${id}`
  return `/warga/${id}`
}
