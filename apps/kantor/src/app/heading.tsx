import type { Children } from '@simpul/ui/children.ts'
import { useEffect } from 'react'
import { PESAN } from './app.pesan.ts'

interface Props {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly actions?: Children
}

/** The name of a screen; the window has it too, so that tabs and history can be told apart. */
export function Heading({ title, subtitle, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · ${PESAN.simpul}`
  }, [title])
  return (
    <div className="isi__judul">
      <div>
        <h1>{title}</h1>
        {subtitle && <p>{subtitle}</p>}
      </div>
      {actions && <div className="ui-baris tidak-dicetak">{actions}</div>}
    </div>
  )
}
