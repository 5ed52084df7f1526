import type { Page } from 'playwright-core'

const at = '2026-11-24T10:00:00.000Z'
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()

const accounts = ['waiting', 'refused', 'on', 'silent', 'off'].map((state, n) => ({
  ...{ id: `bc-${n}`, state, askedAt: at },
  ...{ name: 'Айзада Токтогулова-Бекмуратова', username: 'aizada_toktogulova' },
}))

const troubles: Record<string, object> = {
  whatsapp: {
    ...{ coexisting: true, past: { state: 'coming', reason: null, progress: 43, messages: 12_480 } },
    missingPermissions: ['whatsapp_business_management'],
  },
  instagram: {
    ...{ state: 'broken', stateReason: 'token_expired', tokenExpiresAt: days(2) },
    ...{ tokenProblem: 'provider_down', missingPermissions: ['instagram_business_manage_comments'] },
  },
  telegram: { businessAccounts: accounts },
}

const left = (name: string, disconnection: object) => ({
  ...{ id: name, kind: 'whatsapp', name, account: '1', state: 'disconnected', stateReason: null },
  ...{ connectedAt: at, lastInboundAt: null, tokenExpiresAt: null, tokenProblem: null, past: null },
  ...{ missingPermissions: [], coexisting: false, businessAccounts: [], webhookUrl: '' },
  disconnection: {
    ...{ at, provider: 'confirmed', providerReason: null, nextTryAt: null, history: 'kept' },
    ...{ conversations: 400, deleted: 120, ...disconnection },
  },
})

const looked = (channelId: string) => ({
  ...{ channelId, checkedAt: at, reachable: false, subscription: 'elsewhere', sends: 120, failures: 48 },
  ...{
    webhookError: 'Wrong response from the webhook: 502 Bad Gateway',
    silentSince: at,
    expectedArrivals: 37,
  },
})

const notices = [
  { kind: 'number_quality', severity: 'warning', word: 'FLAGGED', detail: { limit: 'TIER_1K' } },
  { kind: 'account', severity: 'critical', word: 'ACCOUNT_RESTRICTION', detail: { until: '2026-12-01' } },
].map((notice, n) => ({ ...notice, id: `${n}`, at }))

const undelivered = ['dead', 'unrouted', 'unclear'].map((reason, n) => ({
  ...{ id: `${n + 1}04`, kind: 'whatsapp', receivedAt: at, reason, bytes: 48_210 },
  problems: ['entry.0.changes.0.value.messages.0.interactive: Invalid input: expected object'],
  preview: `{"object":"whatsapp_business_account","entry":[{"id":"${'0123456789'.repeat(40)}"}]}`,
}))

/** Shows the pages of channels with everything at once that they may have to say. */
export async function showEverything(page: Page): Promise<void> {
  const change = (path: RegExp, into: (answer: { items: Channel[] }) => object) =>
    page.route(path, async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue()
      return route.fulfill({ json: into(await (await route.fetch()).json()) })
    })
  let ids: string[] = []
  await change(/\/channels$/, (answer) => {
    ids = answer.items.map(({ id }) => id)
    const items = answer.items.map((channel) => ({ ...channel, ...troubles[channel.kind] }))
    const waits = { provider: 'waiting', providerReason: 'provider_unreachable', nextTryAt: days(1) }
    return {
      ...answer,
      signIns: [],
      items: [
        ...items,
        left('Ayperi Osh, опт жана чекене соода', waits),
        left('Ayperi Outlet', { history: 'deleting', provider: 'unconfirmed', providerReason: 'no_answer' }),
      ],
    }
  })
  await page.route(/\/channels\/health$/, (route) => route.fulfill({ json: { items: ids.map(looked) } }))
  await page.route(/\/notices$/, (route) => route.fulfill({ json: { items: notices } }))
  await page.route(/\/platform\/deliveries$/, (route) =>
    route.fulfill({ json: { items: undelivered, next: null } }),
  )
}

interface Channel {
  readonly id: string
  readonly kind: string
}
