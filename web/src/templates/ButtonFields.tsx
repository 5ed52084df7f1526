import { Plus, X } from 'lucide-react'
import type { TemplateButton } from '../api/types.ts'
import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'
import { variablesOf } from './content.ts'

interface Props {
  buttons: readonly TemplateButton[]
  onChange: (buttons: TemplateButton[]) => void
  wrong: (field: string) => string | null
}

const fresh: Record<TemplateButton['kind'], TemplateButton> = {
  quick_reply: { kind: 'quick_reply', text: '' },
  url: { kind: 'url', text: '', url: 'https://', example: null },
  phone: { kind: 'phone', text: '', phone: '+' },
  copy_code: { kind: 'copy_code', example: '' },
}
const kinds = ['quick_reply', 'url', 'phone', 'copy_code'] as const

export function ButtonFields({ buttons, onChange, wrong }: Props) {
  const t = useT()
  const placed = buttons.map((button, index) => ({ button, index }))
  const put = (index: number, button: TemplateButton) => onChange(buttons.with(index, button))
  return (
    <fieldset className="field">
      <legend className="medium text-sm text-ink mb-1.5">{t('templates.buttons')}</legend>
      {wrong('buttons') && (
        <p className="wrong" role="alert">
          {wrong('buttons')}
        </p>
      )}
      {placed.map(({ button, index }) => (
        <div key={`${index} ${button.kind}`} className="flex items-end gap-2 mb-2">
          <div className="grow grid sm:grid-cols-2 gap-2">
            {parts(button).map(({ name, label, value, change }) => (
              <Field key={name} label={t(label)} wrong={wrong(`buttons.${index}.${name}`)}>
                {(control) => (
                  <input
                    {...control}
                    className="input"
                    value={value}
                    onChange={(event) => put(index, change(event.target.value))}
                  />
                )}
              </Field>
            ))}
          </div>
          <button
            type="button"
            className="btn small quiet"
            aria-label={t('common.remove')}
            onClick={() => onChange(buttons.toSpliced(index, 1))}
          >
            <X className="small" aria-hidden="true" />
          </button>
        </div>
      ))}
      <div className="flex flex-wrap gap-2 mt-1">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="chip"
            onClick={() => onChange([...buttons, fresh[kind]])}
          >
            <Plus className="small" aria-hidden="true" />
            {t(`templates.${kind}`)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** The inputs of a button: what each is called, holds, and does to it. */
function parts(button: TemplateButton) {
  if (button.kind === 'copy_code')
    return [part('example', 'templates.code', button.example, (example) => ({ ...button, example }))]
  const label = part('text', 'templates.label', button.text, (text) => ({ ...button, text }))
  if (button.kind === 'quick_reply') return [label]
  if (button.kind === 'phone')
    return [label, part('phone', 'templates.number', button.phone, (phone) => ({ ...button, phone }))]
  const address = part('url', 'templates.address', button.url, (url) => ({ ...button, url }))
  if (variablesOf(button.url).length === 0) return [label, address]
  const example = part('example', 'templates.exampleFor', button.example ?? '', (text) => ({
    ...button,
    example: text,
  }))
  return [label, address, example]
}

type Label =
  | 'templates.code'
  | 'templates.label'
  | 'templates.number'
  | 'templates.address'
  | 'templates.exampleFor'
const part = (name: string, label: Label, value: string, change: (value: string) => TemplateButton) => ({
  name,
  label,
  value,
  change,
})
