import type { Children } from './children.ts'
import { Icon } from './icon.tsx'

export function List({
  label,
  children,
}: {
  readonly label?: string
  readonly children?: Children
}) {
  return (
    <ul className="ui-daftar" aria-label={label}>
      {children}
    </ul>
  )
}

interface RowProps {
  readonly title: Children
  readonly detail?: Children
  /** What stands before the words: a number, an icon. */
  readonly lead?: Children
  readonly trail?: Children
  /** Badges and reasons, under the words: on a narrow screen there is no room beside them. */
  readonly below?: Children
  readonly href?: string
  readonly onTap?: () => void
}

/** One line of a list, the whole line a target. */
export function ListRow({ title, detail, lead, trail, below, href, onTap }: RowProps) {
  const inside = (
    <>
      {lead && <span>{lead}</span>}
      <span className="ui-daftar__isi">
        {title}
        {detail && <small>{detail}</small>}
        {below && <span className="ui-daftar__bawah">{below}</span>}
      </span>
      {trail}
      {(href || onTap) && <Icon name="lanjut" size={20} />}
    </>
  )
  if (href) {
    return (
      <li>
        <a className="ui-daftar__baris" href={href}>
          {inside}
        </a>
      </li>
    )
  }
  if (onTap) {
    return (
      <li>
        <button type="button" className="ui-daftar__baris" onClick={onTap}>
          {inside}
        </button>
      </li>
    )
  }
  return (
    <li>
      <div className="ui-daftar__baris" style={{ cursor: 'default' }}>
        {inside}
      </div>
    </li>
  )
}
