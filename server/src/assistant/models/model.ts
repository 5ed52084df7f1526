import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogle } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { APICallError, defaultSettingsMiddleware, type LanguageModelMiddleware, wrapLanguageModel } from 'ai'
import { ModelKeyMissing, readModelFailure } from './failure.ts'
import { createOfflineModel } from './offline/model.ts'

type ModelProvider = 'openai' | 'anthropic' | 'google' | 'offline'

/** The model that a store has chosen, with the store's own key. */
export type ModelChoice = { provider: ModelProvider; model: string; apiKey?: string | undefined }

/** Where the providers are, version segment included and no slash at the end; `fetch` is for tests. */
export type ModelAddresses = {
  readonly openaiUrl: string
  readonly anthropicUrl: string
  readonly googleUrl: string
  readonly fetch?: typeof globalThis.fetch
}

export type Model = ReturnType<typeof wrapLanguageModel>

// The SDK would print its warnings to the console, past the log.
globalThis.AI_SDK_LOG_WARNINGS = false

/** What every call of a model is made with. Anthropic would take its largest answer if no limit were set; telemetry
 *  would carry prompts and answers. Times are milliseconds. */
export const callSettings = {
  maxOutputTokens: 800,
  maxRetries: 1,
  timeout: { totalMs: 45_000, stepMs: 20_000, toolMs: 8_000 },
  telemetry: { isEnabled: false },
} as const

/** A model to pass to the AI SDK. Nothing is sent before its first call.
 *  @throws ModelKeyMissing when the provider needs a key and the choice has none: the SDK would look for one in the
 *  environment, and one store would spend another's money */
export function createModel(choice: ModelChoice, addresses: ModelAddresses): Model {
  const model = choice.provider === 'offline' ? createOfflineModel() : providerModel(choice, addresses)
  return wrapLanguageModel({ model, middleware: [ownSettings, waitOnlyWhereItHelps] })
}

function providerModel({ provider, model, apiKey }: ModelChoice, addresses: ModelAddresses) {
  if (!apiKey) throw new ModelKeyMissing(`The store has no key for ${provider}.`)
  const { openaiUrl, anthropicUrl, googleUrl, fetch } = addresses
  const common = { apiKey, ...(fetch ? { fetch } : {}) }
  switch (provider) {
    case 'openai':
      return createOpenAI({ ...common, baseURL: openaiUrl })(model)
    case 'anthropic':
      return createAnthropic({ ...common, baseURL: anthropicUrl })(model)
    case 'google':
      return createGoogle({ ...common, baseURL: googleUrl })(model)
    case 'offline':
      throw new TypeError('The offline model has no provider.')
  }
}

// Not stored at OpenAI: the conversations are personal data of the store's customers.
const ownSettings = defaultSettingsMiddleware({
  settings: { maxOutputTokens: callSettings.maxOutputTokens, providerOptions: { openai: { store: false } } },
})

/** OpenAI answers an empty account with 429, which the SDK would try again and again. */
const waitOnlyWhereItHelps: LanguageModelMiddleware = {
  specificationVersion: 'v4',
  wrapGenerate: ({ doGenerate }) => finalWhenHopeless(doGenerate),
  wrapStream: ({ doStream }) => finalWhenHopeless(doStream),
}

async function finalWhenHopeless<T>(call: () => PromiseLike<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!APICallError.isInstance(error) || readModelFailure(error).kind !== 'no_quota') throw error
    throw asFinal(error)
  }
}

function asFinal(error: APICallError): APICallError {
  const { message, url, requestBodyValues, statusCode, responseHeaders, responseBody, data } = error
  return new APICallError({
    message,
    url,
    requestBodyValues,
    isRetryable: false,
    cause: error,
    data,
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(responseHeaders === undefined ? {} : { responseHeaders }),
    ...(responseBody === undefined ? {} : { responseBody }),
  })
}
