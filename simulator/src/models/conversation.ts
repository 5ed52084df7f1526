/** The providers whose wire formats are spoken here. */
export type Provider = 'openai' | 'anthropic' | 'google' | 'voyage' | 'elevenlabs'

/** One thing said or done in a conversation, in the order in which it happened. */
export type Turn =
  | { by: 'customer'; text: string }
  | { by: 'assistant'; text: string }
  | { by: 'call'; id: string; tool: string; input: string }
  | { by: 'result'; id: string; tool: string; text: string }

/** A function that the caller offers; `parameters` is its JSON Schema. */
export type Tool = { name: string; parameters: unknown }

/** Which calls the caller allows: any or none as the model likes, none at all, at least one, or exactly this one. */
export type ToolChoice = 'auto' | 'none' | 'required' | { tool: string }

/** A request for text, whichever wire it came over. `schema` is set when the answer must be JSON of that shape. */
export type ModelRequest = {
  provider: Provider
  model: string
  instructions: string
  turns: Turn[]
  tools: Tool[]
  toolChoice: ToolChoice
  maxOutputTokens?: number | undefined
  schema?: unknown
  stream: boolean
}

export type Call = { tool: string; input: Record<string, unknown> }

/** What the model says: words, calls, or both. */
export type Thought = { text: string; calls: Call[] }

/** A thought as it goes out: cut to the asked length and counted (tokens, about four characters each). */
export type Answer = Thought & { at: Date; cut: boolean; usage: { input: number; output: number } }

/** The customer's last words: a burst of messages counts as one, and markup around them is left out. */
export function lastWords(turns: readonly Turn[]): string {
  const last = turns.findLastIndex(isCustomer)
  const answered = turns.slice(0, Math.max(last, 0)).findLastIndex((turn) => turn.by === 'assistant')
  const said = turns.slice(answered + 1, last + 1).flatMap((turn) => (isCustomer(turn) ? [turn.text] : []))
  return said
    .join(' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What the tools answered to the customer's last words. */
export function resultsToLastWords(turns: readonly Turn[]): string[] {
  const since = turns.slice(turns.findLastIndex(isCustomer) + 1)
  return since.flatMap((turn) => (turn.by === 'result' ? [turn.text] : []))
}

// Callers put other things into the customer's role as well, such as corrections; the mark around them tells.
const isCustomer = (turn: Turn): turn is Turn & { by: 'customer' } =>
  turn.by === 'customer' && !/^\s*<(?!customer|contact|user)[a-z]/i.test(turn.text)
