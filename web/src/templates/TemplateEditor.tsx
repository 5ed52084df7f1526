import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../accounts/SignInPage.tsx'
import { createTemplate, deleteTemplate, editTemplate } from '../api/templates.ts'
import type { MessageTemplate, TemplateDraft } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Ask } from '../design/Ask.tsx'
import { Field } from '../design/Field.tsx'
import { Segments } from '../design/Segments.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { ButtonFields } from './ButtonFields.tsx'
import { emptyContent, variablesOf } from './content.ts'
import { ExampleFields } from './ExampleFields.tsx'
import { HeaderFields } from './HeaderFields.tsx'
import { wrongAt } from './problems.ts'
import { TemplatePreview } from './TemplatePreview.tsx'

interface Props {
  channelId: string
  /** Null for a new one. */
  template: MessageTemplate | null
  onDone: (id?: string) => void
}

export function TemplateEditor({ channelId, template, onDone }: Props) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [draft, setDraft] = useState<TemplateDraft>(() => draftOf(template))
  const put = (change: Partial<TemplateDraft>) => setDraft((before) => ({ ...before, ...change }))
  const stale = () => queries.invalidateQueries({ queryKey: ['templates', store.id] })
  const save = useMutation({
    mutationFn: () => {
      const { name: _, language: __, category: ___, ...content } = draft
      return template
        ? editTemplate(store.id, channelId, template.id, content)
        : createTemplate(store.id, channelId, draft)
    },
    onSuccess: async (saved) => {
      await stale()
      toast(t('templates.submitted'))
      onDone(saved.id)
    },
  })
  const remove = useMutation({
    mutationFn: () => (template ? deleteTemplate(store.id, channelId, template.id) : Promise.resolve(null)),
    onSuccess: async () => {
      onDone()
      await stale()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const wrong = (field: string) => wrongAt(t, save.error, field)
  const examples = draft.header?.kind === 'text' ? draft.header.examples : {}
  return (
    <form
      className="grid gap-6 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_22rem] items-start"
      onSubmit={submit}
    >
      <div className="flex flex-col gap-4">
        {template && template.unknownParts.length > 0 && (
          <p className="text-muted">
            {t('templates.unknownParts', { parts: template.unknownParts.join(', ') })}
          </p>
        )}
        {!template && <IdentityFields draft={draft} put={put} wrong={wrong} />}
        <HeaderFields
          channelId={channelId}
          header={draft.header}
          onChange={(header) => put({ header })}
          wrong={wrong}
        />
        <Field
          label={t('templates.body')}
          hint={t('templates.bodyHint', { example: '{{1}}, {{first_name}}' })}
          wrong={wrong('body.text')}
        >
          {(control) => (
            <textarea
              {...control}
              className="input min-h-28 field-sizing-content"
              value={draft.body.text}
              onChange={(event) => put({ body: { ...draft.body, text: event.target.value } })}
            />
          )}
        </Field>
        <ExampleFields
          names={variablesOf(draft.body.text)}
          examples={draft.body.examples}
          onChange={(next) => put({ body: { ...draft.body, examples: next } })}
          wrong={(name) => wrong(`body.examples.${name}`)}
        />
        <Field label={t('templates.footer')} wrong={wrong('footer')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={draft.footer ?? ''}
              onChange={(event) => put({ footer: event.target.value || null })}
            />
          )}
        </Field>
        <ButtonFields buttons={draft.buttons} onChange={(buttons) => put({ buttons })} wrong={wrong} />
        {save.isError && <Refusal error={save.error} />}
        {remove.isError && <Refusal error={remove.error} />}
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="btn filled" aria-busy={save.isPending}>
            {t('templates.submit')}
          </button>
          {template && (
            <Ask
              trigger={
                <button type="button" className="btn danger">
                  {t('common.remove')}
                </button>
              }
              question={t('templates.removeAsk', { name: template.name })}
              why={t('templates.removeWhy')}
              act={t('common.remove')}
              onAgree={() => remove.mutate()}
            />
          )}
        </div>
      </div>
      <TemplatePreview
        content={draft}
        header={examples}
        body={draft.body.examples}
        language={draft.language}
      />
    </form>
  )
}

function draftOf(template: MessageTemplate | null): TemplateDraft {
  if (!template) return { ...emptyContent, name: '', language: 'ru', category: 'utility' }
  const { name, language, category, header, body, footer, buttons } = template
  return { name, language, category, header, body, footer, buttons }
}

interface IdentityProps {
  draft: TemplateDraft
  put: (change: Partial<TemplateDraft>) => void
  wrong: (field: string) => string | null
}

function IdentityFields({ draft, put, wrong }: IdentityProps) {
  const t = useT()
  return (
    <>
      <Field label={t('templates.name')} hint={t('templates.nameHint')} wrong={wrong('name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoCapitalize="none"
            value={draft.name}
            onChange={(event) => put({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('templates.language')} wrong={wrong('language')}>
        {(control) => (
          <input
            {...control}
            className="input"
            list="template-languages"
            value={draft.language}
            onChange={(event) => put({ language: event.target.value })}
          />
        )}
      </Field>
      <datalist id="template-languages">
        {['ru', 'ky_KG', 'en', 'en_US', 'kk', 'uz'].map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
      <div className="flex flex-col gap-1">
        <span className="medium text-sm text-ink" aria-hidden="true">
          {t('templates.category')}
        </span>
        <Segments
          label={t('templates.category')}
          value={draft.category}
          choices={(['utility', 'marketing'] as const).map((value) => ({
            value,
            label: t(`templates.${value}`),
          }))}
          onChoose={(category) => put({ category })}
        />
      </div>
    </>
  )
}
