import { Mark } from '../design/Mark.tsx'
import { useT } from '../i18n/i18n.tsx'

/** No conversation is open: the middle of the screen teaches the keys. */
export function NothingPicked() {
  const t = useT()
  const keys = [
    ['J K', 'inbox.keyNext'],
    ['Enter', 'inbox.keyOpen'],
    ['R', 'inbox.keyReply'],
    ['H', 'inbox.keySpeaker'],
    ['E', 'inbox.keyClose'],
    ['/', 'inbox.keySearch'],
    ['Ctrl ↵', 'inbox.keySend'],
    ['Esc', 'inbox.keyEsc'],
  ] as const
  return (
    <main className="grow min-w-0 grid place-items-center p-6 overflow-auto">
      <div className="max-w-[22rem]">
        <span className="text-accent opacity-40">
          <Mark size={44} />
        </span>
        <h2 className="mt-3">{t('inbox.pick')}</h2>
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm text-muted">
          {keys.map(([key, text]) => (
            <div key={key} className="contents">
              <dt className="flex gap-1">
                {key.split(' ').length === 2 && key !== 'Ctrl ↵' ? (
                  key.split(' ').map((cap) => (
                    <kbd key={cap} className="kbd">
                      {cap}
                    </kbd>
                  ))
                ) : (
                  <kbd className="kbd">{key}</kbd>
                )}
              </dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </main>
  )
}
