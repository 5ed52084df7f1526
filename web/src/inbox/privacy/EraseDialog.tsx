import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useId, useState } from 'react'
import { eraseContact } from '../../api/privacy.ts'
import type { ContactCard, ContactHeld } from '../../api/types.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useContactAct } from '../contact/useContact.ts'
import { calledBy } from './calledBy.ts'
import { HeldCounts } from './HeldCounts.tsx'
import { isTyped } from './isTyped.ts'

interface Props {
  contact: ContactCard
  held: ContactHeld
  onClose: () => void
}

/** Says in numbers what will go, and asks for the customer's name, so that nobody erases the wrong one. */
export function EraseDialog({ contact, held, onClose }: Props) {
  const t = useT()
  const id = useId()
  const toast = useToast()
  const act = useContactAct()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const name = calledBy(t, contact)
  const sure = isTyped(typed, name)
  const erase = async (event: FormEvent) => {
    event.preventDefault()
    if (!sure || busy) return
    setBusy(true)
    const erasure = await act((storeId) => eraseContact(storeId, contact.id))
    setBusy(false)
    if (!erasure) return
    onClose()
    toast(t('privacy.erased', { name }))
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <form onSubmit={erase}>
            <Dialog.Title className="text-xl">{t('privacy.eraseTitle', { name })}</Dialog.Title>
            <Dialog.Description className="mt-2 text-muted">{t('privacy.eraseLead')}</Dialog.Description>
            <div className="mt-4">
              <HeldCounts held={held} />
            </div>
            <p className="mt-3 text-sm text-muted">{t('privacy.eraseStays')}</p>
            <label htmlFor={id} className="block mt-4 mb-1 text-sm">
              {t('privacy.typeName', { name })}
            </label>
            <input
              id={id}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="btn danger" disabled={!sure || busy}>
                {t('privacy.eraseNow')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
