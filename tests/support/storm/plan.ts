import type { Random } from './random.ts'
import {
  cutOff,
  instagramSaid,
  instagramSeen,
  type Said,
  telegramSaid,
  type Webhook,
  whatsappSaid,
  whatsappStatus,
} from './webhook.ts'

/** A message of ours that is there before the storm, and to whom it went. */
export interface Outgoing {
  readonly kind: 'whatsapp' | 'instagram'
  readonly id: string
  readonly to: string
}

export interface Plan {
  /** In the order in which they are sent. */
  readonly webhooks: readonly Webhook[]
  readonly outgoing: readonly Outgoing[]
  readonly repeats: number
}

const shares = { repeated: 0.2, shuffled: 0.2, delayed: 0.05, malformed: 0.01 } as const
/** Of the deliveries that are understood; the others tell of messages of ours. */
const shareOfMessages = 0.5

/**
 * `amount` deliveries over all channels: people who write several times in a row, and statuses of messages that had left
 * before. A fifth repeat an earlier one, a fifth stand before or behind their neighbours, some come much later, some are
 * broken.
 */
export function planStorm(random: Random, amount: number, telegramChannel: string): Plan {
  const repeats = Math.round(amount * shares.repeated)
  const malformed = Math.round(amount * shares.malformed)
  const understood = amount - repeats - malformed
  const saying = Math.round(understood * shareOfMessages)
  const { webhooks: telling, outgoing } = statuses(random, understood - saying)
  const inOrder = merge(random, conversations(random, saying, telegramChannel), telling)
  const broken = Array.from({ length: malformed }, () => cutOff(random.pick(inOrder), random.next()))
  const shuffled = shuffle(random, sprinkle(random, inOrder, broken))
  return { webhooks: repeatSome(random, delaySome(random, shuffled), repeats), outgoing, repeats }
}

/** People write three to eight times in a row, then others do; now and then Meta puts two of these into one delivery. */
function conversations(random: Random, amount: number, telegramChannel: string): Webhook[] {
  const webhooks: Webhook[] = []
  const kinds = ['whatsapp', 'instagram', 'telegram'] as const
  const people = Math.max(12, Math.ceil(amount / 25))
  let written = 0
  const says = (from: string, prefix: string): Said => {
    written += 1
    return { id: `${prefix}${written}`, from, text: `${written} барбы?` }
  }
  while (webhooks.length < amount) {
    const person = random.below(people)
    const kind = kinds[person % kinds.length]
    const from = `${kind === 'whatsapp' ? '99670' : ''}${3_000_000 + person}`
    for (let n = 3 + random.below(6); n > 0 && webhooks.length < amount; n -= 1) {
      const many = random.next() < 0.1 ? 2 : 1
      if (kind === 'whatsapp')
        webhooks.push(whatsappSaid(Array.from({ length: many }, () => says(from, 'wamid.said.'))))
      else if (kind === 'instagram')
        webhooks.push(instagramSaid(Array.from({ length: many }, () => says(from, 'mid.said.'))))
      else webhooks.push(telegramSaid(telegramChannel, says(from, `${from}:`)))
    }
  }
  return webhooks
}

/** Of every message on WhatsApp: sent, delivered, read; of every fifth one, on Instagram, that it was seen. */
function statuses(random: Random, amount: number): { webhooks: Webhook[]; outgoing: Outgoing[] } {
  const webhooks: Webhook[] = []
  const outgoing: Outgoing[] = []
  while (webhooks.length < amount) {
    const n = outgoing.length
    if (random.next() < 0.2) {
      const seen = { kind: 'instagram', id: `mid.ours.${n}`, to: String(7_000_000 + n) } as const
      outgoing.push(seen)
      webhooks.push(instagramSeen(seen.id, seen.to))
    } else {
      const told = { kind: 'whatsapp', id: `wamid.ours.${n}`, to: `99677${1_000_000 + n}` } as const
      outgoing.push(told)
      for (const status of ['sent', 'delivered', 'read'])
        if (webhooks.length < amount) webhooks.push(whatsappStatus({ ...told, status }))
    }
  }
  return { webhooks, outgoing }
}

/** Both keep their own order. */
function merge(random: Random, one: readonly Webhook[], other: readonly Webhook[]): Webhook[] {
  const merged: Webhook[] = []
  let [a, b] = [0, 0]
  while (a < one.length || b < other.length) {
    const left = one.length - a
    const takesOne = random.below(left + other.length - b) < left
    const next = takesOne ? one[a++] : other[b++]
    if (next) merged.push(next)
  }
  return merged
}

function sprinkle(random: Random, all: readonly Webhook[], few: readonly Webhook[]): Webhook[] {
  const mixed = [...all]
  for (const one of few) mixed.splice(random.below(mixed.length + 1), 0, one)
  return mixed
}

/** A share of them changes places with one of the twenty behind it. */
function shuffle(random: Random, all: readonly Webhook[]): Webhook[] {
  const mixed = [...all]
  // Each change of places moves two.
  for (let n = Math.round((all.length * shares.shuffled) / 2); n > 0; n -= 1) {
    const from = random.below(mixed.length)
    const to = Math.min(mixed.length - 1, from + 1 + random.below(20))
    const [one, other] = [mixed[from], mixed[to]]
    if (one && other) [mixed[from], mixed[to]] = [other, one]
  }
  return mixed
}

/** A share of them comes up to a quarter of the whole storm later. */
function delaySome(random: Random, all: readonly Webhook[]): Webhook[] {
  const placed = all.map((webhook, at) => ({
    webhook,
    at: random.next() < shares.delayed ? at + random.below(Math.ceil(all.length / 4)) : at,
  }))
  return placed.sort((a, b) => a.at - b.at).map(({ webhook }) => webhook)
}

/** `repeats` of them stand a second time, at once or much later. */
function repeatSome(random: Random, all: readonly Webhook[], repeats: number): Webhook[] {
  const placed = all.map((webhook, at) => ({ webhook, at }))
  for (let n = 0; n < repeats; n += 1) {
    const from = random.below(all.length)
    const far = random.next() < 0.5 ? 3 : all.length / 4
    placed.push({ webhook: random.pick(all.slice(from, from + 1)), at: from + random.next() * far })
  }
  return placed.sort((a, b) => a.at - b.at).map(({ webhook }) => webhook)
}
