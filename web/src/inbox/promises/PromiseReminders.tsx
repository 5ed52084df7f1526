import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useHere } from '../../app/store.tsx'
import { useMembers } from '../../app/useMembers.ts'
import { useMyIds } from '../../app/useMyIds.ts'
import { useNow } from '../../app/useNow.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useConversations } from '../useInbox.ts'
import { contactName } from '../words.ts'
import { cameDue } from './cameDue.ts'

/** Tells the reader, wherever they are, that something is due which was promised in a conversation of theirs. */
export function PromiseReminders() {
  const myIds = useMyIds()
  const me = useMembers().data?.items.find(({ id }) => myIds.has(id))
  return me ? <Mine memberId={me.id} /> : null
}

function Mine({ memberId }: { memberId: string }) {
  const t = useT()
  const toast = useToast()
  const go = useNavigate()
  const { store } = useHere()
  const now = useNow()
  const seen = useRef(now)
  const { rows } = useConversations(store.id, 'promised', { assignee: memberId })
  useEffect(() => {
    const since = seen.current
    seen.current = now
    for (const { conversation, late } of cameDue(rows, since, now)) {
      const name = contactName(t, conversation.contact)
      const open = () =>
        void go({
          to: '/s/$storeId/inbox/$view',
          params: { storeId: store.id, view: 'promised' },
          search: { conv: conversation.id },
        })
      toast(t(late ? 'promises.toastLate' : 'promises.toastDue', { name }), {
        label: t('promises.open'),
        act: open,
      })
    }
  }, [rows, now, t, toast, go, store.id])
  return null
}
