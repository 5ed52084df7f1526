import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../accounts/SignInPage.tsx'
import { schedule, type When } from '../../api/scheduling.ts'
import { listTemplates, sendTemplate } from '../../api/templates.ts'
import type { Conversation, MessageTemplate, TemplateValues } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Field } from '../../design/Field.tsx'
import { Failure } from '../../design/States.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useActions, useKeysHere } from '../../keys/context.ts'
import { isFilled, known, noValues } from '../../templates/content.ts'
import { PriceNote } from '../../templates/PriceNote.tsx'
import { TemplatePreview } from '../../templates/TemplatePreview.tsx'
import type { Refusal as Reason } from '../consent/refusal.ts'
import { useRefusal } from '../consent/useRefusal.ts'
import { ScheduleDialog } from '../scheduling/ScheduleDialog.tsx'
import { TemplateChoice } from './TemplateChoice.tsx'

interface Props {
  conversation: Conversation
  /** Opened to choose one: the field has the focus at once. */
  eager: boolean
  onSent?: (() => void) | undefined
}

/** What can be written whether the window is open or not: a template, filled and seen before it goes. */
export function TemplatePicker({ conversation, eager, onSent }: Props) {
  const t = useT()
  const { store } = useHere()
  const { registry } = useKeysHere()
  const { channel, contact } = conversation
  const [chosen, setChosen] = useState<string | null>(null)
  const choosing = useRef<HTMLInputElement>(null)
  const refusal = useRefusal(conversation)
  const list = useQuery({
    queryKey: ['templates', store.id, channel.id],
    queryFn: () => listTemplates(store.id, channel.id),
  })
  const choose = () => {
    // Beside a note the form that it stands in is hidden, and takes no focus.
    registry.find('reply')?.()
    choosing.current?.focus()
  }
  useActions(() => ({ template: choosing.current ? choose : null }))
  const ready = list.data?.items.filter(({ sendable }) => sendable) ?? []
  const none = list.data !== undefined && ready.length === 0
  useEffect(() => {
    if (eager && !none) choosing.current?.focus()
  }, [eager, none])
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  const template = ready.find(({ id }) => id === chosen)
  if (none) return <p className="text-xs text-muted">{t('templates.none')}</p>
  const note = (each: MessageTemplate) => {
    const why = refusal(each)
    if (!why) return null
    return (
      <span className="text-xs text-attention">
        {t(why === 'none' ? 'consent.noneToThem' : 'consent.notToThem')}
      </span>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <TemplateChoice
        templates={ready}
        chosen={template}
        language={contact.language}
        busy={list.isPending}
        fieldRef={choosing}
        note={note}
        onChoose={({ id }) => setChosen(id)}
      />
      {template && (
        <Filling
          key={template.id}
          conversation={conversation}
          template={template}
          refusal={refusal(template)}
          onSent={() => {
            setChosen(null)
            onSent?.()
          }}
        />
      )}
    </div>
  )
}

interface FillingProps {
  conversation: Conversation
  template: MessageTemplate
  refusal: Reason | null
  onSent: () => void
}

function Filling({ conversation, template, refusal, onSent }: FillingProps) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const [values, setValues] = useState(() =>
    known(noValues(template), { name: conversation.contact.name, shop: store.name }, template),
  )
  // One id for all tries of this message: a repeat after a lost answer is not a second message.
  const [clientId] = useState(() => crypto.randomUUID())
  const send = useMutation({
    mutationFn: () => sendTemplate(store.id, conversation.id, { clientId, templateId: template.id, values }),
    onSuccess: () => {
      toast(t('templates.sent'))
      onSent()
    },
  })
  const [choosing, setChoosing] = useState(false)
  const later = useMutation({
    mutationFn: (when: When) =>
      schedule(store.id, conversation.id, { when, message: { clientId, templateId: template.id, values } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['scheduled', store.id, conversation.id] })
      onSent()
    },
  })
  const header = values.header?.kind === 'text' ? values.header.values : {}
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const next = box.current?.querySelector<HTMLElement>('input, button')
    next?.focus()
    if (next instanceof HTMLInputElement) next.select()
  }, [])
  return (
    <div ref={box} className="flex flex-col gap-2 max-h-[50vh] overflow-y-auto p-1 -m-1">
      {inputsOf(values).map(({ key, name, label, value, change }) => (
        <Field key={key} label={t(label, { name })}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={value}
              onChange={(event) => setValues(change(event.target.value))}
              onKeyDown={(event) => {
                // It stands in the form of a reply, which an Enter would send.
                if (event.code === 'Enter' || event.code === 'NumpadEnter') event.preventDefault()
              }}
            />
          )}
        </Field>
      ))}
      <TemplatePreview content={template} header={header} body={values.body} language={template.language} />
      <PriceNote category={template.category} open={conversation.window.open} />
      {refusal && (
        <p className="wrong" role="status">
          <CircleAlert className="small" aria-hidden="true" />
          {t(refusal === 'none' ? 'consent.whyNone' : 'consent.whyNoMarketing')}
        </p>
      )}
      {send.isError && <Refusal error={send.error} />}
      {later.isError && <Refusal error={later.error} />}
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="btn filled small"
          disabled={!isFilled(values) || refusal !== null}
          aria-busy={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('templates.send')}
        </button>
        <button
          type="button"
          className="btn small"
          disabled={!isFilled(values) || refusal !== null}
          aria-busy={later.isPending}
          onClick={() => setChoosing(true)}
        >
          {t('sending.scheduleAt')}
        </button>
      </div>
      {choosing && (
        <ScheduleDialog onChoose={(when) => later.mutate(when)} onClose={() => setChoosing(false)} />
      )}
    </div>
  )
}

interface Input {
  key: string
  name: string
  label: 'templates.valueOf' | 'templates.link' | 'templates.latitude' | 'templates.longitude'
  value: string
  change: (value: string) => TemplateValues
}

/** One input for each place of the template. */
function inputsOf(values: TemplateValues): Input[] {
  const { body, buttons = [] } = values
  return [
    ...headerInputs(values),
    ...Object.entries(body).map(([name, value]) => ({
      ...{ key: `body ${name}`, name: `{{${name}}}`, label: 'templates.valueOf' as const, value },
      change: (text: string) => ({ ...values, body: { ...body, [name]: text } }),
    })),
    ...buttons.map(({ index, value }, place) => ({
      ...{ key: `button ${index}`, name: `№ ${index + 1}`, label: 'templates.valueOf' as const, value },
      change: (text: string) => ({ ...values, buttons: buttons.with(place, { index, value: text }) }),
    })),
  ]
}

function headerInputs(values: TemplateValues): Input[] {
  const { header } = values
  if (!header) return []
  if (header.kind === 'text')
    return Object.entries(header.values).map(([name, value]) => ({
      ...{ key: `header ${name}`, name: `{{${name}}}`, label: 'templates.valueOf', value },
      change: (text) => ({ ...values, header: { ...header, values: { ...header.values, [name]: text } } }),
    }))
  if (header.kind !== 'location')
    return [
      {
        ...{ key: 'link', name: '', label: 'templates.link', value: header.link },
        change: (link) => ({ ...values, header: { ...header, link } }),
      },
    ]
  return (['latitude', 'longitude'] as const).map((name) => ({
    ...{ key: name, name: '', label: `templates.${name}`, value: shown(header[name]) },
    change: (text) => ({ ...values, header: { ...header, [name]: text === '' ? Number.NaN : Number(text) } }),
  }))
}

const shown = (number: number) => (Number.isNaN(number) ? '' : String(number))
