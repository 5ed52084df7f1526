import * as z from 'zod'
import { bestOffers } from './choice.ts'
import { lastWords, type ModelRequest, resultsToLastWords, type Thought, type Tool } from './conversation.ts'
import { type Offer, readFindings } from './findings.ts'
import { intentOf } from './intent.ts'
import { languageOf } from './language.ts'
import { phrases } from './phrases.ts'
import { sampleOf } from './sample.ts'
import { similarity } from './text.ts'

/** The one deterministic mind behind every wire: it looks something up when it can, then answers from what it found,
 *  copying slots such as `{{price sku=LS-001-L}}` letter by letter. */
export function think(request: ModelRequest): Thought {
  if (request.schema !== undefined) return say(JSON.stringify(sampleOf(request.schema)))
  return lookUp(request) ?? say(answerFrom(request))
}

/** The first step: a tool call, unless the results are already there or no fitting tool may be called. */
export function lookUp(request: ModelRequest): Thought | undefined {
  const { toolChoice, turns } = request
  if (toolChoice === 'none' || request.tools.length === 0) return undefined
  const forced = toolChoice === 'required' || typeof toolChoice === 'object'
  if (!forced && resultsToLastWords(turns).length > 0) return undefined
  const words = lastWords(turns)
  const tool = forced ? forcedTool(request) : toolFor(words, request.tools)
  return tool && { text: '', calls: [{ tool: tool.name, input: inputFor(tool, words) }] }
}

const say = (text: string): Thought => ({ text, calls: [] })

function forcedTool({ toolChoice, tools, turns }: ModelRequest): Tool | undefined {
  if (typeof toolChoice === 'object') return tools.find((tool) => tool.name === toolChoice.tool)
  return toolFor(lastWords(turns), tools) ?? tools[0]
}

function toolFor(words: string, tools: readonly Tool[]): Tool | undefined {
  const named = (name: string) => tools.find((tool) => tool.name === name)
  switch (intentOf(words)) {
    case 'greeting':
      return undefined
    case 'person':
      return named('hand_off')
    case 'shop':
      return named('search_knowledge') ?? named('search_products')
    case 'goods':
      return named('search_products') ?? named('search_knowledge')
  }
}

/** The customer's words go into the field that asks for them; other required fields get a value that fits. */
function inputFor(tool: Tool, words: string): Record<string, unknown> {
  const sample = sampleOf(tool.parameters)
  const input = typeof sample === 'object' && sample !== null ? { ...sample } : {}
  const fields = fieldsOf(tool)
  const field =
    ['query', 'q', 'text', 'question', 'reason'].find((name) => fields.includes(name)) ?? fields[0]
  return field === undefined ? input : { ...input, [field]: words || 'all' }
}

/** The fields that take any text. */
function fieldsOf({ parameters }: Tool): string[] {
  const schema = Parameters.safeParse(parameters)
  if (!schema.success) return []
  return Object.entries(schema.data.properties)
    .filter(([, field]) => field.type === 'string' && field.enum === undefined)
    .map(([name]) => name)
}

const Parameters = z.object({
  properties: z.record(z.string(), z.object({ type: z.unknown().optional(), enum: z.unknown().optional() })),
})

function answerFrom(request: ModelRequest): string {
  const words = lastWords(request.turns)
  const said = phrases[languageOf(words)]
  const intent = intentOf(words)
  if (intent === 'greeting') return said.greeting
  if (intent === 'person') return said.handedOff
  const { offers, passages } = readFindings(resultsToLastWords(request.turns))
  const nearest = passages.toSorted((a, b) => similarity(b, words) - similarity(a, words))[0]
  if (intent === 'shop' && nearest) return opening(nearest)
  const chosen = bestOffers(offers, words)
  if (chosen.length > 0) return [said.found, ...chosen.map(offerLine)].join('\n')
  return nearest ? opening(nearest) : said.nothingFound
}

/** "Linen shirt, L — {{price …}}; {{stock …}}": the slots are the caller's to fill. */
function offerLine({ product, variant, slots }: Offer): string {
  const label = [product, variant].filter(Boolean).join(', ')
  return `${label ? `${label} — ` : ''}${slots.join('; ')}`
}

/** The first sentences of a passage, as many as a short answer holds. */
const opening = (passage: string): string =>
  /^[\s\S]{1,300}(?=\s|$)/.exec(passage)?.[0] ?? passage.slice(0, 300)
