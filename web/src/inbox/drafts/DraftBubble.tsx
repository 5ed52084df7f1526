import { Check, Pencil, RotateCw, X } from 'lucide-react'
import { useState } from 'react'
import { readTurnReceipt } from '../../api/drafts.ts'
import type { Conversation, Draft } from '../../api/types.ts'
import type { Format } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useCaps } from '../../keys/context.ts'
import { KeyCaps } from '../../keys/KeyCaps.tsx'
import { ReceiptOf, ReceiptToggle } from '../ReceiptSlip.tsx'
import { Words } from '../strangers/Words.tsx'
import { useDraftActs } from './useDraftActs.ts'

interface Props {
  draft: Draft
  conversation: Conversation
  assistantName: string
  format: Format
  /** Leads to the field of replies. */
  onWrite: () => void
}

/** The assistant's words before anybody has said them: dashed, with what they stand on and what can be done with them. */
export function DraftBubble({ draft, conversation, assistantName, format, onWrite }: Props) {
  const t = useT()
  const caps = useCaps()
  const acts = useDraftActs(conversation.id, draft, onWrite)
  const [open, setOpen] = useState(true)
  return (
    <>
      <section className="bubble assistant stitch draft" aria-label={t('drafts.one')}>
        <Words text={draft.text} language={conversation.contact.language} />
        <div className="meta">
          <span className="by">{t('drafts.by', { name: assistantName })}</span>
          <ReceiptToggle open={open} onToggle={setOpen} />
          <time dateTime={draft.at}>{format.time(draft.at)}</time>
        </div>
        <div className="flex flex-wrap gap-1 mt-1.5" aria-busy={acts.busy}>
          <button type="button" className="btn small filled" onClick={() => void acts.approve()}>
            <Check className="small" aria-hidden="true" />
            {t('drafts.approve')}
            <span className="hidden md:contents">
              <KeyCaps caps={caps.each('approveDraft')} />
            </span>
          </button>
          <button type="button" className="btn small" onClick={() => void acts.edit()}>
            <Pencil className="small" aria-hidden="true" />
            {t('drafts.edit')}
            <span className="hidden md:contents">
              <KeyCaps caps={caps.each('editDraft')} />
            </span>
          </button>
          <button type="button" className="btn quiet small" onClick={() => void acts.again()}>
            <RotateCw className="small" aria-hidden="true" />
            {t('drafts.again')}
          </button>
          <button type="button" className="btn quiet small" onClick={() => void acts.drop()}>
            <X className="small" aria-hidden="true" />
            {t('drafts.drop')}
          </button>
        </div>
      </section>
      {open && (
        <ReceiptOf
          of={draft.turnId}
          read={(storeId) => readTurnReceipt(storeId, conversation.id, draft.turnId)}
          format={format}
        />
      )}
    </>
  )
}
