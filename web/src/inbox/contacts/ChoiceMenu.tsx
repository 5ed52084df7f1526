import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'

interface Choice {
  value: string | null
  text: string
}

interface Props {
  label: string
  value: string | null
  choices: readonly Choice[]
  onChoose: (value: string | null) => void
}

/** One of a few, with what is chosen on it; the first is the usual one. */
export function ChoiceMenu({ label, value, choices, onChoose }: Props) {
  const chosen = choices.find((each) => each.value === value)
  return (
    <Menu.Root>
      <Menu.Trigger className={value === null ? 'chip max-w-full' : 'chip on max-w-full'} title={label}>
        <span className="sr">{label}: </span>
        <span className="cut">{chosen?.text ?? '…'}</span>
        <ChevronDown className="small" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={4} className="pop-layer" role="region" aria-label={label}>
          <Menu.Popup className="pop max-h-[60dvh] overflow-y-auto" aria-label={label}>
            <Menu.RadioGroup value={value} onValueChange={onChoose}>
              {choices.map((each) => (
                <Menu.RadioItem key={each.value} className="pop-item" value={each.value} closeOnClick>
                  <span className="grow cut">{each.text}</span>
                  {each.value === value && <Check className="small text-accent" aria-hidden="true" />}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
