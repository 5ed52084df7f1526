// Shows what the server tells while no panel is open, and opens the panel there. It keeps nothing and answers no request.
addEventListener('push', (event) => event.waitUntil(show(event.data.json())))
addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)))

const windowsOpen = () => clients.matchAll({ type: 'window', includeUncontrolled: true })
const patienceMs = 500

// Only a panel itself knows where it stands: its address is known here as it was when it was loaded.
const ask = (panel, question) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    setTimeout(() => resolve(false), patienceMs)
    panel.postMessage(question, [port2])
  })

async function show({ title, body, tag, link }) {
  // What is open and looked at needs no telling.
  const looked = (await windowsOpen()).map((panel) => ask(panel, { looksAt: link }))
  if ((await Promise.all(looked)).includes(true)) return
  await registration.showNotification(title, { body, tag, renotify: true, icon: '/mark-192.png', data: link })
}

async function open(notification) {
  notification.close()
  const link = notification.data
  // A panel goes there by itself, so that nothing half written in it is lost.
  for (const panel of await windowsOpen())
    if (await ask(panel, { go: link })) return panel.focus().catch(() => {})
  return clients.openWindow(link)
}
