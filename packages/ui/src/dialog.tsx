import { useEffect, useRef } from 'react'
import type { Children } from './children.ts'

interface Props {
  readonly title: string
  readonly isOpen: boolean
  /** Also called by the escape key. */
  readonly onClose: () => void
  readonly actions?: Children
  readonly children?: Children
}

/** The browser's own dialog: focus stays inside, escape closes, what lies behind is inert. */
export function Dialog({ title, isOpen, onClose, actions, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (isOpen && !dialog.open) dialog.showModal()
    if (!isOpen && dialog.open) dialog.close()
  }, [isOpen])

  return (
    <dialog ref={ref} className="ui-dialog" aria-label={title} onClose={() => isOpen && onClose()}>
      {isOpen && (
        <>
          <div className="ui-tumpuk">
            <h2>{title}</h2>
            {children}
          </div>
          {actions && <div className="ui-dialog__tombol">{actions}</div>}
        </>
      )}
    </dialog>
  )
}
