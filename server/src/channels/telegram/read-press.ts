import type { Gathering } from '../gathering.ts'
import { present } from '../wire-values.ts'
import { Keyboard } from './message-wire.ts'
import { correspondent, isGroup, isTaken, messageKey, nameOf } from './thread.ts'
import { CallbackQuery } from './wire.ts'

/** A pressed button. Telegram does not say when it was pressed, so that is when it came; a press is told for 150 s at most. */
export function readPress(
  account: string,
  raw: unknown,
  found: Gathering,
  receivedAt: Date | undefined,
): void {
  const press = found.take(CallbackQuery, raw, 'press')
  if (!press) return
  const { id, from, data: payload, message } = press
  const at = receivedAt ?? message?.date
  if (!at) return void found.problem('press: no time is known')
  const chat = message?.chat ?? { ...from, type: 'private', title: undefined }
  if (!isTaken(chat)) return void found.problem(`chat of type ${chat.type} is not taken`)
  const thread = { connection: message?.business_connection_id, chat: chat.id }
  found.press(account, id)
  found.message(
    account,
    present({
      providerId: `callback:${id}`,
      at,
      from: correspondent(thread, chat),
      kind: 'choice',
      text: labelOf(message?.reply_markup, payload) ?? payload ?? press.game_short_name,
      detail: present({
        choice: present({ payload }),
        writtenBy: isGroup(thread) ? nameOf(from) : undefined,
      }),
      replyTo: message && messageKey(thread, message.message_id),
      silent: isGroup(thread) ? true : undefined,
    }),
  )
}

/** What the customer saw on the button: the message that bears it comes along. */
function labelOf(markup: unknown, payload: string | undefined): string | undefined {
  const { data: keyboard } = Keyboard.safeParse(markup)
  return keyboard?.inline_keyboard.flat().find((button) => payload && button?.callback_data === payload)?.text
}
