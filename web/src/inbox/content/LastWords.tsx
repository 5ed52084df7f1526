import {
  AtSign,
  AudioLines,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  Mic,
  MousePointerClick,
  Reply,
  Share2,
  ShoppingBag,
  Sticker,
  UserRound,
  Video,
} from 'lucide-react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { type LineMark, lastLine } from './lastLine.ts'

const icons: Record<LineMark, LucideIcon> = {
  voice: Mic,
  audio: AudioLines,
  image: Image,
  video: Video,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: UserRound,
  choice: MousePointerClick,
  order: ShoppingBag,
  share: Share2,
  story_reply: Reply,
  story_mention: AtSign,
}

/** A message in one line: what it is, how long it lasts, its words. */
export function LastWords({ message, assistantName }: { message: Message; assistantName: string }) {
  const t = useT()
  const { mark, kind, length, words } = lastLine(t, message)
  const Icon = mark && icons[mark]
  return (
    <>
      {saidBy(message, assistantName, t)}
      {Icon && <Icon className="line-mark" aria-hidden="true" />}
      {kind && <span className="sr">{kind} </span>}
      {length && <span className="num text-muted">{length} </span>}
      {words}
    </>
  )
}

function saidBy({ author, authorName }: Message, assistantName: string, t: ReturnType<typeof useT>) {
  if (author === 'member' || author === 'phone') return t('inbox.by', { text: '' })
  if (author === 'assistant') return t('inbox.byName', { name: authorName ?? assistantName, text: '' })
  return null
}
