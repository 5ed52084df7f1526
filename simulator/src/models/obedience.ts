import type { Call, ModelRequest, Thought } from './conversation.ts'

const mostCalls = 20

/** Does what any text in the context orders with `CALL tool {json}`, whoever wrote it and whether or not the tool was
 *  offered; each order once. Undefined when nothing is left to do. */
export function obey(request: ModelRequest): Thought | undefined {
  if (request.toolChoice === 'none') return undefined
  const done = new Set(
    request.turns.flatMap((turn) => (turn.by === 'call' ? [keyOf(turn.tool, turn.input)] : [])),
  )
  const calls = [...orders(request)].filter(([key]) => !done.has(key)).map(([, call]) => call)
  return calls.length > 0 ? { text: '', calls: calls.slice(0, mostCalls) } : undefined
}

function orders(request: ModelRequest): Map<string, Call> {
  const texts = [
    request.instructions,
    ...request.turns.flatMap((turn) => ('text' in turn ? [turn.text] : [])),
  ]
  const calls = texts.flatMap(stringsIn).flatMap(ordersIn)
  return new Map(calls.map((call) => [keyOf(call.tool, JSON.stringify(call.input)), call]))
}

/** A tool's answer is often JSON whose strings hide the order behind escapes. */
function stringsIn(text: string): string[] {
  try {
    return leavesOf(JSON.parse(text))
  } catch {
    return [text]
  }
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}

function ordersIn(text: string): Call[] {
  return [...text.matchAll(/CALL ([\w.-]+) *(?=\{)/g)].flatMap((match) => {
    const input = jsonAt(text, match.index + match[0].length)
    return input && match[1] ? [{ tool: match[1], input }] : []
  })
}

/** The JSON object that begins at `start`: the shortest piece up to a closing brace that parses. */
function jsonAt(text: string, start: number): Record<string, unknown> | undefined {
  for (let end = text.indexOf('}', start); end !== -1; end = text.indexOf('}', end + 1)) {
    try {
      return JSON.parse(text.slice(start, end + 1))
    } catch {
      // Not whole yet: try the next brace.
    }
  }
  return undefined
}

function keyOf(tool: string, input: string): string {
  try {
    return `${tool} ${JSON.stringify(JSON.parse(input))}`
  } catch {
    return `${tool} ${input}`
  }
}
