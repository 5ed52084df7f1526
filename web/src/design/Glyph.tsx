import type { ChannelKind } from '../api/types.ts'

export const channelNames: Record<ChannelKind, string> = {
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  telegram: 'Telegram',
}

/** A channel's small mark; never a fill, a background or a button. */
export function Glyph({ kind }: { kind: ChannelKind }) {
  const Shape = shapes[kind]
  return (
    <svg className={`glyph ${kind}`} viewBox="0 0 24 24" role="img" aria-label={channelNames[kind]}>
      <Shape />
    </svg>
  )
}

const ground = 'var(--ground, var(--surface-pane))'

const shapes: Record<ChannelKind, () => React.JSX.Element> = {
  whatsapp: () => (
    <>
      <path fill="currentColor" d="M12 2a10 10 0 0 0-8.6 15.1L2 22l5-1.400A10 10 0 1 0 12 2Z" />
      <path
        fill={ground}
        d="M9.200 6.900c-.3-.6-.6-.6-.9-.6-.9 0-2 .9-2 2.600 0 3.500 4.500 8.400 8.700 8.400 2 0 2.900-1.200 2.900-2.300 0-.3 0-.5-.3-.6l-2.300-1.100c-.3-.1-.5-.1-.7.2l-.9 1.100c-.2.2-.4.2-.6.1-1.500-.6-3.100-2.100-3.900-3.600-.1-.2-.1-.4.1-.6l.6-.8c.2-.2.2-.4.1-.6Z"
      />
    </>
  ),
  instagram: () => (
    <>
      <rect
        x="3"
        y="3"
        width="18"
        height="18"
        rx="5.500"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.400"
      />
      <circle cx="12" cy="12" r="4.100" fill="none" stroke="currentColor" strokeWidth="2.400" />
      <circle cx="17.200" cy="6.800" r="1.400" fill="currentColor" />
    </>
  ),
  telegram: () => (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" />
      <path
        fill={ground}
        d="m5.600 11.900 10.900-4.300c.6-.2 1 .1.9.9l-1.900 8.800c-.1.600-.5.800-1 .5l-2.800-2.100-1.400 1.300c-.2.200-.3.300-.6.300l.2-2.900 5.200-4.700c.2-.2 0-.3-.3-.1l-6.400 4-2.800-.8c-.6-.2-.6-.6 0-.9Z"
      />
    </>
  ),
}
