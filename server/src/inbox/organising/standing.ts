import type { StoreTx } from '#platform/database/database.ts'
import { type WindowFacts, windowFacts } from '../window.ts'
import type { SnoozeWhy } from './snooze-whys.ts'
import type { Touched } from './touched.ts'

/** Where a conversation stands among the shop's people. */
export interface Place {
  readonly assigneeId: string | null
  readonly teamId: string | null
  readonly stageId: string | null
  readonly labelIds: readonly string[]
  readonly snooze: { readonly why: SnoozeWhy; readonly until: Date | null } | null
  readonly state: 'open' | 'closed'
}

export interface Standing extends Place, WindowFacts {
  readonly id: string
  readonly version: number
  readonly touched: Touched
}

type Row = Omit<Standing, 'snooze'> & { readonly why: SnoozeWhy | null; readonly until: Date | null }

/** Reads them for a change: nobody else changes them before the transaction ends. */
export async function lockStanding(tx: StoreTx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await tx.query<Row>(
    `select c.id, c.version, c.touched, c.state, c.assignee_id as "assigneeId", c.team_id as "teamId", c.stage_id as "stageId",
       c.snooze_why as why, c.snoozed_until as until, ${windowFacts},
       array(select l.label_id from conversation_label l where l.store_id = c.store_id and l.conversation_id = c.id
         order by l.label_id)::text[] as "labelIds"
     from conversation c join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id
     where c.store_id = $1 and c.id = any($2::uuid[]) order by c.id for update of c`,
    [tx.storeId, ids],
  )
  return new Map(
    rows.map(({ why, until, ...row }) => [row.id, { ...row, snooze: why === null ? null : { why, until } }]),
  )
}

/** What may be named in a change, read once for all of them. */
export interface Known {
  readonly members: ReadonlySet<string>
  /** Their names. */
  readonly teams: ReadonlyMap<string, string>
  readonly labels: ReadonlySet<string>
  /** Whether a conversation that gets there is closed. */
  readonly stages: ReadonlyMap<string, { readonly name: string; readonly ends: boolean }>
}

export async function readKnown(tx: StoreTx): Promise<Known> {
  const of = [tx.storeId]
  const [members, teams, labels, stages] = await Promise.all([
    tx.query<{ id: string }>('select id from member where store_id = $1', of),
    tx.query<{ id: string; name: string }>('select id, name from team where store_id = $1', of),
    tx.query<{ id: string }>('select id from label where store_id = $1', of),
    tx.query<{ id: string; name: string; ends: boolean }>(
      'select id, name, ends from stage where store_id = $1',
      of,
    ),
  ])
  return {
    members: new Set(members.map(({ id }) => id)),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    labels: new Set(labels.map(({ id }) => id)),
    stages: new Map(stages.map(({ id, name, ends }) => [id, { name, ends }])),
  }
}
