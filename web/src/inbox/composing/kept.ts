/** What a device kept, as it comes back: by an older version, by hand, or broken. Undefined where it cannot be read. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return undefined
  }
}

export const fieldsOf = (kept: unknown): Record<string, unknown> =>
  typeof kept === 'object' && kept !== null ? { ...kept } : {}

export const textOf = (kept: unknown): string => (typeof kept === 'string' ? kept : '')
