import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import { problemText } from '../../api/problemText.ts'
import { Field } from '../../design/Field.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'

interface Props {
  title: string
  name?: string
  /** Whether to ask whose it is to be. */
  shareable?: boolean
  onName: (named: { name: string; shared: boolean }) => Promise<unknown>
  onClose: () => void
}

/** Asks how a view is to be called, and says what is wrong with a name. */
export function NameDialog({ title, name = '', shareable = false, onName, onClose }: Props) {
  const t = useT()
  const [text, setText] = useState(name)
  const [shared, setShared] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)

  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setWrong(t('savedViews.unnamed'))
    try {
      await onName({ name: text.trim(), shared })
      onClose()
    } catch (error) {
      setWrong(problemText(t, error))
    }
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl mb-4">{title}</Dialog.Title>
          <form onSubmit={keep} className="flex flex-col gap-4">
            <Field label={t('savedViews.name')} wrong={wrong}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  maxLength={40}
                  value={text}
                  onChange={(event) => {
                    setText(event.target.value)
                    setWrong(null)
                  }}
                />
              )}
            </Field>
            {shareable && (
              <Toggle
                label={t('savedViews.share')}
                hint={t('savedViews.shareWhy')}
                on={shared}
                onChange={setShared}
              />
            )}
            <div className="flex flex-wrap justify-end gap-2">
              <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="btn filled">
                {t('common.save')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
