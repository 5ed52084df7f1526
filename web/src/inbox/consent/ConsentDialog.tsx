import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useId, useState } from 'react'
import { changeConsent } from '../../api/contacts.ts'
import { Segments } from '../../design/Segments.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useContactAct } from '../contact/useContact.ts'

interface Props {
  conversationId: string
  state: 'in' | 'out' | null
  channel: string
  onClose: () => void
}

/** Notes what the customer has said elsewhere; how the shop knows is asked for, as somebody may ask one day. */
export function ConsentDialog({ conversationId, state, channel, onClose }: Props) {
  const t = useT()
  const id = useId()
  const act = useContactAct()
  const [next, setNext] = useState<'in' | 'out'>(state === 'out' ? 'in' : 'out')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '' || busy) return
    setBusy(true)
    const change = { state: next, reason: reason.trim() }
    const kept = await act((storeId) => changeConsent(storeId, conversationId, change))
    setBusy(false)
    if (kept) onClose()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <form onSubmit={save}>
            <Dialog.Title className="text-xl">{t('consent.title', { channel })}</Dialog.Title>
            <Dialog.Description className="mt-2 mb-4 text-muted">{t('consent.lead')}</Dialog.Description>
            <Segments
              label={t('consent.title', { channel })}
              value={next}
              onChoose={setNext}
              choices={[
                { value: 'in', label: t('consent.in') },
                { value: 'out', label: t('consent.out') },
              ]}
            />
            <label htmlFor={id} className="block mt-4 mb-1 text-sm">
              {t('consent.reason')}
            </label>
            <input
              id={id}
              className="input"
              maxLength={300}
              placeholder={t('consent.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="btn filled" disabled={reason.trim() === '' || busy}>
                {t('common.save')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
