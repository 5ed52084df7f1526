import type { ReactNode, Ref } from 'react'

interface Props {
  label: string
  /** Why it cannot be pressed now: it stays in place and says so. */
  why?: string | null
  hint?: string
  pressed?: boolean
  ref?: Ref<HTMLButtonElement>
  onPress: () => void
  children: ReactNode
}

/** A small sign beside the field, named for readers. */
export function IconButton({ label, why = null, hint, pressed, ref, onPress, children }: Props) {
  return (
    <button
      ref={ref}
      type="button"
      className={pressed ? 'icon-btn small on' : 'icon-btn small'}
      aria-label={why ? `${label}. ${why}` : label}
      title={why ?? hint ?? label}
      aria-disabled={why !== null}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={() => why === null && onPress()}
    >
      {children}
    </button>
  )
}
