import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  names: readonly string[]
  examples: Readonly<Record<string, string>>
  onChange: (examples: Record<string, string>) => void
  wrong: (name: string) => string | null
}

/** What stands in each variable while WhatsApp reviews the template. */
export function ExampleFields({ names, examples, onChange, wrong }: Props) {
  const t = useT()
  return names.map((name) => (
    <Field key={name} label={t('templates.examples', { name: `{{${name}}}` })} wrong={wrong(name)}>
      {(control) => (
        <input
          {...control}
          className="input"
          value={examples[name] ?? ''}
          onChange={(event) => onChange({ ...examples, [name]: event.target.value })}
        />
      )}
    </Field>
  ))
}
