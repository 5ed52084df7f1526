import type { AttachmentJson, MessageJson } from '../reading/shapes.ts'
import { escaped, tag } from './html.ts'
import type { ExportWords } from './words.ts'

export interface Reader {
  readonly words: ExportWords
  readonly time: (at: string) => string
  /** With the day. */
  readonly moment: (at: string) => string
  /** How the customer is called. */
  readonly contact: string
}

/** One message as a block: who said it, when, what kind it is, and all that it holds. Everything in it is text. */
export function messageHtml(message: MessageJson, reader: Reader): string {
  if (message.kind === 'event') return eventHtml(message, reader)
  const said = message.deletedAt
    ? tag('p', 'gone', escaped(reader.words.deleted))
    : [quotedHtml, originHtml, kindHtml, textHtml, filesHtml, cardsHtml, reactionsHtml]
        .map((part) => part(message, reader))
        .join('')
  return `<article class="${sideOf(message)}">${headHtml(message, reader)}${said}</article>\n`
}

const sideOf = ({ kind, direction }: MessageJson): string => (kind === 'note' ? 'note' : direction)

function eventHtml({ detail, at, authorName }: MessageJson, { words, time }: Reader): string {
  const type = String(detail['type'])
  const what = [words.events[type] ?? type, authorName].filter(Boolean).join(' · ')
  return `<p class="event">${escaped(`${words.event}: ${what}`)} · ${timeHtml(at, time)}</p>\n`
}

const timeHtml = (at: string, time: Reader['time']): string =>
  `<time datetime="${escaped(at)}">${escaped(time(at))}</time>`

function headHtml(message: MessageJson, reader: Reader): string {
  const { words, time, moment } = reader
  const marks = [
    message.kind === 'note' && words.note,
    message.editedAt && `${words.edited} ${moment(message.editedAt)}`,
    message.imported && words.imported,
    message.status === 'failed' && words.failed,
    message.status === 'uncertain' && words.uncertain,
    message.status === 'queued' && words.queued,
  ].filter((mark) => typeof mark === 'string')
  const told = marks.map((mark) => `<span class="mark">${escaped(mark)}</span>`).join('')
  return `<header><b dir="auto">${escaped(authorOf(message, reader))}</b>${timeHtml(message.at, time)}${told}</header>`
}

function authorOf({ author, authorName }: MessageJson, { words, contact }: Reader): string {
  if (author === 'contact') return contact
  if (author === 'assistant') return authorName ? `${authorName}, ${words.assistant}` : words.assistant
  if (author === 'member') return authorName ?? words.formerMember
  return author === 'phone' ? words.phone : words.system
}

function quotedHtml({ quoted, content }: MessageJson, { words }: Reader): string {
  const part = content.quote ? tag('blockquote', 'quoted', escaped(content.quote)) : ''
  if (!quoted) return part
  const said = quoted.deleted
    ? words.deleted
    : (quoted.text ?? words.kinds[quoted.kind] ?? quoted.rawKind ?? quoted.kind)
  return part + tag('blockquote', 'quoted', escaped(`${words.answers}: ${said}`))
}

function originHtml({ content }: MessageJson, { words }: Reader): string {
  const { referral, writtenBy, forwarded } = content
  const led = referral && [
    words.kinds['referral'],
    referral.source,
    referral.headline,
    referral.body,
    referral.url,
  ]
  return [
    led ? led.filter(Boolean).join(' · ') : '',
    writtenBy ?? '',
    forwarded ? words.forwarded : '',
    content.product ? `${words.product}: ${content.product}` : '',
  ]
    .map((line) => tag('p', 'small', escaped(line)))
    .join('')
}

/** What it is, of everything that is more than words. */
function kindHtml({ kind, rawKind }: MessageJson, { words }: Reader): string {
  if (kind === 'text' || kind === 'note') return ''
  const named = words.kinds[kind]
  const what = named ?? `${words.unknown}: ${rawKind ?? kind}`
  return tag('p', 'kind', escaped(`[${what}]`))
}

const textHtml = ({ text }: MessageJson): string => tag('p', 'said', escaped(text ?? ''))

const filesHtml = ({ attachments }: MessageJson, { words }: Reader): string =>
  attachments.map((file) => fileHtml(file, words)).join('')

function fileHtml(file: AttachmentJson, words: ExportWords): string {
  const facts = [
    words.kinds[file.kind],
    file.name,
    file.durationMs === null ? null : lengthOf(file.durationMs),
    file.size === null ? null : sizeOf(file.size),
    file.state === 'stored' ? null : words.fileMissing,
  ].filter((fact) => fact)
  const { transcript } = file
  const spoken = transcript && (transcript.text ? `${words.heard}: ${transcript.text}` : words.notHeard)
  return tag('p', 'file', escaped(facts.join(' · '))) + tag('p', 'said', escaped(spoken ?? ''))
}

const lengthOf = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

function cardsHtml({ content }: MessageJson, { words }: Reader): string {
  const { location, cards = [], choice, order = [], link, linkTitle, buttons = [], list } = content
  const { templateButtons = [], asksPhone, asksPlace, opens, goods, flow } = content
  const lines = [
    location && [location.name, location.address, `${location.latitude}, ${location.longitude}`],
    ...cards.map(({ name, phones }) => [name, ...phones]),
    ...Object.entries(choice?.answers ?? {}).map(([question, answer]) => [
      `${question}: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`,
    ]),
    ...order.map(({ sku, quantity, price, currency }) => [`${sku} × ${quantity}`, price, currency]),
    (link || linkTitle) && [linkTitle, link],
    buttons.length > 0 && [`${words.buttons}: ${buttons.map(({ title }) => title).join(' / ')}`],
    list && [`${list.button}: ${list.rows.map(({ title }) => title).join(' / ')}`],
    ...templateButtons.map(({ title, leads }) => [`${words.buttons}: ${title}`, leads]),
    asksPhone && [`${words.buttons}: ${asksPhone}`],
    asksPlace && [words.asksPlace],
    opens && [`${words.buttons}: ${opens.button}`, opens.url],
    ...(goods?.sections ?? []).map(({ title, skus }) => [words.goods, title, skus.join(', ')]),
    flow && [`${words.flow}: ${flow.button}`],
  ]
  return lines
    .flatMap((line) => (line ? [line.filter(Boolean).join(' · ')] : []))
    .map((line) => tag('p', 'file', escaped(line)))
    .join('')
}

function reactionsHtml({ reactions, content }: MessageJson, { words, contact }: Reader): string {
  const given = reactions.map(({ by, emoji }) => `${emoji} ${by === 'contact' ? contact : ''}`.trim())
  const all = content.reaction ? [content.reaction.emoji ?? '–', ...given] : given
  return tag('p', 'small', escaped(all.length > 0 ? `${words.reaction}: ${all.join(', ')}` : ''))
}
