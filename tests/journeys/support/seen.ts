import type { Page } from 'playwright-core'

/** What of the inbox lies on the device for the next start, and whose it is. */
export const seenPages = (page: Page): Promise<{ pages: number; whose: boolean }> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('tutum-seen')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.onsuccess = () => resolve(opened.result)
      opened.onerror = () => reject(opened.error)
    })
    const counted = database.transaction('pages').objectStore('pages').count()
    const pages = await new Promise<number>((resolve) => {
      counted.onsuccess = () => resolve(counted.result)
    })
    database.close()
    return { pages, whose: localStorage.getItem('tutum.seen') !== null }
  })
