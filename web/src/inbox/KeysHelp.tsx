import { useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'
import { sendKeyCap } from '../settings/preferences.ts'

const keys: () => readonly (readonly [caps: readonly string[], text: TextKey])[] = () => [
  [['J', 'K'], 'inbox.keyNext'],
  [['Enter'], 'inbox.keyOpen'],
  [['R'], 'inbox.keyReply'],
  [['N'], 'notes.key'],
  [['R', '/'], 'canned.key'],
  [['H'], 'inbox.keySpeaker'],
  [['E'], 'inbox.keyClose'],
  [['A', 'M'], 'organise.keyAssign'],
  [['L', 'T'], 'organise.keyLabel'],
  [['Z'], 'organise.keySnooze'],
  [['X', 'Shift X'], 'organise.keySelect'],
  [['Ctrl Z'], 'organise.keyUndo'],
  [['[', ']'], 'organise.keyView'],
  [['/'], 'inbox.keySearch'],
  [['Ctrl', 'Shift', 'F'], 'inbox.keySearchThread'],
  [[sendKeyCap()], 'inbox.keySend'],
  [['Esc'], 'inbox.keyEsc'],
]

/** The keys of the inbox and what they do. */
export function KeysHelp() {
  const t = useT()
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm text-muted">
      {keys().map(([caps, text]) => (
        <div key={text} className="contents">
          <dt className="flex gap-1">
            {caps.map((cap) => (
              <kbd key={cap} className="kbd">
                {cap}
              </kbd>
            ))}
          </dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  )
}
