import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { PESAN } from './app.pesan.ts'
import { Form, type FormProps } from './form.tsx'

interface Props extends FormProps {
  readonly title: string
  /** What the button that sends it says. */
  readonly submit?: string
  readonly isDanger?: boolean
  readonly onClose: () => void
}

/** A form that lies over the screen, with its two ways out. */
export function FormDialog({
  title,
  submit = PESAN.simpan,
  isDanger = false,
  onClose,
  children,
  ...props
}: Props) {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form {...props}>
        {children}
        <div className="ui-dialog__tombol">
          <Button kind={isDanger ? 'bahaya' : 'utama'} type="submit" isDisabled={props.form.isBusy}>
            {submit}
          </Button>
          <Button onTap={onClose}>{PESAN.batal}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
