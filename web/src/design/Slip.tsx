import type { ReactNode } from 'react'

/** A receipt: torn paper with leader lines. It appears only where something is proved. */
export function Slip({
  both = false,
  label,
  children,
}: {
  both?: boolean
  label: string
  children: ReactNode
}) {
  return (
    <section className="slip-wrap" aria-label={label}>
      <div className={both ? 'slip both' : 'slip'}>{children}</div>
    </section>
  )
}

export function Leader({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="leader">
      <dt>{name}</dt>
      <span className="dots" aria-hidden="true" />
      <dd>{children}</dd>
    </div>
  )
}
