import { dropPush, keepPush, readPushKey } from '../../api/push.ts'
import { askForLeave, leave } from '../desktop.ts'

/** Whether this browser is told while the panel is closed. */
export type Away = { state: 'impossible' | 'refused' | 'off' } | { state: 'on'; id: string; words: boolean }

const off: Away = { state: 'off' }

/** Each store is a place of its own in the browser, with its own subscription, bound to the key of that store. */
const scopeOf = (storeId: string) => `/s/${storeId}/`
/** Who turned it on here: whoever signs in after them has not. */
const whoseKey = (storeId: string) => `tutum.away.${storeId}`

const canBeTold = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && leave() !== 'impossible'

/** As it stands; the server is told again, since the session may be another by now. */
export async function readAway(storeId: string, personId: string): Promise<Away> {
  if (!canBeTold()) return { state: 'impossible' }
  const subscription = await subscriptionOf(storeId)
  if (leave() === 'refused') return { state: 'refused' }
  if (!subscription) return off
  if (localStorage.getItem(whoseKey(storeId)) === personId)
    return { state: 'on', ...(await keepPush(storeId, subscription.toJSON())) }
  await subscription.unsubscribe()
  return off
}

/** Asks the person for their leave where it was not given; call it at a button. */
export async function turnOn(storeId: string, personId: string): Promise<Away> {
  if ((await askForLeave()) === 'refused') return { state: 'refused' }
  if (leave() !== 'given') return off
  await navigator.serviceWorker.register('/sw.js', { scope: scopeOf(storeId) })
  const { pushManager } = await navigator.serviceWorker.ready
  const { publicKey } = await readPushKey(storeId)
  // One that is bound to another key would stand in the way.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const kept = await keepPush(storeId, subscription.toJSON())
  localStorage.setItem(whoseKey(storeId), personId)
  return { state: 'on', ...kept }
}

export async function turnOff(storeId: string, id: string): Promise<Away> {
  await dropPush(storeId, id)
  localStorage.removeItem(whoseKey(storeId))
  await (await subscriptionOf(storeId))?.unsubscribe()
  return off
}

export async function showWords(storeId: string, words: boolean): Promise<Away> {
  const subscription = await subscriptionOf(storeId)
  return subscription ? { state: 'on', ...(await keepPush(storeId, subscription.toJSON(), words)) } : off
}

async function subscriptionOf(storeId: string): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(scopeOf(storeId))
  return (await registration?.pushManager.getSubscription()) ?? null
}

const patienceMs = 2_000

/** Whoever leaves this browser hears nothing in it any more. The server forgets it with the session. */
export async function tellNoMore(): Promise<void> {
  if (!canBeTold()) return
  const all = await navigator.serviceWorker.getRegistrations()
  const leaving = all.map(async ({ pushManager }) => (await pushManager.getSubscription())?.unsubscribe())
  await Promise.race([Promise.allSettled(leaving), new Promise((resolve) => setTimeout(resolve, patienceMs))])
}
