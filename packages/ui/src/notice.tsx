import { useEffect, useRef } from 'react'
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
  /** Read out at once by a screen reader, and brought into view: what went wrong is seen. */
  readonly isAlert?: boolean
  readonly children?: Children
}

export function Notice({ tone = 'info', title, isAlert = false, children }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const said = typeof children === 'string' ? children : title
  useEffect(() => {
    if (isAlert && said !== '') ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isAlert, said])
  return (
    <div
      ref={ref}
      className="ui-pemberitahuan"
      data-nada={tone}
      role={isAlert ? 'alert' : undefined}
    >
      <Icon name={ICON[tone]} />
      <div className="ui-tumpuk" data-jarak="rapat">
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
