import type { CheckedAccount } from '../channel.ts'
import { type BotAccess, botIdOf, callBot, isBotToken } from './bot-api.ts'
import { Me } from './wire.ts'

type Refusal = Exclude<CheckedAccount, { ok: true }>

/** Asks Telegram which bot this is. */
export async function checkTelegram(access: BotAccess): Promise<CheckedAccount> {
  if (!isBotToken(access.token))
    return wrong(
      'wrong_token',
      'This is no bot token. Copy the whole line that BotFather shows: digits, a colon, letters.',
    )
  const outcome = await callBot(access, 'getMe')
  if (outcome.kind !== 'answered') return unreachable()
  if (!outcome.answer.ok)
    return outcome.status === 401 || outcome.status === 404
      ? wrong('wrong_token', 'Telegram refuses the bot token. Ask BotFather for the current one.')
      : unreachable()
  const me = Me.safeParse(outcome.answer.result)
  if (!me.success || me.data.id !== botIdOf(access.token)) return unreachable()
  const { id, username, first_name: name } = me.data
  return {
    ok: true,
    account: id,
    name: username ? `@${username}` : (name ?? id),
    settings: username ? { username } : {},
  }
}

const wrong = (code: Refusal['code'], detail: string): Refusal => ({
  ok: false,
  field: 'botToken',
  code,
  detail,
})

const unreachable = (): Refusal =>
  wrong('unreachable', 'Telegram does not answer at the moment. Try again in a few minutes.')
