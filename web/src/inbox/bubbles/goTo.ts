/** To a message of the open thread. One that the address names already is brought back into sight, as nothing changes there. */
export function goTo(messageId: string, go: (messageId: string) => void): void {
  const isThere = new URLSearchParams(window.location.search).get('msg') === messageId
  if (isThere) document.querySelector('[data-sought] > *')?.scrollIntoView({ block: 'center' })
  else go(messageId)
}
