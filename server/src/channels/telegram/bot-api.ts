import { type CallOutcome, call } from '../calls.ts'
import { Answer, type Answer as AnswerBody } from './wire.ts'

export interface BotAccess {
  readonly baseUrl: string
  readonly token: string
}

export type BotOutcome =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Headers
      readonly answer: AnswerBody
    }
  | { readonly kind: 'unreadable'; readonly status: number; readonly headers: Headers }
  | Exclude<CallOutcome, { kind: 'answered' }>

const wellFormed = /^[1-9]\d{0,19}:[A-Za-z0-9_-]{1,64}$/

/** Whether a text can be a bot token. It becomes part of the address, so nothing else may be called with. */
export const isBotToken = (text: string): boolean => wellFormed.test(text)

/** The number before the colon is the bot's own id; it stays when the token is renewed. */
export const botIdOf = (token: string): string => token.slice(0, token.indexOf(':'))

const refusedToken: BotOutcome = {
  kind: 'answered',
  status: 401,
  headers: new Headers(),
  answer: Answer.parse({ ok: false, error_code: 401 }),
}

const uploadPatienceMs = 120_000

/** Calls a method of the Bot API; a form carries files. A token of another shape is answered as Telegram would: 401. */
export async function callBot(
  access: BotAccess,
  method: string,
  parameters: object | FormData = {},
): Promise<BotOutcome> {
  if (!isBotToken(access.token)) return refusedToken
  const url = `${access.baseUrl}/bot${access.token}/${method}`
  const outcome = await call({
    method: 'POST',
    url,
    ...(parameters instanceof FormData
      ? { form: parameters, timeoutMs: uploadPatienceMs }
      : { body: parameters }),
  })
  if (outcome.kind !== 'answered') return outcome
  const { status, headers } = outcome
  const answer = Answer.safeParse(outcome.json)
  return answer.success
    ? { kind: 'answered', status, headers, answer: answer.data }
    : { kind: 'unreadable', status, headers }
}
