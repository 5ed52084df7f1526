import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { useT } from '../../i18n/i18n.tsx'
import { useActions, useCaps, useKeysHere } from '../../keys/context.ts'
import { IconButton } from './IconButton.tsx'

interface Props {
  /** Why no file may go here now; null when files may. */
  why: string | null
  onFiles: (files: Iterable<File>) => void
}

/** Opens the choice of files. Where none may go it stays in place and says why. */
export function AttachButton({ why, onFiles }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const caps = useCaps()
  const { registry } = useKeysHere()
  const attach = () => {
    // From beside a note: what is attached has to be in sight.
    registry.find('reply')?.()
    input.current?.click()
  }
  useActions(() => ({ attach: why === null ? attach : null }))
  return (
    <>
      <IconButton
        label={t('attach.attach')}
        hint={caps.tip(t('attach.attachHint'), 'attach')}
        why={why}
        onPress={() => input.current?.click()}
      >
        <Paperclip aria-hidden="true" />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
