import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listChannels } from '../../../api/channels.ts'
import type { Team, TeamDraft } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { useMembers } from '../../../app/useMembers.ts'
import { Ask } from '../../../design/Ask.tsx'
import { channelNames } from '../../../design/Glyph.tsx'
import { Segments } from '../../../design/Segments.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { RemoveButton } from '../../organising/settings/OrderedRow.tsx'

interface Props {
  team: Team
  onChange: (change: Partial<TeamDraft>) => unknown
  onRemove: () => unknown
}

const givings = ['manual', 'round_robin', 'load'] as const

/** One team: its name, how it gives, its people and its channels. Each choice holds at once. */
export function TeamCard({ team, onChange, onRemove }: Props) {
  const t = useT()
  const { store } = useHere()
  const members = useMembers().data?.items ?? []
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  return (
    <li className="card p-4 flex flex-col gap-3" data-team={team.name}>
      <div className="flex items-center gap-2">
        <TeamName name={team.name} onRename={(name) => onChange({ name })} />
        <Ask
          trigger={<RemoveButton name={team.name} />}
          question={t('teams.removeAsk', { name: team.name })}
          why={t('teams.removeWhy', { count: team.conversations })}
          act={t('teams.remove')}
          onAgree={onRemove}
        />
      </div>
      <div className="field">
        <span className="medium text-sm text-ink">{t('teams.giving')}</span>
        <Segments
          label={t('teams.giving')}
          value={team.giving}
          choices={givings.map((value) => ({ value, label: t(`teams.giving_${value}`) }))}
          onChoose={(giving) => onChange({ giving })}
        />
        <p className="hint">{t(`teams.givingWhy_${team.giving}`)}</p>
      </div>
      <Chips
        label={t('teams.members')}
        chosen={team.memberIds}
        choices={members.map(({ id, firstName, lastName }) => ({
          id,
          name: `${firstName} ${lastName}`.trim(),
        }))}
        onChange={(memberIds) => onChange({ memberIds })}
      />
      <Chips
        label={t('teams.channels')}
        hint={t('teams.channelsWhy')}
        chosen={team.channelIds}
        choices={(channels.data?.items ?? []).map(({ id, kind, name }) => ({
          id,
          name: `${channelNames[kind]} · ${name}`,
        }))}
        onChange={(channelIds) => onChange({ channelIds })}
      />
      {team.ungiven > 0 && (
        <p className="badge attention self-start">{t('teams.ungiven', { count: team.ungiven })}</p>
      )}
    </li>
  )
}

/** Kept when the field is left. */
function TeamName({ name, onRename }: { name: string; onRename: (name: string) => unknown }) {
  const t = useT()
  const [text, setText] = useState(name)
  useEffect(() => setText(name), [name])
  const keep = () => {
    const next = text.trim()
    if (next === '') setText(name)
    else if (next !== name) onRename(next)
  }
  return (
    <input
      className="input grow min-w-0"
      aria-label={t('organise.name')}
      maxLength={40}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => event.code === 'Enter' && event.currentTarget.blur()}
    />
  )
}

interface ChipsProps {
  label: string
  hint?: string
  chosen: readonly string[]
  choices: readonly { id: string; name: string }[]
  onChange: (chosen: string[]) => void
}

function Chips({ label, hint, chosen, choices, onChange }: ChipsProps) {
  const turn = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  if (choices.length === 0) return null
  return (
    <fieldset className="field">
      <legend className="medium text-sm text-ink mb-1.5">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={chosen.includes(id) ? 'chip on' : 'chip'}
            aria-pressed={chosen.includes(id)}
            onClick={() => turn(id)}
          >
            {name}
          </button>
        ))}
      </div>
      {hint && <p className="hint">{hint}</p>}
    </fieldset>
  )
}
