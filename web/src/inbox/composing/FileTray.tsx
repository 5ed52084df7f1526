import { CircleAlert, FileText, RotateCw, X } from 'lucide-react'
import { useT } from '../../i18n/i18n.tsx'
import { mayYetPass, problemOfFile } from './rules.ts'
import type { PutFile } from './trays.ts'

interface Props {
  files: readonly PutFile[]
  channel: string
  onAgain: (key: string) => void
  onRemove: (key: string) => void
}

/** The files of the message that is being written: a look at each, how far it is, or why it cannot go. */
export function FileTray({ files, channel, onAgain, onRemove }: Props) {
  const t = useT()
  if (files.length === 0) return null
  return (
    <ul className="file-tray" aria-label={t('attach.files')}>
      {files.map((file) => (
        <li key={file.key} className={file.problem ? 'refused' : ''}>
          {file.preview && !file.problem ? (
            <img src={file.preview} alt="" />
          ) : (
            <FileText aria-hidden="true" />
          )}
          <span className="grow min-w-0">
            <span className="cut block">{file.name || t('attach.unnamed')}</span>
            <FileState file={file} channel={channel} />
          </span>
          {(file.sent || file.keptAs) && file.problem && mayYetPass(file.problem) && (
            <button
              type="button"
              className="btn quiet small"
              aria-label={t('attach.again', { name: file.name || t('attach.unnamed') })}
              onClick={() => onAgain(file.key)}
            >
              <RotateCw className="small" aria-hidden="true" />
              {t('common.retry')}
            </button>
          )}
          <button
            type="button"
            className="icon-btn small"
            aria-label={t('attach.remove', { name: file.name || t('attach.unnamed') })}
            onClick={() => onRemove(file.key)}
          >
            <X className="small" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function FileState({ file, channel }: { file: PutFile; channel: string }) {
  const t = useT()
  const percent = Math.round(file.share * 100)
  if (file.problem)
    return (
      <span role="alert" className="flex gap-1 text-danger text-xs">
        <CircleAlert className="small mt-0.5" aria-hidden="true" />
        {problemOfFile(t, file.problem, channel)}
      </span>
    )
  if (file.upload)
    return (
      <span role="status" className="block text-xs text-faint">
        {t('attach.ready')}
      </span>
    )
  return <progress max={100} value={percent} aria-label={t('attach.uploading', { percent })} />
}
