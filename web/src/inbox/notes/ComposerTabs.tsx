import { Segments } from '../../design/Segments.tsx'
import { useT } from '../../i18n/i18n.tsx'

export type Side = 'reply' | 'note'

/** To the customer, or among ourselves. */
export function ComposerTabs({ side, onSide }: { side: Side; onSide: (side: Side) => void }) {
  const t = useT()
  return (
    <Segments
      label={t('notes.sides')}
      className="composer-tabs"
      value={side}
      choices={[
        { value: 'reply', label: t('notes.reply') },
        { value: 'note', label: t('notes.note') },
      ]}
      onChoose={onSide}
    />
  )
}
