import { Menu } from '@base-ui/react/menu'
import {
  ArrowRightLeft,
  Ban,
  Download,
  Ellipsis,
  Link2,
  Merge,
  OctagonAlert,
  Split,
  UserCheck,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { moveConversation, undoMove } from '../../api/contacts.ts'
import type { Conversation } from '../../api/types.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useActions, useCaps } from '../../keys/context.ts'
import { ExportDialog } from '../exporting/ExportDialog.tsx'
import { contactName } from '../words.ts'
import { FindContact } from './FindContact.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { useBlocking } from './useBlocking.ts'
import { useContact, useContactAct } from './useContact.ts'
import { useCopyLink } from './useCopyLink.ts'

type Asking = { what: 'merge' | 'move' } | { what: 'preview'; otherId: string }

/** What can be done with a conversation and its contact beyond answering. */
export function ContactMenu({ conversation }: { conversation: Conversation }) {
  const t = useT()
  const toast = useToast()
  const act = useContactAct()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [exporting, setExporting] = useState(false)
  const blocking = useBlocking()
  const copyLink = useCopyLink()
  const caps = useCaps()
  const contactId = conversation.contact.id
  const turnBlock = () =>
    void (conversation.block ? blocking.unblock(contactId) : blocking.block(contactId, 'blocked'))
  useActions(() => ({
    block: turnBlock,
    spam: conversation.block ? null : () => void blocking.block(contactId, 'spam'),
  }))
  const several = (useContact(contactId).data?.conversations.length ?? 0) > 1

  const move = async (to: string | null) => {
    setAsking(null)
    const moved = await act((storeId) => moveConversation(storeId, conversation.id, to))
    if (!moved) return
    const back = () => void act((storeId) => undoMove(storeId, conversation.id, moved.id))
    const name = contactName(t, moved.conversation.contact)
    toast(t('contact.moved', { name }), { label: t('common.undo'), act: back })
  }
  useActions(() => ({ merge: () => setAsking({ what: 'merge' }) }))

  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="icon-btn" aria-label={t('contact.more')} title={t('contact.more')}>
          <Ellipsis aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="bottom" align="end" sideOffset={4} className="pop-layer">
            <Menu.Popup className="pop" aria-label={t('contact.more')}>
              <Item icon={<Merge />} onPick={() => setAsking({ what: 'merge' })}>
                {t('contact.mergeWith')}
              </Item>
              {several && (
                <>
                  <Item icon={<ArrowRightLeft />} onPick={() => setAsking({ what: 'move' })}>
                    {t('contact.moveTo')}
                  </Item>
                  <Item icon={<Split />} onPick={() => void move(null)}>
                    {t('contact.moveApart')}
                  </Item>
                </>
              )}
              <div className="pop-line" />
              {conversation.block ? (
                <Item icon={<UserCheck />} cap={caps.of('block')} onPick={turnBlock}>
                  {t('block.unblock')}
                </Item>
              ) : (
                <>
                  <Item icon={<Ban />} cap={caps.of('block')} onPick={turnBlock}>
                    {t('block.block')}
                  </Item>
                  <Item
                    icon={<OctagonAlert />}
                    cap={caps.of('spam')}
                    onPick={() => void blocking.block(contactId, 'spam')}
                  >
                    {t('block.spam')}
                  </Item>
                </>
              )}
              <div className="pop-line" />
              <Item icon={<Link2 />} onPick={() => void copyLink(conversation.id)}>
                {t('contact.copyLink')}
              </Item>
              <Item icon={<Download />} onPick={() => setExporting(true)}>
                {t('bubbles.export')}
              </Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {exporting && <ExportDialog conversationId={conversation.id} onClose={() => setExporting(false)} />}
      {asking?.what === 'merge' && (
        <FindContact
          title={t('contact.mergeWith')}
          lead={t('contact.mergeFindLead')}
          contactId={contactId}
          onPick={(otherId) => setAsking({ what: 'preview', otherId })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.what === 'move' && (
        <FindContact
          title={t('contact.moveTo')}
          lead={t('contact.moveFindLead')}
          contactId={contactId}
          onPick={(to) => void move(to)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.what === 'preview' && (
        <MergeDialog contactId={contactId} otherId={asking.otherId} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

interface ItemProps {
  icon: ReactNode
  /** Its key, where it has one. */
  cap?: string
  onPick: () => void
  children: ReactNode
}

function Item({ icon, cap = '', onPick, children }: ItemProps) {
  return (
    <Menu.Item className="pop-item" onClick={onPick}>
      <span className="contents [&>svg]:w-4 [&>svg]:h-4 text-muted" aria-hidden="true">
        {icon}
      </span>
      <span className="grow">{children}</span>
      {cap !== '' && <kbd className="kbd">{cap}</kbd>}
    </Menu.Item>
  )
}
