import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Pages for those who have not signed in. */
export const doors = [
  '/sign-in',
  '/sign-up',
  '/verify?email=nurai@example.com',
  '/connect/instagram?error=access_denied',
  '/nowhere',
]

/** Every page of a store, with something on it. */
export async function storePages(page: Page, panelUrl: string, storeId: string): Promise<string[]> {
  const first = async (list: string): Promise<string> => {
    const answer = await page.request.get(`${panelUrl}/api/v1/stores/${storeId}/${list}`)
    return (await answer.json()).items[0].id
  }
  return [
    '/inbox/waiting',
    '/inbox/all',
    `/inbox/all?conv=${await first('conversations?view=all')}`,
    '/board',
    '/contacts',
    `/contacts?contact=${await first('contacts')}`,
    '/catalog',
    '/catalog/import',
    '/catalog/new',
    `/catalog/${await first('products')}`,
    '/knowledge',
    '/knowledge/new',
    `/knowledge/${await first('documents')}`,
    '/assistant',
    '/channels',
    '/channels/ledger',
    '/reports',
    '/templates',
    '/templates?open=new',
    '/settings',
    '/settings/canned',
    '/settings/macros',
    '/settings/organising',
    '/settings/hours',
    '/settings/closing',
    '/settings/teams',
    '/settings/keys',
    '/settings/deliveries',
  ].map((path) => `/s/${storeId}${path}`)
}

/** Pages of the router that none of the paths shows. */
export function unwalked(paths: readonly string[]): string[] {
  const router = readFileSync(join(import.meta.dirname, '../../../web/src/app/router.tsx'), 'utf8')
  const routes = [...router.matchAll(/^ {4}path: '([^']+)'/gm)].map(([, path = '']) => path)
  const walked = paths.map((path) => path.replace(/\?.*/, ''))
  const leadsOn = ['/', '/s/$storeId']
  return routes.filter((route) => {
    const shape = new RegExp(`^(/s/[^/]+)?${route.replaceAll(/\$\w+/g, '[^/]+')}$`)
    return !leadsOn.includes(route) && !walked.some((path) => shape.test(path))
  })
}

/** Signs Aizada in without the screen, in whatever language it speaks, and gives her store. */
export async function enterStore(page: Page, panelUrl: string): Promise<string> {
  const data = { email: 'aizada@ayperi.example', password: 'ayperi-demo' }
  const answer = await page.request.post(`${panelUrl}/api/auth/sign-in/email`, {
    data,
    headers: { origin: panelUrl },
  })
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()}`)
  const me = await (await page.request.get(`${panelUrl}/api/v1/me`)).json()
  return me.stores[0].id
}
