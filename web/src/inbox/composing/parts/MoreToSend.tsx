import { Menu } from '@base-ui/react/menu'
import { Ellipsis, type LucideIcon, Phone } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import type { Composing, Conversation } from '../../../api/types.ts'
import { channelNames } from '../../../design/Glyph.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { useActions, useKeysHere } from '../../../keys/context.ts'
import { phoneWord } from '../../contact/identityWord.ts'
import { AskPhoneDialog } from '../../phone/AskPhoneDialog.tsx'
import { useWhyNotAsk } from '../../phone/usePhone.ts'
import { partIcons } from './icons.ts'
import { type PartKind, partKinds } from './part.ts'
import { whyNotPart } from './partWords.ts'

interface Props {
  conversation: Conversation
  composing: Composing | undefined
  hasFiles: boolean
  fieldRef: RefObject<HTMLTextAreaElement | null>
  onPart: (kind: PartKind) => void
}

/** What is sent rarely, behind one small sign beside the field. What cannot go now stays in place and says why. */
export function MoreToSend({ conversation, composing, hasFiles, fieldRef, onPart }: Props) {
  const t = useT()
  const { registry } = useKeysHere()
  const [asking, setAsking] = useState(false)
  /** What has been put over the field takes the focus, not the sign that opened the menu. */
  const put = useRef<PartKind | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const { phone } = conversation.contact
  const closed = useWhyNotAsk(conversation)
  const whyNoPhone = phone ? t('phone.known', { phone: phoneWord(phone) }) : closed
  const channel = channelNames[conversation.channel.kind]
  const whyNot = (kind: PartKind) => whyNotPart(t, kind, { composing, channel, closed, hasFiles })
  const ask = () => setAsking(true)
  const choose = (kind: PartKind) => {
    put.current = kind
    onPart(kind)
  }
  /** From beside a note: what is put has to be in sight. */
  const byKey = (kind: PartKind) => {
    if (whyNot(kind) !== null) return null
    return () => {
      registry.find('reply')?.()
      onPart(kind)
    }
  }
  useActions(() => ({
    askPhone: whyNoPhone === null ? ask : null,
    askPlace: byKey('asksPlace'),
    putLink: byKey('opens'),
    putPlace: byKey('location'),
    putCard: byKey('cards'),
  }))
  const focusAfter = () => {
    const kind = put.current
    put.current = null
    if (kind === null) return trigger.current
    return kind === 'asksPlace' ? fieldRef.current : false
  }
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          ref={trigger}
          className="icon-btn small"
          aria-label={t('phone.more')}
          title={t('phone.more')}
        >
          <Ellipsis aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="top" align="start" sideOffset={6} className="pop-layer">
            <Menu.Popup className="pop max-w-72" aria-label={t('phone.more')} finalFocus={focusAfter}>
              {partKinds.map((kind) => (
                <Item
                  key={kind}
                  icon={partIcons[kind]}
                  label={t(`parts.${kind}`)}
                  why={whyNot(kind)}
                  onChoose={() => choose(kind)}
                />
              ))}
              <Item icon={Phone} label={t('phone.ask')} why={whyNoPhone} onChoose={ask} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {asking && <AskPhoneDialog conversation={conversation} onClose={() => setAsking(false)} />}
    </>
  )
}

interface ItemProps {
  icon: LucideIcon
  label: string
  why: string | null
  onChoose: () => void
}

function Item({ icon: Icon, label, why, onChoose }: ItemProps) {
  return (
    <Menu.Item className="pop-item" disabled={why !== null} onClick={onChoose}>
      <Icon className="small text-muted shrink-0" aria-hidden="true" />
      <span className="grow">
        {label}
        {why && <span className="block text-xs text-muted">{why}</span>}
      </span>
    </Menu.Item>
  )
}
