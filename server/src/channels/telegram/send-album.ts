import type { OutboundContent, OutboundFile } from '../content.ts'
import { type BotAccess, type BotOutcome, callBot } from './bot-api.ts'
import { formOf, type MediaForm } from './limits.ts'
import { addressOf, formOfFiles, hasWrongForm, wasNotFetched } from './upload-form.ts'

type Album = Extract<OutboundContent, { kind: 'album' }>
type Around = Readonly<Record<string, unknown>>

/**
 * Sends several files as one: all of them leave by one call, or none does. Where one of them is not what its kind would be
 * (a moving picture, a sound that is no MP3) all go as documents, which stand among their own kind alone.
 */
export async function sendAlbum(
  access: BotAccess,
  album: Album,
  around: Around,
): Promise<BotOutcome | 'unreadable file'> {
  const forms = formsOf(album.files)
  const outcome = await sendAs(forms, access, album, around)
  return forms[0] !== 'document' && hasWrongForm(outcome)
    ? sendAs(asDocuments(album.files), access, album, around)
    : outcome
}

const asDocuments = (files: readonly OutboundFile[]): MediaForm[] => files.map(() => 'document')

function formsOf(files: readonly OutboundFile[]): MediaForm[] {
  const forms = files.map(formOf)
  const areSeen = forms.every((form) => form === 'photo' || form === 'video')
  return areSeen || forms.every((form) => form === 'audio') ? forms : asDocuments(files)
}

async function sendAs(
  forms: readonly MediaForm[],
  access: BotAccess,
  { files, caption }: Album,
  around: Around,
): Promise<BotOutcome | 'unreadable file'> {
  // Words under the first picture are the album's; those under documents and sounds are read after the last.
  const captioned = forms[0] === 'photo' || forms[0] === 'video' ? 0 : files.length - 1
  const items = files.map((file, n) => {
    const type = forms[n] ?? 'document'
    const words = caption && n === captioned ? { caption } : {}
    return { file, field: `file${n}`, address: addressOf(file, type), entry: { type, ...words } }
  })
  if (items.some(({ address }) => address !== undefined)) {
    const outcome = await post(items)
    if (!wasNotFetched(outcome)) return outcome
  }
  return post(items.map((item) => ({ ...item, address: undefined })))

  async function post(given: typeof items): Promise<BotOutcome | 'unreadable file'> {
    const media = given.map(({ entry, field, address }) => ({
      ...entry,
      media: address ?? `attach://${field}`,
    }))
    const carried = given.filter(({ address }) => address === undefined)
    const data = await formOfFiles({ ...around, media }, carried)
    return data ? callBot(access, 'sendMediaGroup', data) : 'unreadable file'
  }
}
