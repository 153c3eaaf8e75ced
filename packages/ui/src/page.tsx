import type { Children } from './children.ts'
import { Icon } from './icon.tsx'

interface Props {
  readonly title: string
  readonly subtitle?: string
  /** The arrow back; its words are for those who do not see the arrow. */
  readonly back?: { readonly label: string; readonly onTap: () => void }
  /** At the right end of the heading. */
  readonly actions?: Children
  /** True when a BottomBar lies over the end of the page. */
  readonly hasBar?: boolean
  readonly children?: Children
}

export function Page({ title, subtitle, back, actions, hasBar = false, children }: Props) {
  return (
    <div className="ui-page" data-bilah={hasBar ? '' : undefined}>
      <header className="ui-page__kepala">
        {back && (
          <button
            type="button"
            className="ui-page__kembali"
            aria-label={back.label}
            onClick={back.onTap}
          >
            <Icon name="kembali" size={28} />
          </button>
        )}
        <div className="ui-page__judul">
          <h1>{title}</h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {actions}
      </header>
      <main className="ui-tumpuk">{children}</main>
    </div>
  )
}
