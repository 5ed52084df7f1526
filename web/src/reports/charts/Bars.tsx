import type { ReactNode } from 'react'

export interface Bar {
  key: string
  name: ReactNode
  /** Lengths one after the other, each with its colour. */
  parts: readonly { value: number; colour: string }[]
  /** What it says, in words. */
  text: ReactNode
}

/** A bar for each row, with its name before it and its number behind it. */
export function Bars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const longest = most ?? Math.max(1, ...bars.map(({ parts }) => sum(parts)))
  return (
    <ul className="bars">
      {bars.map(({ key, name, parts, text }) => (
        <li key={key} className="bar-row">
          <span className="text-sm text-body min-w-0 [overflow-wrap:anywhere]">{name}</span>
          <svg className="block w-full h-2" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width={100} height={8} className="chart-track" />
            {placed(parts, longest).map(({ from, to, colour }) => (
              <rect key={colour} x={from} width={Math.max(0, to - from)} height={8} fill={colour} />
            ))}
          </svg>
          <span className="text-sm text-ink num text-right">{text}</span>
        </li>
      ))}
    </ul>
  )
}

const sum = (parts: Bar['parts']): number => parts.reduce((all, { value }) => all + value, 0)

function placed(parts: Bar['parts'], longest: number) {
  let from = 0
  return parts.map(({ value, colour }) => {
    const start = from
    from += (100 * value) / longest
    return { from: start, to: from, colour }
  })
}
