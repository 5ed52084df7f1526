import { Mark } from '../design/Mark.tsx'
import { useT } from '../i18n/i18n.tsx'
import { KeysHelp } from './KeysHelp.tsx'

/** No conversation is open: the middle of the screen teaches the keys. */
export function NothingPicked() {
  const t = useT()
  return (
    <main className="grow min-w-0 grid place-items-center p-6 overflow-auto">
      <div className="max-w-[22rem] flex flex-col gap-4">
        <span className="text-accent opacity-40">
          <Mark size={44} />
        </span>
        <h2>{t('inbox.pick')}</h2>
        <KeysHelp />
      </div>
    </main>
  )
}
