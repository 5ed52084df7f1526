// Shows what the server tells while no panel is open, and opens the panel there. It keeps nothing and answers no request.
addEventListener('push', (event) => event.waitUntil(show(event.data.json())))
addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)))

const windowsOpen = () => clients.matchAll({ type: 'window', includeUncontrolled: true })

async function show({ title, body, tag, link }) {
  // What is open and looked at needs no telling.
  const looked = (await windowsOpen()).some(({ focused, url }) => focused && isAt(url, link))
  if (!looked)
    await registration.showNotification(title, { body, tag, renotify: true, icon: '/mark.svg', data: link })
}

const conversationIn = (url) => url.searchParams.get('conv')
function isAt(url, link) {
  const [here, there] = [new URL(url), new URL(link, location.origin)]
  return storeIn(here) === storeIn(there) && conversationIn(there) !== null && conversationIn(here) === conversationIn(there)
}
const storeIn = ({ pathname }) => pathname.split('/')[2]

async function open(notification) {
  notification.close()
  const link = notification.data
  const store = storeIn(new URL(link, location.origin))
  const panel = (await windowsOpen()).find(({ url }) => storeIn(new URL(url)) === store)
  if (!panel) return clients.openWindow(link)
  // The panel goes there by itself, so that nothing half written in it is lost.
  panel.postMessage({ go: link })
  await panel.focus().catch(() => {})
}
