import type { FastifyInstance } from 'fastify'
import { readForms } from '../bodies.ts'
import { controlRoutes } from './control.ts'
import { createDesk, type Desk, type ModelKeys } from './desk.ts'
import { openaiModel, openaiModelList, serveModels } from './model-list.ts'
import {
  googleBatchEmbed,
  googleEmbed,
  openaiEmbeddings,
  voyageEmbeddings,
  voyageRerank,
} from './retrieval.ts'
import { serveRetrieval } from './retrieval-route.ts'
import { serveSpeech } from './speech/route.ts'
import { serveText } from './text-route.ts'
import { anthropic, anthropicMessages } from './wires/anthropic.ts'
import { google, googleGenerate } from './wires/google.ts'
import { openai } from './wires/openai.ts'
import { openaiChat } from './wires/openai-chat.ts'
import { openaiResponses } from './wires/openai-responses.ts'
import { voyage } from './wires/voyage.ts'

export type { Behaviour } from './behaviour.ts'
export type { ModelKeys } from './desk.ts'
export type { RecordedRequest } from './requests.ts'

/** What the model providers need of the simulated world. Without keys of its own it opens to the demo keys. */
export type ModelWorld = { readonly clock: () => Date; readonly modelKeys?: ModelKeys }

export const demoModelKeys: ModelKeys = {
  openai: 'demo-openai-key',
  anthropic: 'demo-anthropic-key',
  google: 'demo-google-key',
  voyage: 'demo-voyage-key',
  elevenlabs: 'demo-elevenlabs-key',
}

// Pictures travel inside the body.
const bodyLimit = 20 * 1024 * 1024

/** Adds the model, embedding and speech providers: `/openai/v1`, `/anthropic/v1`, `/google/v1beta`, `/voyage/v1`, `/elevenlabs/v1`, and
 *  `/control/models` to script them and to read what they were asked. */
export async function registerModels(app: FastifyInstance, world: ModelWorld): Promise<void> {
  const desk = createDesk(world.modelKeys ?? demoModelKeys, world.clock)
  app.addHook('preClose', async () => desk.close())
  controlRoutes(app, desk)
  openaiRoutes(app, desk)
  anthropicRoutes(app, desk)
  googleRoutes(app, desk)
  voyageRoutes(app, desk)
  await app.register((scope) => elevenlabsRoutes(scope, desk))
}

function openaiRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/openai/v1/responses', { bodyLimit }, (request, reply) =>
    serveText(desk, openai, openaiResponses, request, reply),
  )
  app.post('/openai/v1/chat/completions', { bodyLimit }, (request, reply) =>
    serveText(desk, openai, openaiChat, request, reply),
  )
  app.post('/openai/v1/embeddings', { bodyLimit }, (request, reply) =>
    serveRetrieval(desk, openai, openaiEmbeddings, request, reply),
  )
  app.get('/openai/v1/models', (request, reply) =>
    serveModels(desk, openai, request, reply, openaiModelList()),
  )
  app.get<{ Params: { model: string } }>('/openai/v1/models/:model', (request, reply) => {
    const { model } = request.params
    return serveModels(desk, openai, request, reply, openaiModel(model), model)
  })
}

function anthropicRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/anthropic/v1/messages', { bodyLimit }, (request, reply) =>
    serveText(desk, anthropic, anthropicMessages, request, reply),
  )
}

function googleRoutes(app: FastifyInstance, desk: Desk): void {
  app.post<{ Params: { call: string } }>('/google/v1beta/models/:call', { bodyLimit }, (request, reply) => {
    const [model = '', method = ''] = request.params.call.split(/:(?=[A-Za-z]+$)/)
    switch (method) {
      case 'generateContent':
        return serveText(desk, google, googleGenerate, request, reply, { model })
      case 'streamGenerateContent':
        return serveText(desk, google, googleGenerate, request, reply, { model, stream: true })
      case 'embedContent':
        return serveRetrieval(desk, google, googleEmbed(model), request, reply)
      case 'batchEmbedContents':
        return serveRetrieval(desk, google, googleBatchEmbed(model), request, reply)
      default:
        return reply.callNotFound()
    }
  })
}

function voyageRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/voyage/v1/embeddings', { bodyLimit }, (request, reply) =>
    serveRetrieval(desk, voyage, voyageEmbeddings, request, reply),
  )
  app.post('/voyage/v1/rerank', { bodyLimit }, (request, reply) =>
    serveRetrieval(desk, voyage, voyageRerank, request, reply),
  )
}

/** A form of files needs its own reader, so these routes live in a scope of their own. */
async function elevenlabsRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  readForms(app)
  app.post('/elevenlabs/v1/speech-to-text', { bodyLimit: 60 * 1024 * 1024 }, (request, reply) =>
    serveSpeech(desk, request, reply),
  )
}
