/** The providers whose wire formats are spoken here. */
export type Provider = 'openai' | 'anthropic' | 'google' | 'voyage'

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
  const said: string[] = []
  for (const turn of sinceLastAnswer(turns)) if (turn.by === 'customer') said.push(turn.text)
  return said
    .join(' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What the tools answered to the customer's last words. */
export function resultsToLastWords(turns: readonly Turn[]): string[] {
  const lastCustomer = turns.findLastIndex((turn) => turn.by === 'customer')
  return turns.slice(lastCustomer + 1).flatMap((turn) => (turn.by === 'result' ? [turn.text] : []))
}

function sinceLastAnswer(turns: readonly Turn[]): readonly Turn[] {
  const lastCustomer = turns.findLastIndex((turn) => turn.by === 'customer')
  const answered = turns.slice(0, Math.max(lastCustomer, 0)).findLastIndex((turn) => turn.by === 'assistant')
  return turns.slice(answered + 1, lastCustomer + 1)
}
