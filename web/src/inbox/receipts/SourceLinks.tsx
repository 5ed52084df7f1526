import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Source } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { CameFrom } from './cameFrom.ts'

interface Props {
  source: Source
  came: CameFrom
}

/** A source by name, with the way to where it is read, and for whom it is theirs to change, to where it is mended. */
export function SourceLinks({ source, came }: Props) {
  const t = useT()
  const { store } = useHere()
  const text = source.detail ? `${source.title}, ${source.detail}` : source.title
  const mayFix = store.role !== 'operator' && (source.kind === 'product' || source.documentId !== null)
  return (
    <>
      <SourcePlace source={source} came={came} className="link source-link">
        <span className="line-clamp-3">{text}</span>
      </SourcePlace>
      {mayFix && (
        <SourcePlace source={source} came={{ ...came, ...placeIn(source) }} className="meta-btn fix-source">
          <Pencil className="small" aria-hidden="true" />
          {t('inbox.fixSource')}
          <span className="sr">: {source.title}</span>
        </SourcePlace>
      )}
    </>
  )
}

const longestPlace = 120

/** Whole words, as half of one is found within another. */
const firstWords = (text: string): string =>
  text.length > longestPlace ? text.slice(0, longestPlace).replace(/\S*$/, '').trim() : text

/** The first variant that was told, or the beginning of the passage. */
const placeIn = ({ kind, detail }: Source): CameFrom => {
  const at = kind === 'product' ? detail?.split(',')[0]?.trim() : firstWords(detail ?? '')
  return at ? { at } : {}
}

interface PlaceProps extends Props {
  className: string
  children: ReactNode
}

function SourcePlace({ source, came, className, children }: PlaceProps) {
  const { store } = useHere()
  if (source.kind === 'product')
    return (
      <Link
        className={className}
        to="/s/$storeId/catalog/$productId"
        params={{ storeId: store.id, productId: source.id }}
        search={came}
      >
        {children}
      </Link>
    )
  if (source.documentId)
    return (
      <Link
        className={className}
        to="/s/$storeId/knowledge/$documentId"
        params={{ storeId: store.id, documentId: source.documentId }}
        search={came}
      >
        {children}
      </Link>
    )
  return (
    <Link className={className} to="/s/$storeId/knowledge" params={{ storeId: store.id }}>
      {children}
    </Link>
  )
}
