/** Something that is kept on this device until it is done with. */
interface Kept {
  clientId: string
}

const prefix = 'tutum.outbox.'
const shelf = 'outbox'

let opening: Promise<IDBDatabase> | null = null

/** All that is kept here, in no order. */
export async function readAll<Entry extends Kept>(): Promise<Entry[]> {
  // What is written down is read first: whatever moves to the shelf meanwhile is found there.
  const journal = Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => parsed<Entry>(localStorage.getItem(key)))
  const shelved = await readShelf<Entry>().catch(() => [])
  return [...new Map([...shelved, ...journal].map((entry) => [entry.clientId, entry])).values()]
}

/**
 * Keeps an entry. It is written down at once, as only localStorage can, so that nothing lies between the key that sent it
 * and the disk; from there it moves to IndexedDB, which has room. Where there is none it stays.
 */
export async function keep<Entry extends Kept>(entry: Entry): Promise<void> {
  const key = prefix + entry.clientId
  const text = JSON.stringify(entry)
  localStorage.setItem(key, text)
  try {
    await onShelf((entries) => entries.put(entry))
    // A later state of it may have been written down meanwhile, and moves by itself.
    if (localStorage.getItem(key) === text) localStorage.removeItem(key)
  } catch {
    // It stays where it is.
  }
}

export async function drop(clientId: string): Promise<void> {
  localStorage.removeItem(prefix + clientId)
  await onShelf((entries) => entries.delete(clientId)).catch(() => {})
}

const readShelf = async <Entry>(): Promise<Entry[]> => {
  const request = (await database()).transaction(shelf).objectStore(shelf).getAll()
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Entry[])
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when the change is on the disk. */
async function onShelf(change: (entries: IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction(shelf, 'readwrite', { durability: 'strict' })
  change(transaction.objectStore(shelf))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tutum', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(shelf, { keyPath: 'clientId' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

function parsed<Entry>(text: string | null): Entry[] {
  try {
    return text === null ? [] : [JSON.parse(text) as Entry]
  } catch {
    return []
  }
}
