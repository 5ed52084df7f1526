import { mayBeShown, type SeenPage } from './page.ts'

const whoseKey = 'tutum.seen'
const shelf = 'pages'

/**
 * Whose pages may lie on this device. All windows see it at once, so that one in which nobody has noticed yet that the
 * person has left puts nothing back.
 */
const isOf = (personId: string): boolean => localStorage.getItem(whoseKey) === personId

/** The last page of a store for whoever is here; what is anybody else's, of a store they left, or old is thrown away. */
export async function takeSeen(
  me: { personId: string; storeIds: readonly string[] },
  storeId: string,
  now: number,
): Promise<SeenPage | null> {
  if (!isOf(me.personId)) await forgetSeen()
  localStorage.setItem(whoseKey, me.personId)
  const pages = await readAll().catch(() => [])
  const mine = pages.filter((page) => mayBeShown(page, me, now))
  if (mine.length < pages.length)
    await change((all) => {
      for (const page of pages) if (!mine.includes(page)) all.delete([page.personId, page.storeId])
    }).catch(() => {})
  return mine.find((page) => page.storeId === storeId) ?? null
}

/** Of the last page of each store only the newest is kept. */
export async function keepSeen(page: SeenPage): Promise<void> {
  if (isOf(page.personId)) await change((all) => all.put(page)).catch(() => {})
}

/** Nothing stays here; whoever signs in next begins with an empty screen. */
export async function forgetSeen(): Promise<void> {
  localStorage.removeItem(whoseKey)
  await change((all) => all.clear()).catch(() => {})
}

async function readAll(): Promise<SeenPage[]> {
  const request = (await database()).transaction(shelf).objectStore(shelf).getAll()
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as SeenPage[])
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when the change is made. */
async function change(make: (pages: IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction(shelf, 'readwrite')
  make(transaction.objectStore(shelf))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

let opening: Promise<IDBDatabase> | null = null

/** Apart from what waits to be sent, which outlives a sign-out. */
function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tutum-seen', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore(shelf, { keyPath: ['personId', 'storeId'] })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}
