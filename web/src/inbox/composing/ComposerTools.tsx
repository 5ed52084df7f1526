import { LayoutTemplate, ListChecks, MessageSquareText, Mic, Package } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Composing } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useCaps } from '../../keys/context.ts'
import { AttachButton } from './AttachButton.tsx'
import { IconButton } from './IconButton.tsx'

interface Props {
  /** Why no file may go here now; null when files may. */
  noFiles: string | null
  composing: Composing | undefined
  closed: boolean
  hasFiles: boolean
  choosing: boolean
  onFiles: (files: Iterable<File>) => void
  onSpeak: () => void
  onChoices: () => void
  /** Null while something is written: a ready answer begins a reply. */
  onCanned: (() => void) | null
  onProduct: () => void
  /** Null where there are none, or where they are in sight anyway. */
  onTemplate: (() => void) | null
  templating: boolean
  /** What the model can do for the words. */
  help: ReactNode
  /** What is sent rarely. */
  more: ReactNode
}

/** What can be put to the words: files, a voice, buttons. What cannot go now stays in place and says why. */
export function ComposerTools({ noFiles, composing, closed, hasFiles, choosing, templating, ...on }: Props) {
  const t = useT()
  const caps = useCaps()
  const noButtons = () => {
    if (!composing) return t('attach.notYet')
    if (closed) return t('inbox.stripClosedMore')
    return hasFiles ? t('choices.notWithFiles') : null
  }
  return (
    <div className="flex shrink-0">
      <AttachButton why={noFiles} onFiles={on.onFiles} />
      <IconButton
        label={t('voice.record')}
        hint={caps.tip(t('voice.record'), 'voice')}
        why={noFiles}
        onPress={on.onSpeak}
      >
        <Mic aria-hidden="true" />
      </IconButton>
      <IconButton label={t('choices.put')} why={noButtons()} pressed={choosing} onPress={on.onChoices}>
        <ListChecks aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('canned.title')}
        hint={t('canned.hint')}
        why={on.onCanned ? null : t('canned.atBeginning')}
        onPress={() => on.onCanned?.()}
      >
        <MessageSquareText aria-hidden="true" />
      </IconButton>
      <IconButton label={t('products.put')} hint={t('products.hint')} onPress={on.onProduct}>
        <Package aria-hidden="true" />
      </IconButton>
      {on.onTemplate && (
        <IconButton label={t('hand.template')} pressed={templating} onPress={on.onTemplate}>
          <LayoutTemplate aria-hidden="true" />
        </IconButton>
      )}
      {on.help}
      {on.more}
    </div>
  )
}
