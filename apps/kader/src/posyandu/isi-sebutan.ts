import type { Sebutan } from '@simpul/domain/wilayah/sebutan.ts'

/** Puts the word of the area into a sentence: `Di {desa}, belum dicek` says kelurahan in a kelurahan. */
export function isiSebutan(text: string, { desa }: Pick<Sebutan, 'desa'>): string {
  return text.replaceAll('{desa}', desa.toLowerCase())
}
