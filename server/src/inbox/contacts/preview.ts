import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { SameContact } from './errors.ts'
import { refuseMerged } from './group.ts'
import { getContact } from './read.ts'
import type { ContactJson, PreviewJson } from './shapes.ts'

/**
 * What would become of each field if `otherId` were merged into `keptId`. Changes nothing.
 * @throws ContactNotFound @throws ContactMerged @throws SameContact
 */
export async function previewMerge(
  ctx: Ctx,
  tx: StoreTx,
  keptId: string,
  otherId: string,
): Promise<PreviewJson> {
  await refuseMerged(tx, [keptId, otherId])
  if (keptId === otherId) throw new SameContact()
  const kept = await getContact(ctx, tx, keptId)
  const other = await getContact(ctx, tx, otherId)
  const both = <Item>(of: (contact: ContactJson) => readonly Item[]) => [
    ...of(kept).map((item) => ({ ...item, of: 'kept' as const })),
    ...of(other).map((item) => ({ ...item, of: 'other' as const })),
  ]
  const counted = (of: (contact: ContactJson) => number) => ({ kept: of(kept), other: of(other) })
  return {
    kept: { id: kept.id, name: kept.name },
    other: { id: other.id, name: other.name },
    name: kept.name ?? other.name,
    identities: both(({ identities }) => identities),
    facts: both(({ facts }) => facts),
    conversations: counted(({ conversations }) => conversations.length),
    waiting: counted(({ conversations }) => conversations.filter(waits).length),
    blocked: counted(({ conversations }) => conversations.filter(({ block }) => block !== null).length),
    languages: { kept: languagesOf(kept), other: languagesOf(other) },
  }
}

const waits = ({ waitingSince, speaker }: ContactJson['conversations'][number]): boolean =>
  waitingSince !== null && speaker !== 'assistant'

const languagesOf = ({ conversations }: ContactJson): string[] => [
  ...new Set(conversations.flatMap(({ contact }) => contact.language ?? [])),
]
