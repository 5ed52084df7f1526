import { useMutation } from '@tanstack/react-query'
import { Refusal } from '../accounts/SignInPage.tsx'
import { uploadExample } from '../api/templates.ts'
import type { TemplateContent } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { Segments } from '../design/Segments.tsx'
import { useT } from '../i18n/i18n.tsx'
import { variablesOf } from './content.ts'
import { ExampleFields } from './ExampleFields.tsx'

type Header = TemplateContent['header']

interface Props {
  channelId: string
  header: Header
  onChange: (header: Header) => void
  wrong: (field: string) => string | null
}

const kinds = [
  { value: 'none', text: 'templates.headerNone' },
  { value: 'text', text: 'templates.headerText' },
  { value: 'image', text: 'templates.headerImage' },
  { value: 'video', text: 'templates.headerVideo' },
  { value: 'document', text: 'templates.headerDocument' },
  { value: 'location', text: 'templates.headerLocation' },
] as const
type Kind = (typeof kinds)[number]['value']

export function HeaderFields({ channelId, header, onChange, wrong }: Props) {
  const t = useT()
  const { store } = useHere()
  const give = useMutation({
    mutationFn: (file: File) => uploadExample(store.id, channelId, file),
    onSuccess: ({ handle }) => {
      if (header && header.kind !== 'text' && header.kind !== 'location')
        onChange({ ...header, exampleHandle: handle })
    },
  })
  return (
    <>
      <div className="flex flex-col gap-1">
        <span className="medium text-sm text-ink" aria-hidden="true">
          {t('templates.header')}
        </span>
        <Segments
          label={t('templates.header')}
          value={header?.kind ?? 'none'}
          choices={kinds.map(({ value, text }) => ({ value, label: t(text) }))}
          onChoose={(kind) => onChange(emptyHeader(kind))}
        />
      </div>
      {header?.kind === 'text' && (
        <>
          <Field label={t('templates.headerWords')} wrong={wrong('header.text')}>
            {(control) => (
              <input
                {...control}
                className="input"
                value={header.text}
                onChange={(event) => onChange({ ...header, text: event.target.value })}
              />
            )}
          </Field>
          <ExampleFields
            names={variablesOf(header.text)}
            examples={header.examples}
            onChange={(examples) => onChange({ ...header, examples })}
            wrong={(name) => wrong(`header.examples.${name}`)}
          />
        </>
      )}
      {header && header.kind !== 'text' && header.kind !== 'location' && (
        <Field
          label={t('templates.exampleFile')}
          hint={header.exampleHandle ? t('templates.exampleReady') : null}
          wrong={wrong('header.exampleHandle')}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept="image/jpeg,image/png,video/mp4,application/pdf"
              aria-busy={give.isPending}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) give.mutate(file)
              }}
            />
          )}
        </Field>
      )}
      {give.isError && <Refusal error={give.error} />}
    </>
  )
}

function emptyHeader(kind: Kind): Header {
  if (kind === 'none') return null
  if (kind === 'text') return { kind, text: '', examples: {} }
  return kind === 'location' ? { kind } : { kind, exampleHandle: null }
}
