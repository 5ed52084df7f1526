import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { App } from '#platform/http/app.ts'
import { putHours, readHours, removeHours } from './hours.ts'
import { changeRules, readRules } from './rules.ts'
import { Hours, HoursShape, RulesChange, RulesShape } from './shapes.ts'

const Store = z.object({ storeId: z.uuid() })
const OneChannel = Store.extend({ channelId: z.uuid() })

const mayRead = { config: { permission: 'inbox.read' } } as const
const mayManage = { config: { permission: 'organising.write' } } as const
const at = '/stores/:storeId'

/** When the shop works, and by when it means to answer. */
export async function hoursRoutes(app: App, ctx: Ctx): Promise<void> {
  const changed = (storeId: StoreTx['storeId'], change: (tx: StoreTx) => Promise<void>) =>
    ctx.db.withStore(storeId, async (tx) => {
      await change(tx)
      return readHours(tx)
    })
  app.get(
    `${at}/working-hours`,
    { ...mayRead, schema: { params: Store, response: { 200: HoursShape } } },
    ({ storeId }) => ctx.db.withStore(storeId, readHours),
  )
  app.put(
    `${at}/working-hours`,
    { ...mayManage, schema: { params: Store, body: Hours, response: { 200: HoursShape } } },
    ({ storeId, body }) => changed(storeId, (tx) => putHours(ctx, tx, null, body)),
  )
  app.put(
    `${at}/channels/:channelId/working-hours`,
    { ...mayManage, schema: { params: OneChannel, body: Hours, response: { 200: HoursShape } } },
    ({ storeId, params, body }) => changed(storeId, (tx) => putHours(ctx, tx, params.channelId, body)),
  )
  app.delete(
    `${at}/channels/:channelId/working-hours`,
    { ...mayManage, schema: { params: OneChannel, response: { 200: HoursShape } } },
    ({ storeId, params }) => changed(storeId, (tx) => removeHours(ctx, tx, params.channelId)),
  )
  app.get(
    `${at}/inbox-rules`,
    { ...mayRead, schema: { params: Store, response: { 200: RulesShape } } },
    ({ storeId }) => ctx.db.withStore(storeId, readRules),
  )
  app.patch(
    `${at}/inbox-rules`,
    { ...mayManage, schema: { params: Store, body: RulesChange, response: { 200: RulesShape } } },
    ({ storeId, member, body }) => ctx.db.withStore(storeId, (tx) => changeRules(ctx, tx, body, member.id)),
  )
}
