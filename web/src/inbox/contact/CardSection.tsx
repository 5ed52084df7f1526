import type { ReactNode } from 'react'

/** A part of what is shown of a customer, with a line under it. */
export function CardSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="px-4 py-3.5 border-b border-hair">
      {title && <h3 className="text-sm mb-2">{title}</h3>}
      {children}
    </section>
  )
}
