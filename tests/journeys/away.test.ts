import { createECDH, randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { openPhone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 30_000 }
const closed = 'И когда панель закрыта, в этом браузере'

describe.skipIf(!hasBrowser())('a member who has closed the panel', () => {
  let product: Product
  let browser: Browser
  let shown: { panel: Watched; refused: Watched; phone: Watched }
  let panel: Panel
  let page: Page
  let context: BrowserContext
  let devtools: CDPSession
  let conversationId: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = {
      panel: await openPage(browser, { bypassCSP: true }),
      refused: await openPage(browser),
      phone: await openPage(browser),
    }
    page = shown.panel.page
    context = page.context()
    await context.grantPermissions(['notifications'], { origin: new URL(product.panelUrl).origin })
    await context.addInitScript(subscribeHere, givenKeys())
    panel = await openPanel(page, product.panelUrl)
    devtools = await context.newCDPSession(page)
    const phone = await openPhone(shown.phone.page, product.phoneUrl)
    const customer = await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека')
    await panel.open(customer)
    conversationId = new URL(page.url()).searchParams.get('conv') ?? ''
  }, 480_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const toSettings = (of: Page = page) => of.goto(`${product.panelUrl}/s/${panel.storeId}/settings`)
  const toggle = (name: string) => page.getByRole('switch', { name })
  const notices = () =>
    page.evaluate(async (scope) => {
      const registration = await navigator.serviceWorker.getRegistration(scope)
      const all = (await registration?.getNotifications()) ?? []
      return all.map(({ title, body, data }) => ({ title, body, link: data as string }))
    }, `/s/${panel.storeId}/`)
  const link = () => `/s/${panel.storeId}/inbox/all?conv=${conversationId}`
  /** As the push service brings it to the browser. */
  const deliver = async (body: string) => {
    const found = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.includes(panel.storeId))
        if (ours) resolve(ours.registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    const data = JSON.stringify({ title: 'Meerim', body, tag: conversationId, link: link() })
    const origin = new URL(product.panelUrl).origin
    await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await found, data })
    await devtools.send('ServiceWorker.disable')
  }

  it('can put the panel on the home screen, where an iPhone tells of it', async () => {
    const devtools = await context.newCDPSession(page)
    const { url, errors } = await devtools.send('Page.getAppManifest')
    expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []])
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A window that keeps nothing installs nothing either.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
    const icons = await page.evaluate(() =>
      Promise.all(
        ['/mark-192.png', '/mark-512.png', '/mark-maskable.png', '/mark-apple.png'].map(async (path) => {
          const { width, height } = await createImageBitmap(await (await fetch(path)).blob())
          return [width, height]
        }),
      ),
    )
    expect(icons).toEqual([
      [192, 192],
      [512, 512],
      [512, 512],
      [180, 180],
    ])
  }, 60_000)

  it('has asked for it in this browser, and sees what its push service says', async () => {
    await toSettings()
    await expect.poll(() => toggle(closed).isChecked(), patient).toBe(false)
    await toggle(closed).click()
    await expect.poll(() => toggle(closed).isChecked(), patient).toBe(true)
    expect(await toggle('Показывать слова клиента').isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Отправить сейчас' }).click()
    await page.getByText('Служба уведомлений браузера не отвечает').waitFor()
    // What is told is what is chosen for the screen; with nothing chosen all of it is.
    const screen = page.getByRole('checkbox', { name: /^На экране:/ })
    await expect.poll(async () => (await screen.all()).length, patient).toBe(4)
    for (const each of await screen.all()) expect(await each.isChecked()).toBe(true)
    expect(await photograph(page, 'away-settings', 1900)).toEqual([])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page, `away ${colorScheme}`)).toEqual([])
    }
    await page.reload()
    await expect.poll(() => toggle(closed).isChecked(), patient).toBe(true)
  }, 240_000)

  it('is told by the service worker, newer news of a conversation in the place of older', async () => {
    await deliver('Новое сообщение')
    await expect.poll(notices, patient).toEqual([{ title: 'Meerim', body: 'Новое сообщение', link: link() }])
    await deliver('Ещё одно')
    await expect.poll(notices, patient).toEqual([{ title: 'Meerim', body: 'Ещё одно', link: link() }])
  }, 120_000)

  it('comes to the conversation by a click, in the panel that is open', async () => {
    const [worker] = context.serviceWorkers()
    // A click of a program is not trusted: the worker does its work, and may not ask for more time for it.
    await worker?.evaluate(async () => {
      const here = globalThis as unknown as {
        registration: ServiceWorkerRegistration
        NotificationEvent: new (kind: string, of: { notification: Notification }) => Event
      }
      const [notification] = await here.registration.getNotifications()
      if (notification) dispatchEvent(new here.NotificationEvent('notificationclick', { notification }))
    })
    await page.waitForURL((url) => url.searchParams.get('conv') === conversationId)
    await page.getByRole('main', { name: /^Переписка с / }).waitFor()
    expect(await notices()).toEqual([])
  }, 120_000)

  it('is told nothing of what is open and looked at', async () => {
    await page.bringToFront()
    await deliver('Вижу и так')
    await page.waitForTimeout(1_500)
    expect(await notices()).toEqual([])
    await toSettings()
    await deliver('Теперь не вижу')
    await expect.poll(async () => (await notices()).length, patient).toBe(1)
  }, 120_000)

  it('turns it off again, and hears how to allow it where the browser refuses', async () => {
    await toSettings()
    await toggle(closed).click()
    await expect.poll(() => toggle(closed).isChecked(), patient).toBe(false)
    await openPanel(shown.refused.page, product.panelUrl, 'bakyt')
    await toSettings(shown.refused.page)
    // Asked in this browser, it says no.
    await shown.refused.page.getByRole('switch', { name: closed }).click()
    await shown.refused.page.getByText('Браузер не разрешает уведомления этому сайту').waitFor()
    expect([...shown.panel.complaints, ...shown.refused.complaints]).toEqual([])
  }, 120_000)
})

function givenKeys() {
  const curve = createECDH('prime256v1')
  return { p256dh: curve.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') }
}

/** Runs in the page before anything else: the browser of a journey reaches no push service, so one that never answers is its own. */
function subscribeHere(keys: { p256dh: string; auth: string }): void {
  const kept = 'journey.push'
  const given = () => ({
    toJSON: () => ({ endpoint: 'https://push.invalid/1', keys }),
    unsubscribe: async () => {
      localStorage.removeItem(kept)
      return true
    },
  })
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem(kept, 'yes')
    return given() as unknown as PushSubscription
  }
  PushManager.prototype.getSubscription = async () =>
    localStorage.getItem(kept) ? (given() as unknown as PushSubscription) : null
}
