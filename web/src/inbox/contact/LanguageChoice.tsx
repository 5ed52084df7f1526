import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import { chooseLanguage } from '../../api/contacts.ts'
import type { Conversation, Language } from '../../api/types.ts'
import { useToast } from '../../design/Toasts.tsx'
import { languages, useT } from '../../i18n/i18n.tsx'
import { languageWord } from '../languageWord.ts'
import { useContactAct } from './useContact.ts'

/** In which language the customer of a conversation is spoken to: as they write, or as somebody here has said. */
export function LanguageChoice({ conversation }: { conversation: Conversation }) {
  const t = useT()
  const toast = useToast()
  const act = useContactAct()
  const { language, languageChosen } = conversation.contact
  const chosen = languages.find((each) => languageChosen && each === language) ?? null
  const set = (next: Language | null) => act((storeId) => chooseLanguage(storeId, conversation.id, next))
  const choose = async (next: Language | null) => {
    if (next === chosen || !(await set(next))) return
    const said = next ? t('hand.saidLanguage', { language: t(`common.${next}`) }) : t('hand.saidFollows')
    toast(said, { label: t('common.undo'), act: () => void set(chosen) })
  }
  return (
    <Menu.Root>
      <Menu.Trigger className="btn quiet small -mx-2">
        <span className="sr">{t('hand.language')}: </span>
        {languageWord(t, language) ?? t('hand.unknown')}
        {languageChosen && <span className="text-xs text-muted">{t('hand.byHand')}</span>}
        <ChevronDown className="small" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="bottom" align="start" sideOffset={4} className="pop-layer">
          <Menu.Popup className="pop" aria-label={t('hand.language')}>
            {[...languages, null].map((each) => (
              <Menu.Item
                key={each}
                className="pop-item"
                aria-current={each === chosen}
                onClick={() => void choose(each)}
              >
                <span className="grow">{each ? t(`common.${each}`) : t('hand.follows')}</span>
                {each === chosen && <Check className="small text-accent" aria-hidden="true" />}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
