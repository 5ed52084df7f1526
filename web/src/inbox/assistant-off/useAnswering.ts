import { useCallback } from 'react'
import { answerContact } from '../../api/contacts.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useContactAct } from '../contact/useContact.ts'

/** Says whether the assistant answers a contact, and tells what became of it. */
export function useAnswering() {
  const t = useT()
  const toast = useToast()
  const act = useContactAct()
  return useCallback(
    async (contactId: string, answers: boolean) => {
      const card = await act((storeId) => answerContact(storeId, contactId, answers))
      if (!card) return
      const name = card.name ?? t('inbox.unnamed')
      toast(t(answers ? 'assistantOff.saidOn' : 'assistantOff.saidOff', { name }))
    },
    [act, t, toast],
  )
}
