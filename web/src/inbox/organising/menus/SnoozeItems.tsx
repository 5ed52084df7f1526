import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { readSnoozeTimes } from '../../../api/organising.ts'
import type { Conversation, SnoozeWhy } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { useNow } from '../../../app/useNow.ts'
import { useFormat, useT } from '../../../i18n/i18n.tsx'
import { moment } from '../../words.ts'
import { useOrganise } from '../useOrganise.ts'

const hourMs = 3_600_000
const timed = ['hour', 'evening', 'tomorrow', 'monday'] as const

export function SnoozeItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { change } = useOrganise()
  // The times move on while nobody looks.
  const times = useQuery({
    queryKey: ['snooze-times', store.id],
    queryFn: () => readSnoozeTimes(store.id),
    staleTime: 0,
  }).data
  const snooze = (why: SnoozeWhy) =>
    void change(
      targets,
      { snooze: { why } },
      t('organise.saidSnoozed', { until: t(`organise.until_${why}`) }),
    )
  const closes = targets.every(({ window }) => windowLeft(window, now) > hourMs)
  return (
    <>
      {timed.map((why) => (
        <Menu.Item key={why} className="pop-item" onClick={() => snooze(why)}>
          <span className="grow">{t(`organise.until_${why}`)}</span>
          <span className="text-xs text-faint num">{times && moment(t, format, times[why], now)}</span>
        </Menu.Item>
      ))}
      <div className="pop-line" />
      <Menu.Item className="pop-item" onClick={() => snooze('reply')}>
        {t('organise.until_reply')}
      </Menu.Item>
      {closes && (
        <Menu.Item className="pop-item" onClick={() => snooze('window')}>
          {t('organise.until_window')}
        </Menu.Item>
      )}
      {targets.some((each) => each.snooze) && (
        <Menu.Item
          className="pop-item"
          onClick={() => void change(targets, { snooze: null }, t('organise.saidWoken'))}
        >
          {t('organise.wake')}
        </Menu.Item>
      )}
    </>
  )
}

/** Milliseconds until the window closes; none where it is closed or never closes. */
const windowLeft = ({ open, until }: Conversation['window'], now: number): number =>
  open && until ? new Date(until).getTime() - now : 0
