export type Leave = 'given' | 'refused' | 'unasked' | 'impossible'

/** Whether the browser shows messages over other windows for us. */
export function leave(): Leave {
  if (!('Notification' in window)) return 'impossible'
  const { permission } = Notification
  return permission === 'granted' ? 'given' : permission === 'denied' ? 'refused' : 'unasked'
}

/** Asks the person, who has to be at a button for it. */
export async function askForLeave(): Promise<Leave> {
  if (leave() === 'unasked') await Notification.requestPermission()
  return leave()
}

/** Shows news of a conversation; newer news of it take its place. It makes no sound, as we make our own. */
export function show(news: { title: string; body: string; tag: string }, onOpen: () => void): void {
  if (leave() !== 'given') return
  try {
    const shown = new Notification(news.title, {
      body: news.body,
      tag: news.tag,
      icon: '/mark.svg',
      silent: true,
    })
    shown.onclick = () => {
      window.focus()
      shown.close()
      onOpen()
    }
  } catch {
    // Phones show them only from a service worker.
  }
}
