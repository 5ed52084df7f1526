import { oggPage } from './ogg.ts'

/** The tag of an Ogg Opus that holds what is said in it. */
export const wordsTag = 'SIMULATED_WORDS='

const framesPerPage = 50
const samplesPerFrame = 960
const framesPerLetter = 4
/** A fullband frame of 20 ms. */
const frameKind = 0xf8
const silence = Buffer.from([frameKind, 0xff, 0xfe])

/** A voice note in Ogg Opus, as a phone records it: a murmur as long as the words, which stand in its tags. */
export function speak(words: string): Buffer {
  const frames = [...words].flatMap((letter) =>
    Array.from({ length: framesPerLetter }, (_, n) => (/\s/.test(letter) ? silence : murmur(letter, n))),
  )
  while (frames.length < 10) frames.push(silence)
  const pages = [oggPage(0, 0n, 2, [opusHead()]), ...tagPages(words)]
  for (let at = 0; at < frames.length; at += framesPerPage) {
    const end = Math.min(at + framesPerPage, frames.length)
    const flags = end === frames.length ? 4 : 0
    pages.push(oggPage(pages.length, BigInt(end * samplesPerFrame), flags, frames.slice(at, end)))
  }
  return Buffer.concat(pages)
}

/** Opus takes any bytes for sound, so a murmur needs no encoder. */
function murmur(letter: string, n: number): Buffer {
  let state = (letter.codePointAt(0) ?? 1) * 7 + n
  const noise = Array.from({ length: 60 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 16) & 0xff
  })
  return Buffer.from([frameKind, ...noise])
}

function opusHead(): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head[8] = 1
  head[9] = 1
  head.writeUInt32LE(48_000, 12)
  return head
}

function tagPages(words: string): Buffer[] {
  const tag = Buffer.from(wordsTag + words)
  const tags = Buffer.alloc(20)
  tags.write('OpusTags')
  tags.writeUInt32LE(1, 12)
  tags.writeUInt32LE(tag.length, 16)
  return [oggPage(1, 0n, 0, [Buffer.concat([tags, tag])])]
}
