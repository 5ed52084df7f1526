import { List, Phone } from 'lucide-react'
import { useT } from '../../i18n/i18n.tsx'

interface Props {
  buttons?: readonly { title: string }[] | undefined
  list?: { button?: string; rows: readonly { title: string; description?: string | undefined }[] } | undefined
  /** The word on the button by which the customer shares their number. */
  asksPhone?: string | undefined
}

/** What the customer can press under a message of ours, as far as it can be drawn for every channel alike. */
export function SentChoices({ buttons, list, asksPhone }: Props) {
  const t = useT()
  return (
    <>
      {buttons && (
        <ul className="sent-buttons" aria-label={t('content.buttons')}>
          {numbered(buttons).map(({ key, title }) => (
            <li key={key}>{title}</li>
          ))}
        </ul>
      )}
      {asksPhone && (
        <ul className="sent-buttons" aria-label={t('content.buttons')}>
          <li className="flex items-center justify-center gap-1.5">
            <Phone className="small" aria-hidden="true" />
            {asksPhone}
          </li>
        </ul>
      )}
      {list && (
        <div className="sent-list">
          {list.button && (
            <p>
              <List className="small" aria-hidden="true" />
              {list.button}
            </p>
          )}
          <ul aria-label={t('content.list')}>
            {numbered(list.rows).map(({ key, title, description }) => (
              <li key={key}>
                {title}
                {description && <span>{description}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** While they are being written two may be called the same. */
const numbered = <Row extends { title: string }>(rows: readonly Row[]) =>
  rows.map((row, n) => ({ ...row, key: `${n} ${row.title}` }))
