import { generateText, hasToolCall, isStepCount, type ModelMessage } from 'ai'
import type { Language } from '../language.ts'
import { readFinish, readModelFailure } from '../models/failure.ts'
import { callSettings, type Model } from '../models/model.ts'
import { usageOf } from '../models/usage.ts'
import { correction, instructionsFor, messagesFor, type Persona, type Said } from '../prompt.ts'
import type { Shop } from '../shop.ts'
import { objections } from '../slots/gate.ts'
import { emptyRecord, groundOf, type Source, sourcesOf, type TurnRecord } from '../tools/record.ts'
import { mostCalls, toolsFor } from '../tools/tools.ts'
import { type HandOffReason, reasonOfFailure } from './reasons.ts'

export interface TurnRequest {
  readonly persona: Persona
  readonly language: Language
  /** Built when the turn begins; may throw ModelKeyMissing. */
  readonly openModel: () => Model
  readonly shop: Shop
  /** Oldest first; ends with what the contact said. */
  readonly said: readonly Said[]
  readonly signal?: AbortSignal
  /** Whether a text of this length can be sent; slots make it a little longer or shorter. */
  readonly fits?: (text: string) => boolean
  /** Of the whole turn, repair included. */
  readonly totalMs?: number
}

export type Decision =
  /** `text` still holds its slots; they are filled in the transaction that stores it. */
  | { readonly outcome: 'answered'; readonly text: string }
  | { readonly outcome: 'handed_off'; readonly reason: HandOffReason; readonly note: string }
  | { readonly outcome: 'aborted' }

export interface Work {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly steps: number
  readonly sources: readonly Source[]
}

/** Text beyond this fits no messenger in one piece and is no answer in a chat. */
const longestReply = 3500

/**
 * Makes one answer: asks the model with tools, lets the gate read it, and gives the model one chance to mend what the gate stopped.
 * Touches nothing but the shop it reads. Every failure of the model becomes a hand-off with its reason.
 */
export async function composeAnswer(request: TurnRequest): Promise<Decision & Work> {
  const record = emptyRecord()
  const spent = { inputTokens: 0, outputTokens: 0, steps: 0 }
  const decision = await decide(request, record, spent)
  return {
    ...decision,
    ...spent,
    sources: sourcesOf(record, decision.outcome === 'answered' ? decision.text : ''),
  }
}

type Spent = { -readonly [Key in Exclude<keyof Work, 'sources'>]: Work[Key] }

async function decide(request: TurnRequest, record: TurnRecord, spent: Spent): Promise<Decision> {
  const deadline = AbortSignal.timeout(request.totalMs ?? callSettings.timeout.totalMs)
  try {
    const ask = asker(request, record, spent, deadline)
    const first = await ask(messagesFor(request.said))
    const complaint = complaintAbout(first.text, record, request.fits)
    if (record.handOff || first.failed || !complaint) return concluded(first, record)
    const second = await ask([...first.messages, { role: 'user', content: correction(complaint) }])
    if (!record.handOff && !second.failed && complaintAbout(second.text, record, request.fits))
      return handedOff('unsafe_reply', complaint.join('; '))
    return concluded(second, record)
  } catch (error) {
    return failed(error, request.signal, deadline)
  }
}

interface Reply {
  readonly text: string
  readonly failed: HandOffReason | undefined
  readonly messages: readonly ModelMessage[]
}

function asker(request: TurnRequest, record: TurnRecord, spent: Spent, deadline: AbortSignal) {
  const model = request.openModel()
  const instructions = instructionsFor(request.persona, request.language)
  const tools = toolsFor(request.shop, record)
  const abortSignal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline
  return async (messages: ModelMessage[]): Promise<Reply> => {
    abortSignal.throwIfAborted()
    const result = await orStopped(
      generateText({
        ...callSettings,
        model,
        instructions,
        messages,
        tools,
        stopWhen: [isStepCount(mostCalls + 1), hasToolCall('hand_off')],
        abortSignal,
      }),
      abortSignal,
    )
    const usage = usageOf(result.usage)
    spent.inputTokens += usage.inputTokens
    spent.outputTokens += usage.outputTokens
    spent.steps += result.steps.length
    const fault = record.handOff ? undefined : readFinish(result.finishReason, result.text)
    return {
      text: clean(result.text),
      failed: fault && fault.kind !== 'aborted' ? reasonOfFailure[fault.kind] : undefined,
      messages: [...messages, ...result.responseMessages],
    }
  }
}

/** A model that ignores its signal must not hold the turn. */
async function orStopped<T>(work: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  return Promise.race([work, stopped]).finally(() => signal.removeEventListener('abort', stop))
}

function concluded(reply: Reply, record: TurnRecord): Decision {
  if (record.handOff) return handedOff(record.handOff.reason, record.handOff.note)
  if (reply.failed) return handedOff(reply.failed, '')
  return { outcome: 'answered', text: reply.text }
}

const handedOff = (reason: HandOffReason, note: string): Decision => ({
  outcome: 'handed_off',
  reason,
  note: note.slice(0, 500),
})

function complaintAbout(
  text: string,
  record: TurnRecord,
  fits: TurnRequest['fits'] = () => true,
): string[] | undefined {
  if (text.length > longestReply || !fits(text)) return ['it is too long']
  const found = objections(text, groundOf(record)).map(({ kind, text: part }) => `${kind} "${part}"`)
  return found.length > 0 ? found : undefined
}

/** Without characters that nobody sees: they carry hidden text or hide an address. */
const clean = (text: string) =>
  text
    .replace(
      /[\u{e0000}-\u{e007f}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu,
      '',
    )
    .trim()

function failed(error: unknown, signal: AbortSignal | undefined, deadline: AbortSignal): Decision {
  if (signal?.aborted) return { outcome: 'aborted' }
  if (deadline.aborted) return handedOff('model_timeout', '')
  const { kind } = readModelFailure(error)
  return kind === 'aborted' ? handedOff('model_timeout', '') : handedOff(reasonOfFailure[kind], '')
}
