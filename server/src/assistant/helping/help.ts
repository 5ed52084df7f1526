import { getConversation, recentMessages } from '#inbox'
import type { Ctx } from '#platform/context.ts'
import { type ConversationId, newId, type StoreId } from '#platform/ids.ts'
import { Problem } from '#platform/problems.ts'
import type { Language } from '#platform/text/language.ts'
import { modelChoice } from '../keys.ts'
import { answerLanguage } from '../language.ts'
import { messagesFor, type Said } from '../prompt.ts'
import { shopOf } from '../read-shop.ts'
import { fillSlots, slotsIn } from '../slots/slots.ts'
import { composeAnswer } from '../turns/compose.ts'
import { recordTurn } from '../turns/store.ts'
import { askModel, assistantWithModel, type OpenModel } from './ask-model.ts'
import { framed, type Rewriting, rewritingOf, summaryOf } from './tasks.ts'

interface Where {
  readonly storeId: StoreId
  readonly conversationId: ConversationId
}

/** The words of a person, said otherwise. @throws ConversationNotFound, ModelOffline, ModelFailed */
export async function rewrite(
  ctx: Ctx,
  openModel: OpenModel,
  where: Where,
  asked: { readonly task: Rewriting; readonly text: string; readonly language?: Language | undefined },
): Promise<string> {
  await ctx.db.withStore(where.storeId, (tx) => getConversation(ctx, tx, where.conversationId))
  return askModel(ctx, openModel, {
    ...where,
    purpose: `help ${asked.task}`,
    instructions: rewritingOf(asked.task, asked.language),
    messages: [{ role: 'user', content: framed(asked.text) }],
  })
}

/** What the conversation is about, for whoever takes it over. @throws ConversationNotFound, ModelOffline, ModelFailed */
export async function summarise(
  ctx: Ctx,
  openModel: OpenModel,
  where: Where,
  language: Language,
): Promise<string> {
  const said = await saidIn(ctx, where)
  return askModel(ctx, openModel, {
    ...where,
    purpose: 'help summarise',
    instructions: summaryOf(language),
    messages: [...messagesFor(said), { role: 'user', content: 'Sum it up.' }],
  })
}

/**
 * What the assistant would answer now, for a person to change and send; nothing is sent. Prices are the catalogue's.
 * @throws ConversationNotFound, ModelOffline, Problem nothing_to_draft
 */
export async function draft(ctx: Ctx, openModel: OpenModel, where: Where): Promise<string> {
  const said = await saidIn(ctx, where)
  const assistant = await assistantWithModel(ctx, where.storeId)
  const choice = await modelChoice(ctx, where.storeId, assistant)
  const language = answerLanguage(said, assistant.languages)
  const shop = shopOf(ctx, where.storeId, language)
  const began = performance.now()
  const openOwn = () => openModel(choice)
  const turn = await composeAnswer({ persona: assistant, language, openModel: openOwn, shop, said })
  const answered = turn.outcome === 'answered'
  await ctx.db.withStore(where.storeId, (tx) =>
    recordTurn(
      ctx,
      tx,
      assistant,
      {
        id: newId<'turn'>(),
        conversationId: where.conversationId,
        outcome: answered ? 'answered' : 'failed',
        reason: 'help draft',
        latencyMs: performance.now() - began,
      },
      turn,
    ),
  )
  if (!answered) throw nothingToDraft(turn.outcome === 'handed_off' ? turn.reason : turn.outcome)
  const prices = await shop.quote(slotsIn(turn.text).map(({ sku }) => sku))
  const filled = fillSlots(turn.text, prices, language)
  if (!filled.ok) throw nothingToDraft('unsafe_reply')
  return filled.text
}

const nothingToDraft = (reason: string) =>
  new Problem(422, 'nothing_to_draft', 'The assistant would give this to a person.', { reason })

async function saidIn(ctx: Ctx, { storeId, conversationId }: Where): Promise<Said[]> {
  const messages = await ctx.db.withStore(storeId, async (tx) => {
    await getConversation(ctx, tx, conversationId)
    return recentMessages(tx, conversationId)
  })
  return messages.map(({ author, kind, text }) => ({
    author: author === 'contact' || author === 'assistant' ? author : 'person',
    text: text ?? `(${kind})`,
  }))
}
