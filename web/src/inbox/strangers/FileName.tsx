import { seenText } from './seen.ts'

const ending = /\.[\p{L}\p{N}]{1,8}$/u

/** A file's name on one line. However long it is, its ending is seen: it says what the file claims to be. */
export function FileName({ name }: { name: string }) {
  const seen = seenText(name)
  const end = ending.exec(seen)?.[0] ?? ''
  return (
    <span className="file-name" title={seen}>
      <bdi className="cut">{seen.slice(0, seen.length - end.length)}</bdi>
      <bdi>{end}</bdi>
    </span>
  )
}
