import type { RefObject } from 'react'
import type { Composing, Conversation } from '../../api/types.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { TemplateTray } from '../templating/TemplateTray.tsx'
import { ChoicesEditor } from './ChoicesEditor.tsx'
import { FileTray } from './FileTray.tsx'
import { PartTray } from './parts/PartTray.tsx'
import { QuoteBar } from './QuoteBar.tsx'
import type { useBeside } from './useBeside.ts'
import type { useFiles } from './useFiles.ts'
import type { Quote } from './useQuote.ts'

interface Props {
  conversation: Conversation
  composing: Composing | undefined
  fieldRef: RefObject<HTMLTextAreaElement | null>
  text: string
  quoted: Quote | null
  onUnquote: () => void
  files: ReturnType<typeof useFiles>
  beside: ReturnType<typeof useBeside>
  /** Null where there is no template to choose; without a way to close it, it is all that can be sent. */
  template: { onClose: (() => void) | null } | null
}

/** What goes with the words that are being written, over their field. */
export function Trays({ conversation, composing, fieldRef, text, files, beside, template, ...quote }: Props) {
  const { quoted, onUnquote } = quote
  const channel = channelNames[conversation.channel.kind]
  const { choices, part } = beside
  return (
    <>
      {template && <TemplateTray conversation={conversation} onClose={template.onClose} />}
      {quoted && <QuoteBar quote={quoted} onDrop={onUnquote} />}
      <FileTray files={files.files} channel={channel} onAgain={files.again} onRemove={files.remove} />
      {choices.draft && choices.problems && composing && (
        <ChoicesEditor
          draft={choices.draft}
          text={text}
          takes={composing}
          problems={choices.problems}
          strict={choices.strict > 0}
          opened={choices.opened > 0}
          onChange={choices.change}
          onClose={choices.close}
        />
      )}
      {part.draft && (composing || part.strict > 0) && (
        <PartTray
          key={part.draft.kind}
          draft={part.draft}
          text={text}
          rules={composing?.parts ?? null}
          channel={channel}
          problems={part.problems ?? {}}
          strict={part.strict}
          opened={part.opened}
          onChange={part.change}
          onClose={() => {
            part.close()
            fieldRef.current?.focus()
          }}
        />
      )}
    </>
  )
}
