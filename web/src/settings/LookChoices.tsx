import { useState } from 'react'
import { Segments } from '../design/Segments.tsx'
import { useT } from '../i18n/i18n.tsx'
import { isOn, type Look, turn } from './preferences.ts'

/** How much stands on a screen, and how strongly it is drawn; of this device alone, like the theme. */
export const LookChoices = () => (
  <>
    <LookChoice look="density" />
    <LookChoice look="contrast" />
  </>
)

function LookChoice({ look }: { look: Look }) {
  const t = useT()
  const [on, setOn] = useState(() => isOn(look))
  return (
    <div className="field">
      <span className="label">{t(`look.${look}`)}</span>
      <Segments
        label={t(`look.${look}`)}
        value={on ? 'on' : 'off'}
        choices={[
          { value: 'off', label: t(`look.${look}Usual`) },
          { value: 'on', label: t(`look.${look}On`) },
        ]}
        onChoose={(next) => {
          turn(look, next === 'on')
          setOn(next === 'on')
        }}
      />
    </div>
  )
}
