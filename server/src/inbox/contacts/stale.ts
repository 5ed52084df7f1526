import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { memberNames } from '../reading/conversations.ts'
import { ContactChanged } from './errors.ts'
import { getContact } from './read.ts'
import type { ContactMatter } from './shapes.ts'

interface Seen {
  readonly contactId: string
  /** What others changed of it meanwhile. */
  readonly news: readonly { readonly matter: ContactMatter; readonly memberId: string }[]
}

/** @throws ContactChanged when there is news, with the contact as it stands */
export async function refuseStale(ctx: Ctx, tx: StoreTx, { contactId, news }: Seen): Promise<void> {
  if (news.length === 0) return
  const names = await memberNames(tx)
  throw new ContactChanged(
    await getContact(ctx, tx, contactId),
    news.map(({ matter, memberId }) => ({
      matter,
      member: { id: memberId, name: names.get(memberId) ?? '' },
    })),
  )
}
