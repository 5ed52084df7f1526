import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, parseId, type StoreId } from '#platform/ids.ts'
import { AppError } from '#platform/problems.ts'
import { ConversationNotFound } from '../errors.ts'
import { changeOne } from '../organising/answers.ts'
import type { Change } from '../organising/shapes.ts'
import { getConversation, getConversations } from '../reading/conversations.ts'
import { sendAsMember } from '../sending/send.ts'
import { returnToAssistant, takeOver } from '../speaking/switch.ts'
import { refuseBroken } from './broken.ts'
import { getMacro } from './macros.ts'
import type { Action, NewRun, Ran, RunAnswer } from './shapes.ts'
import { wordsFor } from './words.ts'

interface Runner {
  readonly storeId: StoreId
  readonly memberId: MemberId
}

/**
 * Runs a macro on several conversations, each in a transaction of its own: all of it is done there, or nothing, and then
 * `refused` says why.
 * @throws Problem not_found, MacroBroken when it cannot be run on any
 */
export async function runMacro(ctx: Ctx, who: Runner, run: NewRun): Promise<RunAnswer> {
  const { storeId, memberId } = who
  const actions = await ctx.db.withStore(storeId, async (tx) => {
    const macro = await getMacro(tx, memberId, run.macroId)
    await refuseBroken(tx, memberId, macro.actions)
    return macro.actions
  })
  const answer: RunAnswer = { ran: [], refused: [] }
  for (const seen of run.conversations)
    try {
      const one = { ...seen, clientId: `${run.clientId} ${seen.conversationId}` }
      answer.ran.push(await ctx.db.withStore(storeId, (tx) => runOn(ctx, tx, actions, one, memberId)))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      answer.refused.push(await refusal(ctx, storeId, seen.conversationId, error))
    }
  return answer
}

interface Seen {
  readonly conversationId: string
  readonly version: number
  readonly clientId: string
}

async function runOn(
  ctx: Ctx,
  tx: StoreTx,
  actions: readonly Action[],
  { clientId, version, ...seen }: Seen,
  memberId: MemberId,
): Promise<Ran> {
  const conversationId: ConversationId = parseId<'conversation'>(seen.conversationId)
  const speakerBefore = await lockSpeaker(tx, conversationId)
  const text = await wordsFor(tx, actions, conversationId, memberId)
  const messageId =
    text === null ? null : await sendAsMember(ctx, tx, { conversationId, memberId, clientId, text })
  for (const action of actions)
    if (action.do === 'speaker') {
      const turn = action.speaker === 'member' ? takeOver : returnToAssistant
      await turn(ctx, tx, conversationId, memberId)
    }
  const change = changeOf(actions, memberId)
  if (Object.keys(change).length === 0)
    return {
      conversation: await getConversation(ctx, tx, conversationId),
      before: null,
      speakerBefore,
      messageId,
    }
  const changed = await changeOne(ctx, tx, { conversationId, version, ...change }, memberId)
  return { ...changed, speakerBefore, messageId }
}

async function lockSpeaker(tx: StoreTx, id: string): Promise<Ran['speakerBefore']> {
  const [row] = await tx.query<{ speaker: Ran['speakerBefore'] }>(
    'select speaker from conversation where store_id = $1 and id = $2 for update',
    [tx.storeId, id],
  )
  if (!row) throw new ConversationNotFound()
  return row.speaker
}

type Standing = Omit<Change, 'conversationId' | 'version'>

const changeOf = (actions: readonly Action[], memberId: MemberId): Standing =>
  Object.assign({}, ...actions.map((action) => partOf(action, memberId)))

function partOf(action: Action, memberId: MemberId): Standing {
  switch (action.do) {
    case 'label':
      return { addLabelIds: action.add }
    case 'unlabel':
      return { removeLabelIds: action.remove }
    case 'stage':
      return { stageId: action.stageId }
    case 'assign':
      return { assigneeId: assigneeOf(action.to, memberId) }
    case 'snooze':
      return { snooze: { why: action.why } }
    case 'close':
      return { state: 'closed' }
    default:
      return {}
  }
}

function assigneeOf(to: string, memberId: MemberId): string | null {
  if (to === 'nobody') return null
  return to === 'me' ? memberId : to
}

async function refusal(
  ctx: Ctx,
  storeId: StoreId,
  conversationId: string,
  { code, extra }: AppError,
): Promise<RunAnswer['refused'][number]> {
  const [conversation = null] = await ctx.db.withStore(storeId, (tx) =>
    getConversations(ctx, tx, [conversationId]),
  )
  const news = (extra['news'] ?? []) as RunAnswer['refused'][number]['news']
  return { conversationId, code, news, conversation }
}
