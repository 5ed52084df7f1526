import { h } from './dom.mjs'
import { t } from './texts.mjs'

/** @import { Channel } from './types.ts' */
/** @import { TextKey } from './texts.mjs' */

/** What each app can send beside words.
 *  @type {Record<Channel, readonly Attachable[]>} */
const attachable = {
  whatsapp: ['image', 'video', 'spoken', 'voice', 'document', 'sticker', 'location', 'contact', 'order'],
  instagram: [
    'image',
    'video',
    'spoken',
    'voice',
    'document',
    'sticker',
    'like',
    'once',
    'storyReply',
    'storyMention',
    'reel',
  ],
  telegram: ['image', 'video', 'spoken', 'voice', 'document', 'sticker', 'location', 'contact'],
}
/** @typedef {'image' | 'video' | 'spoken' | 'voice' | 'document' | 'sticker' | 'location' | 'contact' | 'order' |
 *   'like' | 'once' | 'storyReply' | 'storyMention' | 'reel'} Attachable */

const accepted = {
  image: 'image/jpeg,image/png',
  once: 'image/jpeg,image/png',
  video: 'video/mp4',
  voice: 'audio/*',
  document: '',
}

export const bishkek = { latitude: 42.8746, longitude: 74.5698, name: 'Бишкек' }
const aibek = { name: 'Айбек Осмонов', phone: '+996 700 120 009' }
const reelUrl = 'https://www.instagram.com/reel/demo/'
const cart = [{ sku: 'linen-shirt', quantity: 1, price: 2500, currency: 'KGS' }]

/** The menu beside the field; null for an app that sends words alone.
 *  @param {Channel} channel
 *  @param {(parts: object) => void} say
 *  @param {() => string | null} takeWords what is in the field, which is empty then; null when it was already */
export function createAttach(channel, say, takeWords) {
  if (attachable[channel].length === 0) return null
  const summary = h('summary', { class: 'attach' }, '+')
  const menu = h('div', { class: 'menu' })
  const root = /** @type {HTMLDetailsElement} */ (h('details', { class: 'attaching' }, summary, menu))

  /** @param {Attachable} kind */
  async function choose(kind) {
    root.open = false
    const parts = kind === 'spoken' ? spoken(takeWords()) : await partsOf(kind)
    if (parts) say(parts)
  }

  function update() {
    summary.setAttribute('aria-label', t('attach'))
    const words = attachable[channel].map((kind) => t(labels[kind]))
    if (menu.textContent === words.join('')) return
    menu.replaceChildren(
      ...attachable[channel].map((kind) =>
        h('button', { type: 'button', onclick: () => void choose(kind) }, t(labels[kind])),
      ),
    )
  }
  return { root, update }
}

/** @type {Record<Attachable, TextKey>} */
const labels = {
  image: 'photo',
  video: 'video',
  spoken: 'spoken',
  voice: 'voice',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contact: 'contact',
  order: 'order',
  like: 'like',
  once: 'once',
  storyReply: 'storyReply',
  storyMention: 'storyMention',
  reel: 'reel',
}

/** @param {string | null} words */
const spoken = (words) => words && { voice: words }

/** @param {Exclude<Attachable, 'spoken'>} kind
 *  @returns {Promise<object | null>} */
async function partsOf(kind) {
  if (kind === 'location') return { location: bishkek }
  if (kind === 'contact') return { contact: aibek }
  if (kind === 'order') return { order: cart }
  if (kind === 'like') return { like: true }
  if (kind === 'storyReply') return { story: 'reply', text: t('storyQuestion') }
  if (kind === 'storyMention') return { story: 'mention' }
  if (kind === 'reel') return { post: { kind: 'ig_reel', title: t('reelTitle'), url: reelUrl } }
  if (kind === 'image') return pictures(await pick(accepted.image, true))
  const [file] = kind === 'sticker' ? [await paintSticker()] : await pick(accepted[kind])
  if (!file) return null
  return kind === 'once'
    ? { once: true, file: await given('image', file) }
    : { file: await given(kind, file) }
}

/** Several at once are an album where the app has one.
 *  @param {File[]} files */
async function pictures(files) {
  const all = await Promise.all(files.slice(0, 10).map((file) => given('image', file)))
  if (all.length > 1) return { files: all }
  return all.length === 1 ? { file: all[0] } : null
}

/** @param {string} kind
 *  @param {File} file */
async function given(kind, file) {
  return { kind, type: file.type || 'application/octet-stream', name: file.name, data: await base64(file) }
}

/** @param {string} accept
 *  @param {boolean} [multiple]
 *  @returns {Promise<File[]>} */
function pick(accept, multiple = false) {
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'file', accept, multiple }))
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** @returns {Promise<File | null>} */
function paintSticker() {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 256
  const brush = canvas.getContext('2d')
  if (brush) {
    brush.font = '200px sans-serif'
    brush.fillText('🧣', 0, 200)
  }
  return new Promise((resolve) =>
    canvas.toBlob(
      (blob) => resolve(blob && new File([blob], 'sticker.webp', { type: blob.type })),
      'image/webp',
    ),
  )
}

/** @param {File} file
 *  @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(file)
  })
}
