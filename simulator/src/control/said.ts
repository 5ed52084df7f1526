import { speak } from '../voice/speak.ts'
import { type Chat, findMessage, type Said } from '../world/chats.ts'
import { paintStory } from '../world/painting.ts'
import type { ChatButton, ChatFile, MessageParts } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { NotOnThisApp } from './not-on-this-app.ts'
import type { CustomerMessage } from './requests.ts'

/** What a customer says, with its files put where the providers keep them. @throws NotOnThisApp for a button that is not there */
export function saidIn(world: World, chat: Chat | undefined, request: CustomerMessage): Said {
  const {
    text,
    replyTo = null,
    location,
    contact,
    order,
    product,
    ad,
    press,
    story,
    post,
    once,
    like,
  } = request
  const file = fileIn(request)
  const several = (request.files ?? []).map(bytesOf)
  const choice = press === undefined ? undefined : buttonOf(chat, replyTo, press)
  const given = file && story !== 'mention' ? [file, ...several] : several
  const files = given.map((one) => world.files.add(one.bytes, one))
  const parts: MessageParts = {
    ...(files.length > 0 ? { files } : {}),
    ...(location ? { location } : {}),
    ...(contact ? { contact } : {}),
    ...(order ? { order } : {}),
    ...(product ? { product } : {}),
    ...(ad ? { ad } : {}),
    ...(choice ? { choice } : {}),
    ...(story ? { story: { act: story, picture: storyPicture(world, story, file) } } : {}),
    ...(post ? { post } : {}),
    ...(once ? { once } : {}),
    ...(like ? { like } : {}),
  }
  const words = choice?.title ?? text
  return { text: words, replyTo, ...(Object.keys(parts).length > 0 ? { parts } : {}) }
}

type GivenFile = { kind: ChatFile['kind']; type: string; name: string; bytes: Buffer }

function fileIn({ file, voice }: CustomerMessage): GivenFile | undefined {
  if (voice !== undefined)
    return { kind: 'voice', type: 'audio/ogg; codecs=opus', name: 'voice.ogg', bytes: speak(voice) }
  return file && bytesOf(file)
}

const bytesOf = (file: NonNullable<CustomerMessage['file']>): GivenFile => ({
  ...file,
  bytes: Buffer.from(file.data, 'base64'),
})

/** A mention may bring its own picture; the shop's story is always the same. */
function storyPicture(world: World, act: 'reply' | 'mention', file: GivenFile | undefined): ChatFile {
  if (act === 'mention' && file) return world.files.add(file.bytes, file)
  const bytes =
    act === 'mention'
      ? paintStory([250, 190, 90], [200, 60, 120])
      : paintStory([240, 230, 215], [120, 90, 70])
  return world.files.add(bytes, { kind: 'image', type: 'image/png', name: 'story.png' })
}

function buttonOf(chat: Chat | undefined, messageId: string | null, buttonId: string): ChatButton {
  const message = chat && messageId ? findMessage(chat, messageId) : undefined
  const all = [...(message?.buttons ?? []), ...(message?.cards ?? []).flatMap(({ buttons }) => buttons)]
  const button = all.find(({ id }) => id === buttonId)
  if (!button) throw new NotOnThisApp('That message has no such button.')
  return button
}
