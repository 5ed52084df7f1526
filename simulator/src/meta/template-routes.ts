import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WhatsAppAccount } from '../world/accounts.ts'
import type { World } from '../world/world.ts'
import { queryOf } from './graph.ts'
import { unknownObject } from './graph-errors.ts'
import { addTemplate, NewTemplate, parsed, type SimulatedTemplate, templatesOf } from './templates.ts'

type Node = { Params: { version: string; node: string } }

/** The endpoints that manage message templates. `businessOf` finds the account that the path names, by its token. */
export function templateRoutes(
  app: FastifyInstance,
  world: World,
  find: {
    business: (request: FastifyRequest<Node>) => WhatsAppAccount
    held: (request: FastifyRequest<Node>, wabaId: string) => WhatsAppAccount
  },
): void {
  app.get<Node>('/:version/:node/message_templates', async (request) => {
    const { wabaId } = find.business(request)
    const { limit, after, name } = queryOf(request)
    const all = templatesOf(world).filter(
      (one) => one.wabaId === wabaId && (name === undefined || one.name === name),
    )
    const start = Number(after ?? 0)
    const end = start + Number(limit ?? 25)
    const next = end < all.length ? { next: `https://graph.facebook.com/${wabaId}/message_templates` } : {}
    const data = all.slice(start, end).map(({ wabaId: _, ...template }) => template)
    return { data, paging: { cursors: { before: String(start), after: String(end) }, ...next } }
  })

  app.post<Node>('/:version/:node/message_templates', async (request) => {
    const { id, status, category } = addTemplate(world, find.business(request), request.body)
    return { id, status, category }
  })

  app.delete<Node>('/:version/:node/message_templates', async (request) => {
    const { wabaId } = find.business(request)
    const { name, hsm_id: id } = queryOf(request)
    const all = templatesOf(world)
    const gone = all.filter(
      (one) => one.wabaId === wabaId && one.name === name && (id === undefined || one.id === id),
    )
    if (gone.length === 0) throw unknownObject(id ?? name ?? '', 'DELETE')
    for (const template of gone) all.splice(all.indexOf(template), 1)
    return { success: true }
  })

  app.post<Node>('/:version/:node', async (request) => {
    const template = templateNamed(world, request.params.node)
    find.held(request, template.wabaId)
    const { components } = parsed(NewTemplate.pick({ components: true }), request.body)
    template.components = components
    if (template.status !== 'APPROVED') template.status = 'PENDING'
    return { success: true }
  })
}

function templateNamed(world: World, id: string): SimulatedTemplate {
  const template = templatesOf(world).find((one) => one.id === id)
  if (!template) throw unknownObject(id, 'POST')
  return template
}
