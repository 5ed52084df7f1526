import { cleanJson, present, readJsonText } from '../wire-values.ts'
import type { Interactive, Message } from './message-wire.ts'
import type { Content } from './read-cards.ts'

/** A quick reply under a template; without a payload of our own the label comes back as one. */
export function readButton(button: Message['button']): Content | undefined {
  if (button?.text === undefined && button?.payload === undefined) return undefined
  return present({
    kind: 'choice',
    text: button.text ?? button.payload,
    detail: { choice: present({ payload: button.payload }) },
  })
}

/** A pressed button, a picked row or a filled form. The object can be missing as a whole. */
export function readChoice(interactive: Interactive | undefined): Content | undefined {
  const chosen = interactive?.button_reply ?? interactive?.list_reply
  if (chosen?.title !== undefined || chosen?.id !== undefined)
    return present({
      kind: 'choice',
      text: chosen.title ?? chosen.id,
      detail: { choice: present({ payload: chosen.id }) },
    })
  return interactive?.nfm_reply ? readForm(interactive.nfm_reply) : undefined
}

/** The answers are a JSON text, which the customer's program wrote; our token for the form may be among them. */
function readForm({ name, body, response_json }: NonNullable<Interactive['nfm_reply']>): Content {
  const given = cleanJson(readJsonText(response_json))
  const { flow_token: token, ...answers } = isRecord(given) ? given : {}
  return present({
    kind: 'choice',
    text: body ?? name,
    detail: {
      choice: present({ payload: typeof token === 'string' ? token : undefined, answers }),
    },
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
