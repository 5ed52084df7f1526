import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { changeContact } from '../../api/contacts.ts'
import type { ContactCard, Label } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useContact, useContactAct } from './useContact.ts'

/** The labels of a contact, and how one is put on or taken off. */
export function useContactLabels(contactId: string) {
  const t = useT()
  const toast = useToast()
  const act = useContactAct()
  const { store } = useHere()
  const queries = useQueryClient()
  const card = useContact(contactId).data
  const set = useCallback(
    (label: Label, on: boolean): Promise<ContactCard | null> => {
      // As it is now: taken back a while later, the contact may be another one than when the line came up.
      const version = queries.getQueryData<ContactCard>(['contact', store.id, contactId])?.version ?? 0
      const change = on ? { addLabelIds: [label.id] } : { removeLabelIds: [label.id] }
      return act((storeId) => changeContact(storeId, contactId, { version, ...change }))
    },
    [act, contactId, queries, store.id],
  )
  const turn = useCallback(
    async (label: Label, on: boolean) => {
      if (!(await set(label, on))) return
      const said = t(on ? 'organise.saidLabelled' : 'organise.saidUnlabelled', { name: label.name })
      toast(said, { label: t('common.undo'), act: () => void set(label, !on) })
    },
    [set, t, toast],
  )
  return { ids: card?.labelIds ?? [], turn, ready: card !== undefined }
}
