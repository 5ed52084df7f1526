import type { Behaviour } from './behaviour.ts'
import { lookUp, think } from './brain.ts'
import { type Answer, lastWords, type ModelRequest, type Thought } from './conversation.ts'
import { languageOf } from './language.ts'
import { obey } from './obedience.ts'
import { phrases } from './phrases.ts'
import { tokensOf } from './text.ts'

/** What a request is answered with under a behaviour, cut to the length that was asked for and counted. */
export function answerTo(request: ModelRequest, behaviour: Behaviour, at: Date): Answer {
  const thought = thoughtUnder(behaviour, request)
  const room = request.maxOutputTokens ?? Number.POSITIVE_INFINITY
  const cut = thought.calls.length === 0 && tokensOf(thought.text) > room
  const text = cut ? thought.text.slice(0, room * 4) : thought.text
  return { ...thought, at, text, cut, usage: { input: tokensIn(request), output: tokensOut(text, thought) } }
}

function thoughtUnder(behaviour: Behaviour, request: ModelRequest): Thought {
  switch (behaviour.kind) {
    case 'lie':
      return lookUp(request) ?? { text: behaviour.text ?? lieTo(request), calls: [] }
    case 'obedient':
      return obey(request) ?? think({ ...request, tools: [] })
    case 'empty':
      return { text: '', calls: [] }
    case 'text':
      return { text: behaviour.text, calls: [] }
    case 'tool':
      return { text: '', calls: [{ tool: behaviour.name, input: behaviour.input }] }
    default:
      return think(request)
  }
}

const lieTo = (request: ModelRequest): string => phrases[languageOf(lastWords(request.turns))].lie

const tokensIn = ({ instructions, turns }: ModelRequest): number =>
  tokensOf(instructions + turns.map((turn) => ('text' in turn ? turn.text : turn.input)).join(''))

const tokensOut = (text: string, { calls }: Thought): number =>
  tokensOf(text + calls.map((call) => JSON.stringify(call)).join(''))
