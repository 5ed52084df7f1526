import type { Attachment, Message } from '../../api/types.ts'
import type { Format } from '../../i18n/format.ts'
import { AttachmentView } from './AttachmentView.tsx'
import { canBeShown } from './shown.ts'

/** A file with the message that it belongs to. */
export interface Held {
  attachment: Attachment
  message: Message
}

interface Props {
  message: Message
  /** Further messages of the same album, which are shown in this one. */
  mates?: readonly Message[]
  format: Format
}

/** The files of a message and of its album: several pictures and films are one grid, everything else stands below it. */
export function Attachments({ message, mates = [], format }: Props) {
  const held = [message, ...mates].flatMap((one) =>
    one.attachments.map((attachment): Held => ({ attachment, message: one })),
  )
  const seen = held.filter(({ attachment }) => isSeen(attachment))
  const asGrid = seen.length > 1
  const rest = asGrid ? held.filter((one) => !seen.includes(one)) : held
  const view = ({ attachment, message: of }: Held) => (
    <AttachmentView key={attachment.id} attachment={attachment} message={of} format={format} />
  )
  return (
    <>
      {asGrid && <div className={albumClass(seen.length)}>{seen.map(view)}</div>}
      {rest.map(view)}
    </>
  )
}

/** The first of an odd number is drawn across both columns. */
export const albumClass = (count: number): string => (count % 2 === 1 ? 'album odd' : 'album')

const isSeen = (attachment: Attachment): boolean => {
  const { kind, state } = attachment
  if (kind === 'image') return state === 'waiting' || (state !== 'failed' && canBeShown(attachment))
  return kind === 'video' && state !== 'failed'
}
