import type { Locator, Page } from 'playwright-core'

export interface Message {
  readonly author: string
  readonly text: string | null
  readonly status: string | null
  readonly direction: string
  readonly kind: string
}

/** The panel as a member of the shop uses it. It speaks Russian. */
export interface Panel {
  readonly storeId: string
  readonly list: Locator
  /** Opens the conversation with the customer in which something is unread. */
  open(customer: string): Promise<Talk>
}

export interface Talk {
  readonly root: Locator
  readonly log: Locator
  readonly assistant: Locator
  readonly you: Locator
  send(text: string): Promise<void>
  giveBack(): Promise<void>
  /** What the server holds, oldest first. */
  messages(): Promise<Message[]>
}

export async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByRole('textbox', { name: 'Почта' }).fill(email)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

/** Signs Aizada in, or a colleague of hers, and shows all conversations. */
export async function openPanel(page: Page, url: string, who: 'aizada' | 'bakyt' = 'aizada'): Promise<Panel> {
  await signIn(page, url, `${who}@ayperi.example`, 'ayperi-demo')
  await page.getByRole('navigation', { name: 'Виды' }).getByRole('link', { name: /^Все/ }).click()
  await page.getByRole('heading', { name: 'Входящие' }).waitFor()
  const storeId = /\/s\/([^/]+)\//.exec(page.url())?.[1] ?? ''
  const list = page.getByRole('region', { name: 'Входящие' })
  return {
    storeId,
    list,
    async open(customer) {
      const unread = page.getByRole('img', { name: /непрочитанн/ })
      const row = list.getByRole('option', { name: customer })
      await row.filter({ has: unread }).first().click()
      const root = page.getByRole('main', { name: /^Переписка с / })
      await root.waitFor()
      // The list keeps its order while a pointer is over it.
      await root.getByRole('textbox', { name: 'Напишите ответ' }).hover()
      return talk(page, root, storeId)
    },
  }
}

function talk(page: Page, root: Locator, storeId: string): Talk {
  const conversationId = new URL(page.url()).searchParams.get('conv') ?? ''
  const speakers = root.getByRole('radiogroup', { name: 'Кто отвечает' })
  return {
    root,
    log: root.getByRole('log'),
    assistant: speakers.getByRole('radio', { name: 'Айжан' }),
    you: speakers.getByRole('radio', { name: 'Вы' }),
    async send(text) {
      await root.getByRole('textbox', { name: 'Напишите ответ' }).fill(text)
      await root.getByRole('button', { name: 'Отправить' }).click()
    },
    giveBack: () => speakers.getByRole('radio', { name: 'Айжан' }).click(),
    async messages() {
      const path = `/api/v1/stores/${storeId}/conversations/${conversationId}/messages?limit=50`
      const answer = await page.request.get(new URL(path, page.url()).href)
      return (await answer.json()).items
    },
  }
}
