import { h } from './dom.mjs'
import { t } from './texts.mjs'

/** @import { Channel } from './types.ts' */
/** @import { TextKey } from './texts.mjs' */

/** What each app can send beside words.
 *  @type {Record<Channel, readonly Attachable[]>} */
const attachable = {
  whatsapp: [
    'image',
    'painted',
    'video',
    'spoken',
    'voice',
    'document',
    'sticker',
    'location',
    'contact',
    'order',
    'product',
  ],
  instagram: [
    'image',
    'painted',
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
  telegram: ['image', 'painted', 'video', 'spoken', 'voice', 'document', 'sticker', 'location', 'contact'],
}
/** @typedef {'image' | 'painted' | 'video' | 'spoken' | 'voice' | 'document' | 'sticker' | 'location' | 'contact' | 'order' |
 *   'product' | 'like' | 'once' | 'storyReply' | 'storyMention' | 'reel'} Attachable */

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
const cart = [{ sku: 'LS-M', quantity: 1, price: 2500, currency: 'KGS' }]

/** The menu beside the field; null for an app that sends words alone.
 *  @param {Channel} channel
 *  @param {(parts: object) => void} say
 *  @param {(hint: TextKey) => string | null} takeWords what is in the field, which is empty then; null when it was already
 *  @param {{ may: () => boolean, answer: (words: string) => void }} byHand the shop's own hands in this app */
export function createAttach(channel, say, takeWords, byHand) {
  if (attachable[channel].length === 0) return null
  const summary = h('summary', { class: 'attach' }, '+')
  const menu = h('div', { class: 'menu' })
  const root = /** @type {HTMLDetailsElement} */ (h('details', { class: 'attaching' }, summary, menu))

  /** @param {Attachable} kind */
  async function choose(kind) {
    root.open = false
    const parts = kind === 'spoken' ? spoken(takeWords('spokenHint')) : await partsOf(kind)
    if (parts) say(parts)
  }

  function answer() {
    root.open = false
    const words = takeWords('byHandHint')
    if (words) byHand.answer(words)
  }

  function update() {
    summary.setAttribute('aria-label', t('attach'))
    const words = attachable[channel].map((kind) => t(labels[kind]))
    const all = byHand.may() ? [...words, t('byHand')] : words
    if (menu.textContent === all.join('')) return
    menu.replaceChildren(
      ...attachable[channel].map((kind) =>
        h('button', { type: 'button', onclick: () => void choose(kind) }, t(labels[kind])),
      ),
      ...(byHand.may()
        ? [h('button', { type: 'button', class: 'by-hand', onclick: answer }, t('byHand'))]
        : []),
    )
  }
  return { root, update }
}

/** @type {Record<Attachable, TextKey>} */
const labels = {
  image: 'photo',
  painted: 'painted',
  video: 'video',
  spoken: 'spoken',
  voice: 'voice',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contact: 'contact',
  order: 'order',
  product: 'product',
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
  if (kind === 'product') return { product: 'LS-M', text: t('productQuestion') }
  if (kind === 'like') return { like: true }
  if (kind === 'storyReply') return { story: 'reply', text: t('storyQuestion') }
  if (kind === 'storyMention') return { story: 'mention' }
  if (kind === 'reel') return { post: { kind: 'ig_reel', title: t('reelTitle'), url: reelUrl } }
  if (kind === 'image') return pictures(await pick(accepted.image, true))
  const isPainted = kind === 'sticker' || kind === 'painted'
  const [file] = isPainted ? [await paintings[kind]()] : await pick(accepted[kind])
  if (!file) return null
  if (kind === 'once') return { once: true, file: await given('image', file) }
  return { file: await given(kind === 'painted' ? 'image' : kind, file) }
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

/** What needs no file of the reader's.
 *  @type {Record<'sticker' | 'painted', () => Promise<File | null>>} */
const paintings = {
  sticker: () =>
    painted('sticker.webp', 'image/webp', 256, (brush) => {
      brush.font = '200px sans-serif'
      brush.fillText('🧣', 0, 200)
    }),
  painted: () =>
    painted('photo.jpg', 'image/jpeg', 480, (brush) => {
      const hue = Math.floor(Math.random() * 360)
      brush.fillStyle = `hsl(${hue} 30% 88%)`
      brush.fillRect(0, 0, 480, 480)
      brush.fillStyle = `hsl(${hue} 45% 45%)`
      brush.fillRect(150, 110, 180, 290)
      brush.fillRect(80, 120, 320, 70)
    }),
}

/** @param {string} name
 *  @param {string} type
 *  @param {number} size
 *  @param {(brush: CanvasRenderingContext2D) => void} draw
 *  @returns {Promise<File | null>} */
function painted(name, type, size, draw) {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const brush = canvas.getContext('2d')
  if (brush) draw(brush)
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob && new File([blob], name, { type: blob.type })), type),
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
