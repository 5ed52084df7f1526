/** Whether a failure has not been told yet: each is told once, wherever, also when another one was told in between. */
export function telling(): (failure: unknown) => boolean {
  const told = new Set<unknown>([null, undefined])
  return (failure) => {
    if (told.has(failure)) return false
    told.add(failure)
    return true
  }
}
