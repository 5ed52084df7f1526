const largest = 100 * 1024 * 1024

/** Fetches a file that the shop named by its address, as Meta does. Undefined when it cannot be had. */
export async function fetchLinked(
  link: string,
): Promise<{ bytes: Buffer; type: string; name: string } | undefined> {
  const answer = await fetch(link, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
  const bytes = answer?.ok ? Buffer.from(await answer.arrayBuffer()) : undefined
  if (!answer || !bytes || bytes.length > largest) return undefined
  const type = answer.headers.get('content-type') ?? 'application/octet-stream'
  return { bytes, type, name: link.split('/').at(-1)?.split('?')[0] ?? 'file' }
}
