import { Icon, type IconName } from './icon.tsx'

interface BottomBarItem {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly isCurrent: boolean
  /** Shown beside the icon when it is not 0, with the words a screen reader says. */
  readonly count?: { readonly value: number; readonly label: string }
}

interface Props {
  readonly label: string
  readonly items: readonly BottomBarItem[]
}

export function BottomBar({ label, items }: Props) {
  return (
    <nav className="ui-bilah tidak-dicetak" aria-label={label}>
      {items.map((item) => (
        <a
          key={item.href}
          className="ui-bilah__satu"
          href={item.href}
          aria-current={item.isCurrent ? 'page' : undefined}
        >
          <Icon name={item.icon} />
          {item.label}
          {item.count && item.count.value > 0 && (
            <span className="ui-bilah__jumlah" aria-label={item.count.label}>
              {item.count.value > 99 ? '99+' : item.count.value}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}
