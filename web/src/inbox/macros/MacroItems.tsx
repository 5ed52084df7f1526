import { Menu } from '@base-ui/react/menu'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Conversation, Macro } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { speaks } from './back.ts'
import { useActionWords } from './useActionWords.ts'
import { useMacros } from './useMacros.ts'
import { useRunMacro } from './useRunMacro.ts'

/** Macros to run on the picked conversations; each tells what it does. */
export function MacroItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const run = useRunMacro()
  const go = useNavigate()
  const { store } = useHere()
  const macros = useMacros()
  const words = useActionWords()
  // What writes to several customers is asked about once more, in its place.
  const [asked, setAsked] = useState<string | null>(null)
  const asks = (macro: Macro) => speaks(macro.actions) && targets.length > 1 && asked !== macro.id
  return (
    <>
      {macros?.length === 0 && <p className="px-3 py-1 text-sm text-muted">{t('macros.none')}</p>}
      {macros?.map((macro) => (
        <Menu.Item
          key={macro.id}
          className="pop-item items-start!"
          label={macro.name}
          closeOnClick={!asks(macro)}
          onClick={() => (asks(macro) ? setAsked(macro.id) : void run(macro, targets))}
        >
          <span className="grow min-w-0 max-w-72">
            <span className="block cut">{macro.name}</span>
            <span className="block text-xs text-muted cut">{macro.actions.map(words).join(' · ')}</span>
          </span>
          {speaks(macro.actions) && targets.length > 1 && (
            <span className="text-xs text-attention shrink-0">
              {t(asked === macro.id ? 'macros.sure' : 'macros.writesTo', { count: targets.length })}
            </span>
          )}
        </Menu.Item>
      ))}
      <div className="pop-line" />
      <Menu.Item
        className="pop-item text-muted"
        onClick={() => void go({ to: '/s/$storeId/settings/macros', params: { storeId: store.id } })}
      >
        {t('macros.manage')}
      </Menu.Item>
    </>
  )
}
