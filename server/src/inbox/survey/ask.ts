import { adapters } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ownContact } from '../contacts/own.ts'
import { conversationUpdated, messageEvent } from '../events.ts'
import { contentOf, type Said, sendableOf } from '../sending/content.ts'
import { enqueueSend } from '../sending/outbox.ts'
import type { Ring } from '../timers/timers.ts'
import { type WindowFacts, windowFacts, windowFor } from '../window.ts'
import { payloadOf } from './payload.ts'
import { type SurveyLanguage, surveyLanguage, surveyWords } from './words.ts'

interface Place extends WindowFacts {
  readonly channelId: string
  readonly to: string
  readonly languages: (string | null)[]
}

/**
 * Asks how it went, where the conversation is still closed, its window is open and its channel can show the question.
 * Whoever was asked within a day is left alone.
 */
export const ringSurvey: Ring = async (ctx, tx, { conversationId }) => {
  const place = await findPlace(ctx, tx, conversationId)
  if (!place) return
  const id = newId<'survey'>()
  const language = surveyLanguage(place.languages)
  const said = question(place, id, language)
  const content = contentOf(ctx, tx.storeId, said)
  if (!windowFor(place, sendableOf(content), 'automation', ctx.clock.now()).allowed) return
  if (adapters[place.channelKind].refuses(ctx, content, place.to)) return
  await ask(ctx, tx, { id, conversationId, channelId: place.channelId, language, said })
}

async function findPlace(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<Place | undefined> {
  const [place] = await tx.query<Place>(
    `select ch.id as "channelId", c.external_id as "to", array_prepend(coalesce(own.language, ct.language), s.languages) as languages, ${windowFacts}
     from conversation c
     join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id and ch.state = 'connected'
     join contact ct on ct.store_id = c.store_id and ct.id = c.contact_id
     ${ownContact}
     join store s on s.store_id = c.store_id
     join inbox_rules r on r.store_id = c.store_id and r.survey
     where c.store_id = $1 and c.id = $2 and c.state = 'closed' and not exists (select 1 from survey v
       where v.store_id = c.store_id and v.conversation_id = c.id and v.asked_at > $3::timestamptz - interval '1 day')
     for update of c`,
    [tx.storeId, conversationId, ctx.clock.now()],
  )
  return place
}

/** As buttons where five fit, else as a list. */
function question({ channelKind }: Place, surveyId: string, language: SurveyLanguage): Said {
  const { question: text, button, answers } = surveyWords[language]
  const choices = answers.map((title, n) => ({ id: payloadOf(surveyId, answers.length - n), title }))
  return adapters[channelKind].takes.buttons.most >= choices.length
    ? { text, buttons: choices }
    : { text, list: { button, rows: choices } }
}

interface Asked {
  readonly id: string
  readonly conversationId: string
  readonly channelId: string
  readonly language: SurveyLanguage
  readonly said: Said
}

/** The program speaks, and neither a person nor the assistant: nobody comes to hold the conversation by it. */
async function ask(
  ctx: Ctx,
  tx: StoreTx,
  { id, conversationId, channelId, language, said }: Asked,
): Promise<void> {
  const now = ctx.clock.now()
  const messageId = newId<'message'>()
  const { text, ...choices } = said
  await tx.query(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, created_at, detail)
     values ($1, $2, $3, $4, 'out', 'system', 'text', $5, 'queued', $6, $7)`,
    [tx.storeId, messageId, conversationId, channelId, text, now, JSON.stringify({ ...choices, survey: id })],
  )
  await tx.query(
    `insert into survey (store_id, id, conversation_id, message_id, language, asked_at) values ($1, $2, $3, $4, $5, $6)`,
    [tx.storeId, id, conversationId, messageId, language, now],
  )
  await tx.query(
    'update conversation set last_message_id = $3, last_message_at = $4 where store_id = $1 and id = $2',
    [tx.storeId, conversationId, messageId, now],
  )
  await enqueueSend(ctx, tx, { messageId, conversationId, channelId, epoch: null })
  announce(ctx, tx, [
    messageEvent('message.sent', { id: messageId, conversationId }),
    conversationUpdated(conversationId),
  ])
}
