const key = 'tutum.reloaded'
/** Whoever comes back to a tab after a day may meet the next version. */
const againMs = 60_000

/**
 * After a new version has been set up the scripts of the old one are gone, and some browsers remember that a script did
 * not come: only the page read anew has them. Once, and only where the server answers.
 */
export async function reloadForMissing(now = Date.now()): Promise<void> {
  if (now - Number(sessionStorage.getItem(key) ?? Number.NEGATIVE_INFINITY) < againMs) return
  const answers = await fetch(location.pathname, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (!answers) return
  sessionStorage.setItem(key, String(now))
  location.reload()
}
