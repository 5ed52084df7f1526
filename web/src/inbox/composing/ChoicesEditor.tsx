import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Segments } from '../../design/Segments.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { SentChoices } from '../content/SentChoices.tsx'
import { CountedInput } from './CountedInput.tsx'
import {
  type ChoiceRow,
  type ChoicesDraft,
  type ChoicesProblems,
  choicesToSend,
  freshRow,
  limitsOf,
  roomOf,
  type Takes,
} from './choices.ts'

interface Props {
  draft: ChoicesDraft
  /** The words over them, which stand in the composer's own field. */
  text: string
  takes: Takes
  problems: ChoicesProblems
  /** After a try to send: fields that are still empty are called so too. */
  strict: boolean
  /** Whether somebody has just opened it; one that was kept leaves the focus where it is. */
  opened: boolean
  onChange: (draft: ChoicesDraft) => void
  onClose: () => void
}

/** Buttons or rows under the message that is being written, held to the channel's limits, with a look at what will be seen. */
export function ChoicesEditor({ draft, text, takes, problems, strict, opened, onChange, onClose }: Props) {
  const t = useT()
  const first = useRef<HTMLInputElement>(null)
  const { kind, button, rows } = draft
  const limits = limitsOf(kind, takes)
  const room = roomOf(draft, text, takes)
  useEffect(() => {
    if (opened) first.current?.focus()
  }, [opened])

  const put = (n: number, to: Partial<ChoiceRow>) =>
    onChange({ ...draft, rows: rows.with(n, { ...(rows[n] ?? freshRow()), ...to }) })
  const wrong = (problem: ChoicesProblems['text'], most: number) => {
    if (problem === null || (problem === 'empty' && !strict)) return null
    return t(`choices.${problem}`, { max: most })
  }
  return (
    <fieldset className="choices" aria-label={t('choices.title')}>
      <div className="flex items-center gap-2">
        <Segments
          label={t('choices.kind')}
          value={kind}
          choices={[
            { value: 'buttons', label: t('choices.buttons') },
            { value: 'list', label: t('choices.list') },
          ]}
          onChoose={(to) => onChange({ ...draft, kind: to })}
        />
        <button
          type="button"
          className="icon-btn small ml-auto"
          aria-label={t('choices.close')}
          onClick={onClose}
        >
          <X className="small" aria-hidden="true" />
        </button>
      </div>
      {(problems.text === 'long' || (strict && problems.text === 'empty')) && (
        <p className="wrong mt-1" role="alert">
          {problems.text === 'long' ? tooLong() : t('choices.textEmpty')}
        </p>
      )}
      <div className="choices-sides">
        <div className="flex flex-col gap-2 min-w-0">
          {kind === 'list' && limits.button > 0 && (
            <CountedInput
              label={t('choices.open')}
              value={button}
              most={limits.button}
              wrong={wrong(problems.button, limits.button)}
              onChange={(to) => onChange({ ...draft, button: to })}
            />
          )}
          <ol className="flex flex-col gap-2">
            {rows.map((row, n) => (
              <li key={row.key} className="flex items-start gap-1">
                <div className={`grow min-w-0 grid gap-1 ${limits.description > 0 ? 'sm:grid-cols-2' : ''}`}>
                  <CountedInput
                    field={n === 0 ? first : undefined}
                    label={t('choices.row', { n: n + 1 })}
                    value={row.title}
                    most={limits.title}
                    wrong={wrong(problems.rows[n]?.title ?? null, limits.title)}
                    onChange={(title) => put(n, { title })}
                  />
                  {limits.description > 0 && (
                    <CountedInput
                      label={t('choices.description', { n: n + 1 })}
                      value={row.description}
                      most={limits.description}
                      wrong={wrong(problems.rows[n]?.description ?? null, limits.description)}
                      onChange={(description) => put(n, { description })}
                    />
                  )}
                </div>
                <button
                  type="button"
                  className="icon-btn small mt-0.5"
                  aria-label={t('choices.remove', { n: n + 1 })}
                  aria-disabled={rows.length === 1}
                  onClick={() => rows.length > 1 && onChange({ ...draft, rows: rows.toSpliced(n, 1) })}
                >
                  <X className="small" aria-hidden="true" />
                </button>
              </li>
            ))}
          </ol>
          {problems.tooMany && (
            <p className="wrong" role="alert">
              {t('choices.tooMany', { max: limits.most })}
            </p>
          )}
          {rows.length < limits.most && (
            <button
              type="button"
              className="btn quiet small self-start"
              onClick={() => onChange({ ...draft, rows: [...rows, freshRow()] })}
            >
              <Plus className="small" aria-hidden="true" />
              {t('choices.add', { left: limits.most - rows.length })}
            </button>
          )}
        </div>
        <figure className="choices-look">
          <figcaption className="text-xs text-faint flex gap-2">
            <span className="grow">{t('choices.look')}</span>
            <span className={`num ${room.over ? 'text-danger' : ''}`} aria-hidden="true">
              {t(`choices.${room.unit}`, { size: room.size, max: room.max })}
            </span>
          </figcaption>
          <div className="bubble out">
            <p className={text.trim() === '' ? 'text-faint' : 'said'}>{text.trim() || t('choices.noText')}</p>
            <Look draft={draft} takes={takes} />
          </div>
        </figure>
      </div>
    </fieldset>
  )

  function tooLong(): string {
    const counted = kind === 'list' && takes.list.descriptionsInText
    return t(room.unit === 'bytes' ? 'choices.textLongBytes' : 'choices.textLong', {
      size: room.size,
      max: room.max,
    }).concat(
      counted && rows.some(({ description }) => description.trim() !== '')
        ? ` ${t('choices.descriptionsCount')}`
        : '',
    )
  }
}

function Look({ draft, takes }: { draft: ChoicesDraft; takes: Takes }) {
  const written = { ...draft, rows: draft.rows.filter(({ title }) => title.trim() !== '') }
  if (written.rows.length === 0) return null
  const sent = choicesToSend(written, takes)
  return 'buttons' in sent ? (
    <SentChoices buttons={sent.buttons.map((title) => ({ title }))} />
  ) : (
    <SentChoices list={sent.list} />
  )
}
