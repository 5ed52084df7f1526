import { createHmac } from 'node:crypto'

/** Delivers a rightly signed message to a WhatsApp number that no store has connected. */
export async function deliverToNobody(serverUrl: string, text: string): Promise<void> {
  const message = { from: '996700999999', id: `wamid.${text}`, timestamp: '1790000000', type: 'text' }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555999999', phone_number_id: '999999999999999' },
    messages: [{ ...message, text: { body: text } }],
  }
  const entry = [{ id: '1', changes: [{ field: 'messages', value }] }]
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
  const signature = createHmac('sha256', 'demo-meta-app-secret').update(body).digest('hex')
  const answer = await fetch(`${serverUrl}/api/v1/webhooks/meta/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  })
  if (!answer.ok) throw new Error(`the delivery was not kept: ${answer.status}`)
}
