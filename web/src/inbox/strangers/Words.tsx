import { useMemo, useState } from 'react'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { foldOf } from './fold.ts'
import { LinkInText } from './LinkInText.tsx'
import { partsOf, partsUpTo } from './links.ts'
import { seenText } from './seen.ts'

interface Props {
  text: string
  language?: string | null
}

/** What was said, as text and nothing else: a long one folded, addresses with where they lead, each line from its own side. */
export function Words({ text, language }: Props) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const [open, setOpen] = useState(false)
  const parts = useMemo(() => partsOf(text), [text])
  const fold = useMemo(() => foldOf(text), [text])
  const folded = fold !== null && !open
  return (
    <>
      <p className="said" dir="auto" lang={language ?? undefined}>
        {(folded ? partsUpTo(parts, fold) : parts).map(({ at, text: part, link }) =>
          link ? <LinkInText key={at} link={link} /> : seenText(part),
        )}
        {folded && '…'}
      </p>
      {fold !== null && (
        <button
          type="button"
          className="btn quiet small -ml-2"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('strangers.fold') : t('strangers.unfold', { length: format.number(text.length) })}
        </button>
      )}
    </>
  )
}
