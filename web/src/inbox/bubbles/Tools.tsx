import { channelNames } from '../../design/Glyph.tsx'
import { MessageTools } from '../composing/MessageTools.tsx'
import type { MessageProps } from '../messageProps.ts'

/** What can be done with the message of a bubble. */
export const Tools = ({ conversation, mates: _, ...props }: MessageProps) => (
  <MessageTools {...props} channel={channelNames[conversation.channel.kind]} />
)
