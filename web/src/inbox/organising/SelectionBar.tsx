import { AlarmClock, Check, MessagesSquare, Milestone, RotateCcw, Tag, UserRound, X, Zap } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { type MenuKind, useOrganise } from './useOrganise.ts'
import type { Selection } from './useSelection.ts'

const menus = [
  ['assign', UserRound],
  ['labels', Tag],
  ['stage', Milestone],
  ['snooze', AlarmClock],
  ['speaker', MessagesSquare],
  ['macro', Zap],
] as const satisfies readonly (readonly [MenuKind, unknown])[]

/** What can be done with the picked rows, at the foot of the list. */
export function SelectionBar({ rows, selection }: { rows: readonly Conversation[]; selection: Selection }) {
  const t = useT()
  const organise = useOrganise()
  const targets = rows.filter(({ id }) => selection.ids.has(id))
  const reopens = targets.length > 0 && targets.every(({ state }) => state === 'closed')
  const state = reopens ? 'open' : 'closed'
  const turn = async () => {
    await organise.change(targets, { state }, saidState(t, state, targets.length))
    selection.clear()
  }
  return (
    <div
      role="toolbar"
      aria-label={t('organise.several')}
      data-selection=""
      className="flex flex-wrap items-center gap-0.5 px-2 py-1.5 border-t border-hair bg-raised"
    >
      <span className="basis-full px-2 text-sm medium text-ink" aria-live="polite">
        {t('organise.picked', { count: targets.length })}
      </span>
      {menus.map(([kind, Icon]) => (
        <button
          key={kind}
          type="button"
          className="icon-btn"
          title={t(`organise.${kind}`)}
          aria-label={t(`organise.${kind}`)}
          aria-haspopup="menu"
          disabled={targets.length === 0}
          onClick={(event) => organise.open(kind, targets, event.currentTarget)}
        >
          <Icon aria-hidden="true" />
        </button>
      ))}
      <button
        type="button"
        className="icon-btn"
        title={t(reopens ? 'inbox.reopenChat' : 'inbox.closeChat')}
        aria-label={t(reopens ? 'inbox.reopenChat' : 'inbox.closeChat')}
        disabled={targets.length === 0}
        onClick={() => void turn()}
      >
        {reopens ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="icon-btn"
        title={t('organise.clear')}
        aria-label={t('organise.clear')}
        onClick={selection.clear}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  )
}

const saidState = (t: ReturnType<typeof useT>, state: 'open' | 'closed', count: number): string =>
  t(state === 'closed' ? 'organise.saidClosed' : 'organise.saidOpened', { count })
