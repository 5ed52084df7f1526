import { useT } from '../i18n/i18n.tsx'
import type { ActionId } from '../keys/actions.ts'
import { useCaps, useKeysHere } from '../keys/context.ts'
import { KeyCaps } from '../keys/KeyCaps.tsx'
import { KeyList } from '../keys/KeyList.tsx'

const everyday: readonly ActionId[] = [
  'next',
  'open',
  'reply',
  'note',
  'send',
  'speaker',
  'close',
  'snooze',
  'search',
  'palette',
]

/** The keys of every day, and the way to all of them. */
export function KeysHelp() {
  const t = useT()
  const caps = useCaps()
  const { registry } = useKeysHere()
  return (
    <>
      <KeyList ids={everyday} />
      <button type="button" className="btn small mt-3" onClick={() => registry.find('sheet')?.()}>
        {t('keys.sheet')}
        <KeyCaps caps={caps.each('sheet')} />
      </button>
    </>
  )
}
