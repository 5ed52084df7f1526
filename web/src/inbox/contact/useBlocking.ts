import { useCallback } from 'react'
import { blockContact, unblockContact } from '../../api/contacts.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useOrganise } from '../organising/useOrganise.ts'
import { useContactAct } from './useContact.ts'

/** Blocks and hears again, each with the way back. */
export function useBlocking() {
  const t = useT()
  const toast = useToast()
  const act = useContactAct()
  const { offerBack } = useOrganise()
  const unblock = useCallback(
    async (contactId: string) => {
      const card = await act((storeId) => unblockContact(storeId, contactId))
      if (card) toast(t('block.unblocked', { name: card.name ?? t('inbox.unnamed') }))
    },
    [act, t, toast],
  )
  const block = useCallback(
    async (contactId: string, why: 'blocked' | 'spam') => {
      const card = await act((storeId) => blockContact(storeId, contactId, why))
      if (!card) return
      const said = t(why === 'spam' ? 'block.markedSpam' : 'block.blocked', {
        name: card.name ?? t('inbox.unnamed'),
      })
      offerBack(said, [], () => void unblock(contactId))
    },
    [act, t, offerBack, unblock],
  )
  return { block, unblock }
}
