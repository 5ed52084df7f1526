/** The connection that an external id belongs to: what stands before its last colon; undefined of the bot's own chats. */
export function connectionOf(externalId: string): string | undefined {
  const colon = externalId.lastIndexOf(':')
  return colon < 0 ? undefined : externalId.slice(0, colon)
}

/** The chat within its connection. */
export const chatOf = (externalId: string): string => externalId.slice(externalId.lastIndexOf(':') + 1)

/** The thread that a provider id of a message belongs to; its number stands after the last colon. */
export const threadOfMessage = (providerId: string): string => connectionOf(providerId) ?? ''
