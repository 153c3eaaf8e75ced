import type { Children } from './children.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './notice.tsx'

interface Props {
  readonly icon: IconName
  readonly tone?: Tone | 'ungu' | 'biasa'
  readonly children: Children
}

/** A state: icon and word together, so that colour is never the only sign. */
export function Badge({ icon, tone = 'biasa', children }: Props) {
  return (
    <span className="ui-lencana" data-nada={tone}>
      <Icon name={icon} size={18} />
      {children}
    </span>
  )
}
