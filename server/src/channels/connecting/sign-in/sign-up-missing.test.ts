import { describe, expect, it } from 'vitest'
import { createApp } from '../../../main.ts'
import { client, testCtx, world } from '../../../testing/index.ts'
import { channelsOf, type Refused } from '../../../testing/sign-up.ts'

describe('an installation without its own app', () => {
  it('offers no sign-up and says what is missing', async () => {
    const bare = await testCtx({ env: { META_APP_SECRET: 'demo-meta-app-secret' } })
    const theirs = await world(bare)
    const without = await createApp(bare)
    const member = await client(without, theirs.aizada)
    const { body } = await member.get(channelsOf(theirs.ayperi))
    expect(body).toMatchObject({
      signIns: [],
      signInsMissing: [{ kind: 'whatsapp', variables: ['META_APP_ID', 'WHATSAPP_SIGNUP_CONFIG_ID'] }],
    })
    const refused = await member.send<Refused>('POST', `${channelsOf(theirs.ayperi)}/sign-ins`, {
      kind: 'whatsapp',
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'sign_in_not_offered'])
    await without.close()
  })
})
