import { z } from 'zod'
import { TemplateValues } from '#channels'
import type { MessageId } from '#platform/ids.ts'
import { holdsOneAtMost, StandingParts, WordedParts } from './parts.ts'

/** Not before the window closes: of that somebody who has just answered has hours left, or nothing. */
const After = z.union([
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({
    snooze: z.strictObject({ why: z.enum(['hour', 'evening', 'tomorrow', 'monday', 'reply']) }),
  }),
])
export type After = z.infer<typeof After>

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'), 'must not hold NUL')

/** More than any channel takes: what is too long for one is refused by its own rule, which says so in words. */
const longestText = 20_000

const common = {
  clientId: z.string().min(1).max(100),
  replyTo: z
    .uuid()
    .transform((id) => id as MessageId)
    .optional()
    .describe('The message that it quotes'),
  after: After.optional().describe('What becomes of the conversation with it, together or not at all'),
}

const NewList = z.strictObject({
  button: words(20).optional().describe('Opens the rows, where they do not stand open'),
  rows: z
    .array(z.strictObject({ title: words(40), description: words(80).optional() }))
    .min(1)
    .max(13),
})

/** What a member says in words, buttons or files. */
export const NewMessage = z.union([
  z
    .strictObject({
      ...common,
      text: words(longestText),
      buttons: z.array(words(40)).min(1).max(13).optional().describe('Titles of what can be pressed'),
      list: NewList.optional().describe('Rows to pick from; not beside buttons'),
      asksPhone: words(40)
        .optional()
        .describe(
          'The word on a button by which the customer shares their number; where there is none the text goes alone',
        ),
      ...WordedParts,
    })
    .refine(
      holdsOneAtMost,
      'must hold at most one of buttons, list, asksPhone, opens, asksPlace, goods and flow',
    ),
  z.strictObject({ ...common, location: StandingParts.location }),
  z.strictObject({ ...common, cards: StandingParts.cards }),
  z.strictObject({
    ...common,
    uploadIds: z
      .array(z.uuid())
      .min(1)
      .max(10)
      .describe('Files that were put to this conversation; several go as one album'),
    text: words(longestText).optional().describe('The words under it'),
  }),
])

/** What the customer presses comes back under an id of ours. */
const pressable = ({
  buttons,
  list,
  asksPhone,
}: {
  buttons?: string[] | undefined
  list?: z.infer<typeof NewList> | undefined
  asksPhone?: string | undefined
}) => ({
  asksPhone,
  buttons: buttons?.map((title, n) => ({ id: answerId(n), title })),
  list: list && {
    button: list.button ?? '',
    rows: list.rows.map(({ title, description }, n) => ({
      id: answerId(n),
      title,
      ...(description === undefined ? {} : { description }),
    })),
  },
})
const answerId = (n: number) => `answer-${n + 1}`

/** What becomes of a body when it is sent. */
export const saidIn = (body: z.infer<typeof NewMessage>) => {
  const { clientId, replyTo, after } = body
  const about = { clientId, replyTo, after }
  if ('location' in body) return { ...about, text: null, part: { location: body.location } }
  if ('cards' in body) return { ...about, text: null, part: { cards: body.cards } }
  if ('uploadIds' in body) return { ...about, text: body.text ?? null, uploadIds: body.uploadIds }
  const { opens, asksPlace, goods, flow } = body
  const part = { opens, asksPlace, goods, flow }
  const holds = Object.values(part).some((one) => one !== undefined)
  return { ...about, text: body.text, ...pressable(body), ...(holds ? { part } : {}) }
}

export const NewTemplateMessage = z.strictObject({
  clientId: z.string().min(1).max(100),
  templateId: z.uuid(),
  values: TemplateValues,
})
