import { afterAll, expect, it } from 'vitest'
import { startSimulator } from '../simulator.ts'
import { caller, phoneNumberId } from '../testing/caller.ts'
import { startReceiver } from '../testing/receiver.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({ serverUrl: receiver.url })
const ask = caller(simulator.url)
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})

const templates = '/102290129340398/message_templates'
const draft = {
  ...{ name: 'order_update', language: 'ru', category: 'UTILITY', parameter_format: 'NAMED' },
  components: [{ type: 'BODY', text: 'Здравствуйте, {{name}}! Заказ готов.' }],
}
const send = (parameters: object[]) =>
  ask.graph('POST', `/${phoneNumberId}/messages`, {
    ...{ messaging_product: 'whatsapp', to: '+996700999999', type: 'template' },
    template: { name: 'order_update', language: { code: 'ru' }, components: [{ type: 'body', parameters }] },
  })
const review = (id: unknown, event: string) => ask.call('POST', `/control/templates/${id}/review`, { event })

it('a template is reviewed, told of by webhook, and sent only when it is approved and filled', async () => {
  const made = (await ask.graph('POST', templates, draft)).body as { id: string }
  expect(made).toMatchObject({ status: 'PENDING', category: 'UTILITY' })
  expect((await ask.graph('POST', templates, draft)).body).toMatchObject({
    error: { error_subcode: 2388024 },
  })
  const parameters = [{ type: 'text', parameter_name: 'name', text: 'Meerim' }]
  expect((await send(parameters)).body).toMatchObject({ error: { code: 132001 } })

  await review(made.id, 'APPROVED')
  const [webhook] = await receiver.have(1)
  expect(JSON.parse(webhook?.body ?? '').entry[0]).toMatchObject({
    changes: [{ field: 'message_template_status_update', value: { event: 'APPROVED' } }],
  })
  expect((await send([])).body).toMatchObject({ error: { code: 132000 } })
  // Nobody has written from there: a template needs no open window.
  expect((await send(parameters)).status).toBe(200)

  await review(made.id, 'PAUSED')
  expect((await send(parameters)).body).toMatchObject({ error: { code: 132015 } })
  expect((await ask.graph('GET', templates)).body).toMatchObject({ data: [{ status: 'PAUSED' }] })
  const gone = await ask.graph('DELETE', `${templates}?hsm_id=${made.id}&name=order_update`)
  expect(gone.body).toEqual({ success: true })
  expect((await ask.graph('GET', templates)).body).toMatchObject({ data: [] })
})
