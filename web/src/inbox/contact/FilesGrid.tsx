import { FileText, Film, Mic } from 'lucide-react'
import { problemText } from '../../api/problemText.ts'
import type { ContactFile } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { kindWord } from '../content/kindWord.ts'
import { canBeShown } from '../content/shown.ts'
import { FileName } from '../strangers/FileName.tsx'
import { PartState } from './PartState.tsx'
import { useContactFiles } from './useContact.ts'
import { useOpenConversation } from './useOpenConversation.ts'

/** Pictures and films as a grid, everything else by its name. Each leads to the message that it came with. */
export function FilesGrid({ contactId }: { contactId: string }) {
  const t = useT()
  const files = useContactFiles(contactId)
  const items = files.data?.pages.flatMap((page) => page.items) ?? []
  const seen = items.filter(isSeen)
  const rest = items.filter((file) => !isSeen(file))
  if (!files.data) return <PartState query={files} />
  if (items.length === 0) return <p className="text-sm text-muted">{t('contact.noFiles')}</p>
  return (
    <div className="flex flex-col gap-2">
      {seen.length > 0 && (
        <ul className="grid grid-cols-3 gap-1">
          {seen.map((file) => (
            <SeenFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <ul className="flex flex-col -mx-2">
          {rest.map((file) => (
            <NamedFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      {files.isFetchNextPageError && (
        <p className="text-sm text-danger" role="alert">
          {problemText(t, files.error)}
        </p>
      )}
      {files.hasNextPage && (
        <button
          type="button"
          className="btn quiet small self-start -ml-2"
          disabled={files.isFetchingNextPage}
          onClick={() => void files.fetchNextPage()}
        >
          {t(files.isFetchNextPageError ? 'common.retry' : 'common.showMore')}
        </button>
      )}
    </div>
  )
}

/** It can be shown small. */
const isSeen = (file: ContactFile): boolean =>
  file.kind === 'image' || file.kind === 'sticker'
    ? file.url !== null && canBeShown(file)
    : file.kind === 'video' && file.thumbnailUrl !== null

function useFileWords(file: ContactFile) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const kind = kindWord(t, { kind: file.kind, rawKind: null, deletedAt: null })
  return { kind, date: format.date(file.at) }
}

function SeenFile({ file }: { file: ContactFile }) {
  const open = useOpenConversation()
  const { kind, date } = useFileWords(file)
  return (
    <li>
      <button
        type="button"
        className="relative block w-full aspect-square rounded-(--radius-sm) overflow-hidden bg-(--neutral-soft)"
        aria-label={`${kind}, ${date}`}
        title={date}
        onClick={() => open(file.conversationId, file.messageId)}
      >
        <img
          src={file.thumbnailUrl ?? file.url ?? ''}
          alt=""
          loading="lazy"
          className="w-full h-full object-cover"
        />
        {file.kind === 'video' && (
          <Film className="small absolute left-1 bottom-1 text-white drop-shadow" aria-hidden="true" />
        )}
      </button>
    </li>
  )
}

function NamedFile({ file }: { file: ContactFile }) {
  const open = useOpenConversation()
  const { kind, date } = useFileWords(file)
  const Icon = file.kind === 'voice' || file.kind === 'audio' ? Mic : FileText
  return (
    <li>
      <button
        type="button"
        className="flex items-center gap-2 w-full min-h-9 px-2 text-left text-sm rounded-(--radius-sm) hover:bg-(--surface-hover)"
        onClick={() => open(file.conversationId, file.messageId)}
      >
        <Icon className="small text-muted" aria-hidden="true" />
        <span className="grow min-w-0 flex text-ink">{file.name ? <FileName name={file.name} /> : kind}</span>
        <span className="num text-xs text-faint">{date}</span>
      </button>
    </li>
  )
}
