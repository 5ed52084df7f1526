import type { ReactNode } from 'react'
import type { AssistantInsight, ContactCard, Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { PartState } from '../contact/PartState.tsx'
import { languageWord } from '../languageWord.ts'
import { usePromises } from '../promises/usePromises.ts'
import { handOffText } from '../reasons.ts'
import type { CameFrom } from '../receipts/cameFrom.ts'
import { SourceLinks } from '../receipts/SourceLinks.tsx'
import { moment } from '../words.ts'
import { Spent } from './Spent.tsx'
import { Summary } from './Summary.tsx'
import { useInsight } from './useInsight.ts'
import { whySpeaks } from './whySpeaks.ts'

interface Props {
  conversation: Conversation
  contact: ContactCard
}

/** Why the assistant speaks or is silent here, what it goes by, what is owed, and what it has cost. */
export function InsightPart({ conversation, contact }: Props) {
  const t = useT()
  const query = useInsight(conversation)
  const insight = query.data
  if (!insight) return <PartState query={query} rows={2} />
  return (
    <div className="flex flex-col gap-3.5 text-sm">
      <Speaks conversation={conversation} insight={insight} />
      <Knows conversation={conversation} contact={contact} reads={insight.reads} />
      <Block title={t('insight.sources')}>
        <Sources sources={insight.sources} />
      </Block>
      <Block title={t('insight.promises')}>
        <OpenPromises conversationId={conversation.id} />
      </Block>
      <Block title={t('insight.cost')}>
        <Spent insight={insight} />
      </Block>
      <Summary key={conversation.id} conversationId={conversation.id} />
    </div>
  )
}

function Speaks({ conversation, insight }: { conversation: Conversation; insight: AssistantInsight }) {
  const t = useT()
  const now = useNow()
  const assistant = useAssistantName()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { speakerMember, handoffReason } = conversation
  const { enabled, handOff } = insight
  const why = whySpeaks(conversation, enabled, now)
  const reason = handoffReason ?? handOff?.reason
  return (
    <div>
      <p className="text-ink">{t(why, { assistant, name: speakerMember?.name ?? '' })}</p>
      {reason && (
        <p className="text-muted">
          {t('insight.reason', { reason: handOffText(t, reason) ?? reason })}
          {handOff && !handoffReason && ` · ${moment(t, format, handOff.at, now)}`}
        </p>
      )}
    </div>
  )
}

/** The model is told less than stands in this panel, and that is said. */
function Knows({ conversation, contact, reads }: Props & { reads: number }) {
  const t = useT()
  const { language, languageChosen } = conversation.contact
  const word = languageWord(t, language)
  const others = contact.conversations.length - 1
  return (
    <Block title={t('insight.knows')}>
      <ul className="flex flex-col gap-1">
        <li>{t('insight.reads', { count: reads })}</li>
        <li>
          {word
            ? t(languageChosen ? 'insight.languageChosen' : 'insight.language', { language: word })
            : t('insight.languageUnknown')}
        </li>
        {contact.facts.length > 0 && (
          <li className="text-muted">{t('insight.notFacts', { count: contact.facts.length })}</li>
        )}
        {others > 0 && <li className="text-muted">{t('insight.notOthers', { count: others })}</li>}
      </ul>
    </Block>
  )
}

const nowhere: CameFrom = {}

function Sources({ sources }: Pick<AssistantInsight, 'sources'>) {
  const t = useT()
  if (sources.length === 0) return <p className="text-muted">{t('insight.noSources')}</p>
  return (
    <ul className="flex flex-col gap-1">
      {sources.map((source) => (
        <li key={`${source.kind} ${source.id} ${source.detail}`} className="[overflow-wrap:anywhere]">
          <span className="text-xs text-faint">
            {t(source.kind === 'product' ? 'inbox.sourceProduct' : 'inbox.sourcePassage')}
          </span>{' '}
          <SourceLinks source={source} came={nowhere} />
        </li>
      ))}
    </ul>
  )
}

function OpenPromises({ conversationId }: { conversationId: string }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { query, promises } = usePromises(conversationId)
  const open = promises.filter(({ state }) => state === 'open')
  if (!query.data) return <PartState query={query} />
  if (open.length === 0) return <p className="text-muted">{t('insight.noPromises')}</p>
  return (
    <ul className="flex flex-col gap-1">
      {open.map(({ id, text, dueAt }) => (
        <li key={id} className="[overflow-wrap:anywhere]">
          <span className="text-ink">{text}</span>{' '}
          <span className="num text-xs text-muted">{moment(t, format, dueAt, now)}</span>
        </li>
      ))}
    </ul>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4 className="text-xs text-faint mb-1">{title}</h4>
      {children}
    </section>
  )
}
