import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { buttonMarks } from '../../templates/buttonMarks.ts'

type Buttons = NonNullable<Message['content']['templateButtons']>

/** The buttons of a template as the customer has them; what a button leads to stands beside its words. */
export function TemplateButtons({ buttons }: { buttons: Buttons }) {
  const t = useT()
  if (buttons.length === 0) return null
  // A button has no other identity than its place.
  const placed = buttons.map((button, n) => ({ ...button, key: `${n} ${button.kind}` }))
  return (
    <ul className="template-buttons" aria-label={t('content.buttons')}>
      {placed.map(({ key, kind, title, leads }) => {
        const Mark = buttonMarks[kind]
        return (
          <li key={key}>
            <Mark className="small" aria-hidden="true" />
            <span>{kind === 'copy_code' ? t('content.copiesCode', { code: title }) : title}</span>
            {leads && <span className="leads">{leads}</span>}
          </li>
        )
      })}
    </ul>
  )
}
