import type { ConnectionAnswer } from '../channel.ts'
import { type BotAccess, callBot } from './bot-api.ts'
import { connectionFrom } from './read-business.ts'
import { Connection } from './wire.ts'

/** Asks Telegram about a business connection; it refuses those that it does not know (any more). */
export async function askTelegramConnection(access: BotAccess, id: string): Promise<ConnectionAnswer> {
  const outcome = await callBot(access, 'getBusinessConnection', { business_connection_id: id })
  if (outcome.kind !== 'answered') return 'unanswered'
  if (!outcome.answer.ok) return outcome.status === 400 ? 'gone' : 'unanswered'
  const { data: told } = Connection.safeParse(outcome.answer.result)
  return told?.id === id ? connectionFrom(told) : 'unanswered'
}
