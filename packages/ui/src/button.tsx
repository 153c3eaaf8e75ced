import type { Children } from './children.ts'
import { Icon, type IconName } from './icon.tsx'

type ButtonKind = 'utama' | 'biasa' | 'bahaya' | 'polos'

interface Common {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly isWide?: boolean
  readonly children?: Children
}

interface ButtonProps extends Common {
  readonly onTap?: () => void
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** What a screen reader says when the words on the button are not enough. */
  readonly label?: string
  readonly id?: string
}

export function Button({
  kind = 'biasa',
  icon,
  isWide = false,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      id={props.id}
      className="ui-tombol"
      data-jenis={kind}
      data-lebar={isWide ? '' : undefined}
      disabled={props.isDisabled ?? false}
      aria-label={props.label}
      onClick={props.onTap}
    >
      {icon && <Icon name={icon} />}
      {props.children}
    </button>
  )
}

interface LinkProps extends Common {
  readonly href: string
  /** Names the file when the link is a download. */
  readonly download?: string
}

export function ButtonLink({
  kind = 'biasa',
  icon,
  isWide = false,
  href,
  download,
  children,
}: LinkProps) {
  return (
    <a
      className="ui-tombol"
      data-jenis={kind}
      data-lebar={isWide ? '' : undefined}
      href={href}
      download={download}
    >
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
