import {
  type Assistant,
  answerLanguage,
  composeAnswer,
  createModel,
  type Decision,
  type HandOffReason,
  handOffNotes,
  type Language,
  type Model,
  modelChoice,
  readAssistant,
  recordTurn,
  type Said,
  type Shop,
  shopOf,
  type TurnEnd,
  type Work,
} from '#assistant'
import { adapters, fitsChannel, openSenders } from '#channels'
import {
  appendAssistantMessage,
  awaitWords,
  type ClaimedTurn,
  conversationForTurn,
  endTurn,
  handOff,
  keepDraft,
  type TurnConversation,
  type TurnMessage,
} from '#inbox'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId, type StoreId, type TurnId } from '#platform/ids.ts'
import { filledNow } from './fill-slots.ts'

type ModelChoice = Awaited<ReturnType<typeof modelChoice>>

/** What a turn reaches outside the database. */
export interface AnswerPorts {
  /** May throw ModelKeyMissing. */
  openModel(choice: ModelChoice): Model
  shop(storeId: StoreId, language: Language): Shop
  showTyping(storeId: StoreId, conversation: TurnConversation): Promise<void>
  /** Of a whole turn, in milliseconds. */
  readonly totalMs?: number
}

export const ownPorts = (ctx: Ctx): AnswerPorts => ({
  openModel: (choice) => createModel(choice, ctx.config.models),
  shop: (storeId, language) => shopOf(ctx, storeId, language),
  showTyping: (storeId, conversation) => showTyping(ctx, storeId, conversation),
})

const mostAttempts = 3
const restMs = 2_000
/** An answer that comes sooner needs no sign that it is being written. */
const typingAfterMs = 500

interface Turn {
  readonly id: TurnId
  readonly claimed: ClaimedTurn
  readonly conversation: TurnConversation
  readonly assistant: Assistant
  readonly language: Language
  readonly said: readonly Said[]
  readonly began: number
}

/**
 * Makes one answer: reads the conversation, lets the model think outside any transaction, and stores what came of it only
 * if nobody has spoken since. Whatever goes wrong ends in an answer, a person, or a further attempt; never in silence.
 */
export async function answerOne(
  ctx: Ctx,
  ports: AnswerPorts,
  claimed: ClaimedTurn,
  signal: AbortSignal,
): Promise<void> {
  const turn = await begin(ctx, claimed)
  if (!turn) return
  try {
    const made = await compose(ctx, ports, turn, signal)
    await ctx.db.withStore(claimed.storeId, (tx) => conclude(ctx, tx, turn, made))
  } catch (error) {
    ctx.log.error({ err: error, storeId: claimed.storeId, turnId: turn.id }, 'a turn failed')
    await ctx.db.withStore(claimed.storeId, (tx) => retryLater(ctx, tx, turn))
  }
}

/** Undefined when there is nothing to answer any more; the turn has ended or was put off then. */
function begin(ctx: Ctx, claimed: ClaimedTurn): Promise<Turn | undefined> {
  return ctx.db.withStore(claimed.storeId, async (tx) => {
    if (await awaitWords(ctx, tx, claimed)) return undefined
    const [assistant, conversation] = await Promise.all([
      readAssistant(tx),
      conversationForTurn(ctx, tx, claimed),
    ])
    if (!conversation) {
      await endTurn(ctx, tx, claimed)
      return undefined
    }
    const said = conversation.messages.map(toSaid)
    const language = languageFor(conversation, assistant)
    return {
      id: newId<'turn'>(),
      claimed,
      conversation,
      assistant,
      language,
      said,
      began: performance.now(),
    }
  })
}

/**
 * By what was written and said, unless somebody of the shop has said in which language the customer is spoken to; who has
 * sent no word yet is answered in the language that is known of them.
 */
function languageFor({ messages, contact }: TurnConversation, { languages }: Assistant): Language {
  const worded = messages.filter(({ text }) => text !== null).map(toSaid)
  const known = languages.filter((language) => language === contact.language)
  const [chosen] = known
  if (contact.languageChosen && chosen) return chosen
  return answerLanguage(worded, [...known, ...languages])
}

/** Of a post that somebody passes on; a caption can be as long as its author likes. */
const longestTitle = 300

/** A picture or a voice note is named, so that a model does not answer as if it were not there. */
const toSaid = ({ author, kind, rawKind, text, linkTitle }: TurnMessage): Said => ({
  author: author === 'member' || author === 'phone' ? 'person' : author,
  text: text ?? `(${[rawKind ?? kind, linkTitle?.slice(0, longestTitle)].filter(Boolean).join(': ')})`,
})

const noWork: Work = { inputTokens: 0, outputTokens: 0, steps: 0, sources: [] }
const toPerson = (reason: HandOffReason): Decision & Work => ({
  outcome: 'handed_off',
  reason,
  note: '',
  ...noWork,
})

async function compose(
  ctx: Ctx,
  ports: AnswerPorts,
  turn: Turn,
  signal: AbortSignal,
): Promise<Decision & Work> {
  const { claimed, conversation, assistant, language, said } = turn
  if (!assistant.enabled) return toPerson('assistant_off')
  if (!conversation.mayAnswer) return toPerson('window_closed')
  if (claimed.attempts > mostAttempts) return toPerson('too_many_attempts')
  // After the attempts are counted: a key that cannot be opened calls a person in the end.
  const choice = await modelChoice(ctx, claimed.storeId, assistant)
  const typing = setTimeout(() => {
    // Nobody is about to say anything.
    if (conversation.drafts) return
    ports
      .showTyping(claimed.storeId, conversation)
      .catch((error) => ctx.log.debug({ err: error }, 'typing could not be shown'))
  }, typingAfterMs)
  return composeAnswer({
    persona: assistant,
    language,
    openModel: () => ports.openModel(choice),
    shop: ports.shop(claimed.storeId, language),
    said,
    signal,
    fits: (text) => fitsChannel(conversation.channelKind, text),
    ...(ports.totalMs === undefined ? {} : { totalMs: ports.totalMs }),
  }).finally(() => clearTimeout(typing))
}

/** Stores the effect of a turn, its record and its end in one transaction. */
async function conclude(ctx: Ctx, tx: StoreTx, turn: Turn, made: Decision & Work): Promise<void> {
  if (made.outcome === 'aborted') {
    await record(ctx, tx, turn, made, 'stale', 'aborted')
    return endTurn(ctx, tx, turn.claimed)
  }
  const answer = await wordsOf(tx, turn, made)
  const outcome = await (turn.conversation.drafts ? draft : speak)(ctx, tx, turn, answer)
  await Promise.all([record(ctx, tx, turn, made, outcome, answer.reason), endTurn(ctx, tx, turn.claimed)])
}

interface Words {
  readonly text: string
  /** The same with its slots. */
  readonly words: string
  /** Why a person is called; null when the text answers. */
  readonly reason: HandOffReason | null
}

/** What the customer will read: slots get the figures of this very moment. A slot that has lost its variant calls a person. */
async function wordsOf(
  tx: StoreTx,
  turn: Turn,
  made: Exclude<Decision, { outcome: 'aborted' }>,
): Promise<Words> {
  const note = handOffNotes[turn.language]
  if (made.outcome === 'handed_off') return { text: note, words: note, reason: made.reason }
  const text = await filledNow(tx, made.text, turn.language)
  if (text !== null && fitsChannel(turn.conversation.channelKind, text))
    return { text, words: made.text, reason: null }
  return { text: note, words: note, reason: 'unsafe_reply' }
}

/**
 * Leaves it to a person to say, or all of it to a person. Then the customer is not told that somebody will come: here
 * nothing leaves that nobody has let go.
 */
async function draft(
  ctx: Ctx,
  tx: StoreTx,
  turn: Turn,
  { reason, ...words }: Words,
): Promise<'drafted' | 'handed_off' | 'stale'> {
  const { conversationId, epoch, wanted } = turn.conversation
  if (reason !== null) return handOff(ctx, tx, conversationId, reason, epoch)
  const { language, id: turnId } = turn
  const kept = await keepDraft(ctx, tx, { conversationId, epoch, wanted, turnId, language, ...words })
  return kept === 'kept' ? 'drafted' : 'stale'
}

/**
 * Says it if the assistant still may, and hands over afterwards if a person is wanted. An assistant that is off, or from
 * which the channel takes nothing any more, is silent.
 */
async function speak(
  ctx: Ctx,
  tx: StoreTx,
  turn: Turn,
  { text, reason }: Words,
): Promise<'answered' | 'handed_off' | 'stale'> {
  const { conversationId, epoch, wanted } = turn.conversation
  if (reason !== 'assistant_off' && reason !== 'window_closed') {
    const said = await appendAssistantMessage(ctx, tx, {
      conversationId,
      epoch,
      wanted,
      text,
      turnId: turn.id,
    })
    if (said.result === 'stale') return 'stale'
  }
  if (reason === null) return 'answered'
  return handOff(ctx, tx, conversationId, reason, epoch)
}

async function retryLater(ctx: Ctx, tx: StoreTx, turn: Turn): Promise<void> {
  await record(ctx, tx, turn, noWork, 'failed', 'internal')
  await endTurn(ctx, tx, turn.claimed, {
    retryAt: new Date(ctx.clock.now().getTime() + restMs * turn.claimed.attempts),
  })
}

const record = (
  ctx: Ctx,
  tx: StoreTx,
  { id, claimed, assistant, began }: Turn,
  work: Work,
  outcome: TurnEnd['outcome'],
  reason: string | null,
) =>
  recordTurn(
    ctx,
    tx,
    assistant,
    { id, conversationId: claimed.conversationId, outcome, reason, latencyMs: performance.now() - began },
    work,
  )

async function showTyping(ctx: Ctx, storeId: StoreId, conversation: TurnConversation): Promise<void> {
  const { channelId, channelKind, externalId, lastInboundProviderId } = conversation
  const senders = await ctx.db.withStore(storeId, (tx) => openSenders(ctx, tx, [channelId]))
  const sender = senders.get(channelId)
  if (sender?.state !== 'connected') return
  await adapters[channelKind].showTyping(ctx, sender.account, externalId, lastInboundProviderId)
}
