import { Dialog } from '@base-ui/react/dialog'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  trigger: ReactElement<Record<string, unknown>>
  question: string
  why: string
  act: string
  onAgree: () => unknown
  /** What there is to choose. */
  children?: ReactNode
}

/** Asks before what cannot be undone. The label of the deed is its verb and object, and it is never the default. */
export function Ask({ trigger, question, why, act, onAgree, children }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const agree = async () => {
    setOpen(false)
    await onAgree()
  }
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger render={trigger} />
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog" role="alertdialog">
          <Dialog.Title className="text-xl">{question}</Dialog.Title>
          <Dialog.Description className="mt-2 text-muted">{why}</Dialog.Description>
          {children}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
            <button type="button" className="btn danger" onClick={agree}>
              {act}
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
