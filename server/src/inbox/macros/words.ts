import { listMembers } from '#accounts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { listCanned } from '../canned/canned.ts'
import { fillSlots } from '../canned/slots.ts'
import { MacroBroken } from './errors.ts'
import type { Action } from './shapes.ts'

/**
 * What the macro says in this conversation, filled; null where it says nothing. A slot without a value stays, and the send
 * is refused for it.
 * @throws MacroBroken
 */
export async function wordsFor(
  tx: StoreTx,
  actions: readonly Action[],
  conversationId: string,
  memberId: MemberId,
): Promise<string | null> {
  const saying = actions.find((action) => action.do === 'say' || action.do === 'answer')
  if (!saying) return null
  const [about] = await tx.query<{
    name: string | null
    language: string | null
    shop: string
    first: string
  }>(
    `select ct.name, ct.language, s.name as shop, s.languages[1] as first
     from conversation c join contact ct on ct.store_id = $1 and ct.id = c.contact_id join store s on s.store_id = $1
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  const me = (await listMembers(tx)).find(({ id }) => id === memberId)?.firstName
  const text =
    saying.do === 'say'
      ? saying.text
      : await answerIn(tx, memberId, saying.shortcut, [about?.language, about?.first])
  return fillSlots(text, { name: about?.name, shop: about?.shop, me })
}

/** The ready answer in the first of the languages that it is there in, else in any; one's own before everybody's. */
async function answerIn(
  tx: StoreTx,
  memberId: MemberId,
  shortcut: string,
  languages: readonly (string | null | undefined)[],
): Promise<string> {
  const all = (await listCanned(tx, memberId)).filter((answer) => answer.shortcut === shortcut)
  const inOrder = [
    ...languages.flatMap((wanted) => all.filter(({ language }) => language === wanted)),
    ...all,
  ]
  const [found] = inOrder
  if (!found) throw new MacroBroken('answer')
  return found.text
}
