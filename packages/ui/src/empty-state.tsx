import type { Children } from './children.ts'
import { Icon, type IconName } from './icon.tsx'

interface Props {
  readonly icon: IconName
  readonly title: string
  /** What is empty, and what to do next. */
  readonly children?: Children
}

export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className="ui-kosong">
      <Icon name={icon} size={48} />
      <h2>{title}</h2>
      <div className="ui-tumpuk">{children}</div>
    </div>
  )
}
