import { useState } from 'react'
import type { Composing, Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { hasFields } from '../composing/parts/part.ts'
import { trayOf } from '../composing/trays.ts'
import { giveBack } from '../scheduling/takenBack.ts'
import { filesOf } from './filesOf.ts'

/** Puts a message that was not sent to the field: what it says at once, its files as they come. */
export function useWritingAnew(message: Message, composing: Composing | undefined) {
  const t = useT()
  const toast = useToast()
  const { store, person } = useHere()
  const [busy, setBusy] = useState(false)
  const { conversationId, kind, text, content, attachments, quoted } = message
  const { location, cards, asksPhone, goods, flow } = content
  const says = text !== null || attachments.length > 0 || location !== undefined || cards !== undefined
  // These are written elsewhere: from the field the words would go without them, and a sticker as a picture.
  const sticker = attachments.some((file) => file.kind === 'sticker')
  const fits = kind !== 'reaction' && !asksPhone && !goods && !flow && !sticker && hasFields(content) && says
  if (!composing || !fits) return { edit: null, busy }
  const edit = async () => {
    giveBack({ conversationId, text, files: [], content, replyTo: quoted?.id ?? null })
    if (attachments.length === 0) return
    setBusy(true)
    const { files, missed } = await filesOf(attachments)
    // The tray is there also when another conversation is open by now.
    trayOf({ personId: person.id, storeId: store.id, conversationId }).put(files, composing.files.rules)
    if (missed) toast(t('hand.filesMissed'))
    setBusy(false)
  }
  return { edit: () => void edit(), busy }
}
