import { FileText, Image, MapPin, Video } from 'lucide-react'
import type { TemplateButton, TemplateContent } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'
import { buttonMarks } from './buttonMarks.ts'
import { filled } from './content.ts'

interface Props {
  content: TemplateContent
  header: Readonly<Record<string, string>>
  body: Readonly<Record<string, string>>
  language: string
}

/** The message as it stands on the customer's phone. */
export function TemplatePreview({ content, header, body, language }: Props) {
  const t = useT()
  // A button has no other identity than its place.
  const placed = content.buttons.map((button, index) => ({ button, index }))
  return (
    <section className="card p-4 max-w-[22rem]" aria-label={t('templates.preview')}>
      <div className="bubble in" lang={language.slice(0, 2)}>
        {content.header?.kind === 'text' && (
          <p className="medium text-ink">{filled(content.header.text, header)}</p>
        )}
        {content.header && content.header.kind !== 'text' && <MediaPlace kind={content.header.kind} />}
        <p className="said whitespace-pre-wrap">{filled(content.body.text, body) || '…'}</p>
        {content.footer && <p className="text-xs text-muted">{content.footer}</p>}
      </div>
      {content.buttons.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1">
          {placed.map(({ button, index }) => (
            <li
              key={`${index} ${button.kind}`}
              className="text-sm text-accent flex items-center justify-center gap-1.5 py-1"
            >
              <ButtonMark kind={button.kind} />
              {button.kind === 'copy_code' ? t('templates.copy_code') : button.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ButtonMark({ kind }: { kind: TemplateButton['kind'] }) {
  const Mark = buttonMarks[kind]
  return <Mark className="small" aria-hidden="true" />
}

const places = { image: Image, video: Video, document: FileText, location: MapPin } as const
function MediaPlace({ kind }: { kind: keyof typeof places }) {
  const Mark = places[kind]
  return (
    <div className="h-24 rounded-md bg-hover flex items-center justify-center text-muted mb-2">
      <Mark aria-hidden="true" />
    </div>
  )
}
