import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { useEffect, useState } from 'react'

let loaded: TabelWho | null = null

/** WHO's tables, fetched when first needed and kept; null until they are there. */
export async function loadTabelWho(): Promise<TabelWho> {
  if (loaded) return loaded
  const [who2006, who2007] = await Promise.all([loadTabelWho2006(), loadTabelWho2007()])
  loaded = { who2006, who2007 }
  return loaded
}

export function useTabelWho(): TabelWho | null {
  const [tabel, setTabel] = useState(loaded)
  useEffect(() => {
    if (!tabel) void loadTabelWho().then(setTabel)
  }, [tabel])
  return tabel
}
