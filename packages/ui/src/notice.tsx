import type { Children } from './children.ts'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'info' | 'baik' | 'awas' | 'bahaya'

const ICON: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  baik: 'centang',
  awas: 'awas',
  bahaya: 'bahaya',
}

interface Props {
  readonly tone?: Tone
  readonly title?: string
  /** Read out at once by a screen reader. */
  readonly isAlert?: boolean
  readonly children?: Children
}

export function Notice({ tone = 'info', title, isAlert = false, children }: Props) {
  return (
    <div className="ui-pemberitahuan" data-nada={tone} role={isAlert ? 'alert' : undefined}>
      <Icon name={ICON[tone]} />
      <div className="ui-tumpuk" data-jarak="rapat">
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
