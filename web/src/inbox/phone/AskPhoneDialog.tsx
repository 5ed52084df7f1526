import { Dialog } from '@base-ui/react/dialog'
import { Phone } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { channelNames } from '../../design/Glyph.tsx'
import { useI18n } from '../../i18n/i18n.tsx'
import { phoneWords } from '../../i18n/phoneWords.ts'
import { enqueue } from '../outbox/outbox.ts'
import { useComposing, usePutMessage } from '../useInbox.ts'

interface Props {
  conversation: Conversation
  onClose: () => void
}

/** Shows what the customer will read before it goes: the words, which can be changed, and the button where there is one. */
export function AskPhoneDialog({ conversation, onClose }: Props) {
  const { t, language } = useI18n()
  const id = useId()
  const { store, person } = useHere()
  const put = usePutMessage()
  const composing = useComposing(store.id, conversation)
  const words = phoneWords(conversation.contact.language, language)
  const [text, setText] = useState(words.text)
  const channel = channelNames[conversation.channel.kind]
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || !composing) return
    const button = composing.phoneButton ? { asksPhone: words.button } : {}
    const place = { personId: person.id, storeId: store.id, conversationId: conversation.id }
    enqueue({ ...place, text: text.trim(), ...button }, (message, storeId) => put(storeId, message))
    onClose()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <form onSubmit={ask}>
            <Dialog.Title className="text-xl">{t('phone.ask')}</Dialog.Title>
            <Dialog.Description className="mt-2 mb-4 text-muted min-h-[2lh]">
              {composing?.phoneButton === true && t('phone.leadButton')}
              {composing?.phoneButton === false && t('phone.leadWords', { channel })}
            </Dialog.Description>
            <label htmlFor={id} className="block mb-1 text-sm">
              {t('phone.words')}
            </label>
            <textarea
              id={id}
              className="input"
              rows={3}
              maxLength={1000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {composing?.phoneButton && (
              <p className="mt-2 flex items-center gap-1.5 text-sm text-muted">
                <Phone className="small" aria-hidden="true" />
                {t('phone.onButton', { button: words.button })}
              </p>
            )}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="btn filled" disabled={text.trim() === '' || !composing}>
                {t('inbox.send')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
