import type { ReactNode } from 'react'
import type { MergePreview } from '../../api/types.ts'
import { Glyph } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { languageWord } from '../languageWord.ts'
import { contactName } from '../words.ts'
import { identityWord } from './identityWord.ts'

/** Field by field: what each of the two has, and what there is afterwards. */
export function MergePreviewTable({ preview }: { preview: MergePreview }) {
  const t = useT()
  const { kept, other, name, identities, facts, conversations, waiting, blocked, languages } = preview
  const nameOf = (name: string | null) => contactName(t, { name })
  const differ = nameOf(other.name) !== nameOf(name)
  const all = [...new Set([...languages.kept, ...languages.other])]
  return (
    <dl className="merge-preview">
      <Part title={t('contact.previewName')} why={t('contact.previewNameWhy')}>
        <p className="text-ink medium">{nameOf(name)}</p>
        {differ && (
          <p className="text-xs text-muted">{t('contact.previewAlso', { name: nameOf(other.name) })}</p>
        )}
      </Part>
      <Part title={t('contact.identities')} why={t('contact.previewAll')}>
        <ul className="flex flex-col gap-1">
          {identities.map((identity) => (
            <li key={identity.conversationId} className="flex items-center gap-2">
              <Glyph kind={identity.channel.kind} />
              <span className="cut">{identityWord(identity) || identity.channel.name}</span>
              {differ && (
                <span className="cut text-xs text-muted">
                  {nameOf(identity.of === 'kept' ? kept.name : other.name)}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('contact.previewTalksTitle')} why={t('contact.previewTalks')}>
        <p>
          {t('contact.previewSum', {
            kept: conversations.kept,
            other: conversations.other,
            sum: conversations.kept + conversations.other,
          })}
          {waiting.kept + waiting.other > 0 &&
            ` · ${t('contact.previewWaiting', { count: waiting.kept + waiting.other })}`}
          {blocked.kept + blocked.other > 0 &&
            ` · ${t('contact.previewBlocked', { count: blocked.kept + blocked.other })}`}
        </p>
      </Part>
      {facts.length > 0 && (
        <Part title={t('contact.facts')} why={t('contact.previewFacts')}>
          <ul className="flex flex-col gap-0.5">
            {facts.map((fact) => (
              <li key={fact.id} className="break-words">
                {fact.name && <span className="text-muted">{fact.name}: </span>}
                {fact.value}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {all.length > 0 && (
        <Part title={t('inbox.language')} why={t('contact.previewLanguage')}>
          <p>{all.map((code) => languageWord(t, code)).join(', ')}</p>
        </Part>
      )}
    </dl>
  )
}

function Part({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  return (
    <div className="merge-part">
      <dt>
        <span className="medium text-ink">{title}</span>
        <span className="block text-xs text-muted">{why}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
