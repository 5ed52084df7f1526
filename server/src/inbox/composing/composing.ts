import { adapters } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { ConversationNotFound } from '../errors.ts'
import { hasPhoneButton } from '../phone/button.ts'
import { contentOf } from '../sending/content.ts'
import { type WindowFacts, windowFacts, windowFor } from '../window.ts'
import type { ComposingJson } from './shapes.ts'

interface Place extends WindowFacts {
  readonly to: string
}

/**
 * What a member may put into a message of this conversation now, and why not what is missing.
 * @throws ConversationNotFound
 */
export async function composingOf(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<ComposingJson> {
  const [place] = await tx.query<Place>(
    `select c.external_id as "to", ${windowFacts}
     from conversation c join channel ch on ch.store_id = $1 and ch.id = c.channel_id
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  if (!place) throw new ConversationNotFound()
  const { files, quotes, reactions, buttons, choiceText, list, parts, album } =
    adapters[place.channelKind].takes
  const whyNot = (what: 'media' | 'reaction') => {
    const window = windowFor(place, what, 'member', ctx.clock.now())
    return window.allowed ? null : window.why
  }
  return {
    files: {
      why: whyNot('media'),
      public: opensOutside(ctx, tx.storeId, place),
      rules: files.map(({ types, ...rule }) => ({ ...rule, types: types && [...types] })),
    },
    quotes,
    phoneButton: hasPhoneButton(ctx, place),
    reactions: { why: whyNot('reaction'), offered: [...reactions] },
    buttons,
    choiceText,
    list,
    // In a group and in a chat of an account that the bot answers for, nobody can be asked by a button.
    parts: { ...parts, asksPlace: asksHere(ctx, place) ? parts.asksPlace : null },
    album: album && { ...album, mixes: album.mixes.map((mix) => [...mix]) },
  }
}

const asksHere = (ctx: Ctx, { channelKind, to }: Place): boolean =>
  adapters[channelKind].refuses(ctx, { kind: 'location_request', text: '?' }, to) === undefined

/** Whether the channel could open an address of ours, asked with a file that it would take otherwise. */
function opensOutside(ctx: Ctx, storeId: string, { channelKind, to }: Place): boolean {
  const file = { kind: 'image', name: 'a.jpg', type: 'image/jpeg', size: 1, sha256: '' } as const
  return (
    adapters[channelKind].refuses(ctx, contentOf(ctx, storeId, { text: null, files: [file] }), to) !==
    'file_not_public'
  )
}
