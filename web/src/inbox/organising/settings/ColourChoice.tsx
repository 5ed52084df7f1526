import { useId } from 'react'
import type { Label } from '../../../api/types.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { LabelDot } from '../LabelDot.tsx'

export const colours = ['juniper', 'leaf', 'lake', 'saffron', 'brick', 'stone'] as const

interface Props {
  value: Label['colour']
  onChoose: (colour: Label['colour']) => void
}

export function ColourChoice({ value, onChoose }: Props) {
  const t = useT()
  const name = useId()
  return (
    <div role="radiogroup" aria-label={t('organise.colour')} className="segments">
      {colours.map((colour) => (
        <label key={colour} className="!px-1.5" title={t(`organise.colour_${colour}`)}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={colour === value}
            aria-label={t(`organise.colour_${colour}`)}
            onChange={() => onChoose(colour)}
          />
          <LabelDot colour={colour} />
        </label>
      ))}
    </div>
  )
}
