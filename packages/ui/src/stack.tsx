import type { Children } from './children.ts'

interface StackProps {
  readonly gap?: 'rapat' | 'biasa' | 'lega'
  readonly children?: Children
}

export function Stack({ gap = 'biasa', children }: StackProps) {
  return (
    <div className="ui-tumpuk" data-jarak={gap}>
      {children}
    </div>
  )
}

/** Things side by side that fall below each other on a narrow screen. */
export function Row({ children }: { readonly children?: Children }) {
  return <div className="ui-baris">{children}</div>
}

export function Card({ children }: { readonly children?: Children }) {
  return <div className="ui-kartu ui-tumpuk">{children}</div>
}
