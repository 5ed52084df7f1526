import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { listCanned } from '../../api/canned.ts'
import type { MacroAction } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useMembers } from '../../app/useMembers.ts'
import { Field } from '../../design/Field.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { LabelDot } from '../../inbox/organising/LabelDot.tsx'
import { useLabels, useStages } from '../../inbox/organising/useOrganising.ts'

interface Props<Action = MacroAction> {
  action: Action
  onChange: (action: MacroAction) => void
}
type Of<Do extends MacroAction['do']> = Props<Extract<MacroAction, { do: Do }>>

/** What an action leaves to be chosen. */
export function ActionField({ action, onChange }: Props) {
  switch (action.do) {
    case 'say':
      return <SayField action={action} onChange={onChange} />
    case 'answer':
      return <AnswerField action={action} onChange={onChange} />
    case 'speaker':
      return <SpeakerField action={action} onChange={onChange} />
    case 'label':
      return (
        <LabelsField does="label" chosen={action.add} onChange={(add) => onChange({ do: 'label', add })} />
      )
    case 'unlabel':
      return (
        <LabelsField
          does="unlabel"
          chosen={action.remove}
          onChange={(remove) => onChange({ do: 'unlabel', remove })}
        />
      )
    case 'stage':
      return <StageField action={action} onChange={onChange} />
    case 'assign':
      return <AssignField action={action} onChange={onChange} />
    case 'snooze':
      return <SnoozeField action={action} onChange={onChange} />
    case 'close':
      return <CloseLine />
  }
}

function SayField({ action, onChange }: Of<'say'>) {
  const t = useT()
  return (
    <Field label={t('macros.do_say')} hint={t('macros.slots')}>
      {(control) => (
        <textarea
          {...control}
          className="input"
          rows={3}
          maxLength={4096}
          value={action.text}
          onChange={(event) => onChange({ do: 'say', text: event.target.value })}
        />
      )}
    </Field>
  )
}

function AnswerField({ action, onChange }: Of<'answer'>) {
  const t = useT()
  const { store } = useHere()
  const { data } = useQuery({ queryKey: ['canned', store.id], queryFn: () => listCanned(store.id) })
  const shortcuts = [...new Set([...(data?.items ?? []).map(({ shortcut }) => shortcut), action.shortcut])]
  return (
    <Choose
      label={t('macros.do_answer')}
      value={action.shortcut}
      onChange={(shortcut) => onChange({ do: 'answer', shortcut })}
    >
      {shortcuts.filter(Boolean).map((shortcut) => (
        <option key={shortcut} value={shortcut}>
          /{shortcut}
        </option>
      ))}
    </Choose>
  )
}

function SpeakerField({ action, onChange }: Of<'speaker'>) {
  const t = useT()
  const assistant = useAssistantName()
  return (
    <Choose
      label={t('macros.do_speaker')}
      value={action.speaker}
      onChange={(speaker) => onChange({ do: 'speaker', speaker: speaker as 'member' | 'assistant' })}
    >
      <option value="assistant">{t('macros.toAssistant', { assistant })}</option>
      <option value="member">{t('macros.toPerson')}</option>
    </Choose>
  )
}

interface LabelsProps {
  does: 'label' | 'unlabel'
  chosen: readonly string[]
  onChange: (ids: string[]) => void
}

function LabelsField({ does, chosen, onChange }: LabelsProps) {
  const t = useT()
  const labels = useLabels()
  const turn = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="field">
      <legend className="medium text-sm text-ink mb-1">{t(`macros.do_${does}`)}</legend>
      <div className="flex flex-wrap gap-1">
        {labels.length === 0 && <p className="text-sm text-muted">{t('organise.noLabels')}</p>}
        {labels.map(({ id, name, colour }) => (
          <button
            key={id}
            type="button"
            className={chosen.includes(id) ? 'chip on' : 'chip'}
            aria-pressed={chosen.includes(id)}
            onClick={() => turn(id)}
          >
            <LabelDot colour={colour} />
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function StageField({ action, onChange }: Of<'stage'>) {
  const t = useT()
  return (
    <Choose
      label={t('macros.do_stage')}
      value={action.stageId ?? 'none'}
      onChange={(id) => onChange({ do: 'stage', stageId: id === 'none' ? null : id })}
    >
      <option value="none">{t('organise.noStage')}</option>
      {useStages().map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Choose>
  )
}

function AssignField({ action, onChange }: Of<'assign'>) {
  const t = useT()
  const members = useMembers().data?.items ?? []
  return (
    <Choose label={t('macros.do_assign')} value={action.to} onChange={(to) => onChange({ do: 'assign', to })}>
      <option value="me">{t('macros.assignMe')}</option>
      <option value="nobody">{t('macros.assignNobody')}</option>
      {members.map(({ id, firstName, lastName }) => (
        <option key={id} value={id}>
          {`${firstName} ${lastName}`.trim()}
        </option>
      ))}
    </Choose>
  )
}

const snoozes = ['hour', 'evening', 'tomorrow', 'monday', 'reply'] as const

function SnoozeField({ action, onChange }: Of<'snooze'>) {
  const t = useT()
  return (
    <Choose
      label={t('macros.do_snooze')}
      value={action.why}
      onChange={(why) => onChange({ do: 'snooze', why: why as (typeof snoozes)[number] })}
    >
      {snoozes.map((why) => (
        <option key={why} value={why}>
          {t(`organise.until_${why}`)}
        </option>
      ))}
    </Choose>
  )
}

function CloseLine() {
  const t = useT()
  return <p className="medium text-sm text-ink min-h-9 flex items-center">{t('macros.do_close')}</p>
}

interface ChooseProps {
  label: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

function Choose({ label, value, onChange, children }: ChooseProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {value === '' && <option value="" />}
          {children}
        </select>
      )}
    </Field>
  )
}
