import { type LanguageModel, wrapLanguageModel } from 'ai'
import type { Model } from '../models/model.ts'

type Bare = Extract<LanguageModel, { specificationVersion: 'v4' }>
export type Call = Parameters<Bare['doGenerate']>[0]
export type Step =
  | { readonly text: string }
  | { readonly calls: readonly { readonly tool: string; readonly input: unknown }[] }

/** A model that does what the script says for each step; it may also throw or never come back. */
export function scripted(
  play: (call: Call, step: number) => Step | Promise<Step>,
): Model & { prompts: string[] } {
  const prompts: string[] = []
  let step = 0
  const bare: Bare = {
    specificationVersion: 'v4',
    provider: 'scripted',
    modelId: 'scripted',
    supportedUrls: {},
    async doGenerate(call) {
      prompts.push(JSON.stringify(call.prompt))
      const played = await play(call, step++)
      const finish = 'text' in played ? 'stop' : 'tool-calls'
      return {
        content:
          'text' in played
            ? [{ type: 'text', text: played.text }]
            : played.calls.map(({ tool, input }, at) => ({
                type: 'tool-call',
                toolCallId: `${step}-${at}`,
                toolName: tool,
                input: typeof input === 'string' ? input : JSON.stringify(input),
              })),
        finishReason: { unified: finish, raw: finish },
        usage: {
          inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 5, text: 5, reasoning: 0 },
        },
        warnings: [],
      }
    },
    doStream: () => Promise.reject(new Error('not streamed')),
  }
  return Object.assign(wrapLanguageModel({ model: bare, middleware: [] }), { prompts })
}
