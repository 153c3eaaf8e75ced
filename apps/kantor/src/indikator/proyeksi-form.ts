import { PROYEKSI_MAX, type ProyeksiRow, type SaveProyeksi } from '@simpul/contract/proyeksi.ts'

/** What is typed, by code of the desa; a desa that is not in it is as the server has it. */
export type ProyeksiTexts = Readonly<Record<string, string>>

interface ProyeksiRead {
  readonly changed: SaveProyeksi['desa']
  /** Codes of the desa whose text is no number. */
  readonly wrong: readonly string[]
}

export function textOf(row: ProyeksiRow, texts: ProyeksiTexts): string {
  return texts[row.desaKode] ?? (row.balita === null ? '' : String(row.balita))
}

/** 1.250 and 1250 are the same; an emptied box takes the projection away. */
export function readProyeksiForm(rows: readonly ProyeksiRow[], texts: ProyeksiTexts): ProyeksiRead {
  const changed: SaveProyeksi['desa'] = []
  const wrong: string[] = []
  for (const row of rows) {
    const text = textOf(row, texts).trim()
    const balita = text === '' ? null : readCount(text)
    if (balita === undefined) wrong.push(row.desaKode)
    else if (balita !== row.balita) changed.push({ desaKode: row.desaKode, balita })
  }
  return { changed, wrong }
}

function readCount(text: string): number | undefined {
  const count = /^(\d{1,6}|\d{1,3}(\.\d{3})+)$/.test(text) ? Number(text.replaceAll('.', '')) : 0
  return count >= 1 && count <= PROYEKSI_MAX ? count : undefined
}
