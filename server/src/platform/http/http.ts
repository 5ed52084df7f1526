import type { IncomingMessage, ServerResponse } from 'node:http'
import { fastify, LogController, type RawServerDefault } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import type { App } from './app.ts'
import { answerProblems } from './errors.ts'
import { secureHeaders } from './headers.ts'
import { serveHealth } from './health.ts'
import { observe } from './metrics.ts'
import { describeContract } from './openapi.ts'
import { limitRates } from './rates.ts'
import { serveReader } from './reader.ts'
import { refuseUnstorable } from './storable.ts'
import { serveWeb } from './web.ts'

const MEGABYTE = 1024 * 1024

/**
 * The HTTP program without the modules' routes: problems, headers, limits, health, metrics, the contract and its reader,
 * the panel's files. Register modules before `listen`; the contract lists what was registered after this call.
 */
export async function createHttp(ctx: Ctx): Promise<App> {
  const runId = newId<'run'>().slice(-12)
  let requests = 0
  const app: App = fastify<RawServerDefault, IncomingMessage, ServerResponse, Logger>({
    loggerInstance: ctx.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MEGABYTE,
    trustProxy: ctx.config.trustProxy,
    // Ours, never the caller's: an id from outside could forge lines in the log.
    genReqId: () => `${runId}-${(requests++).toString(36)}`,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    // A large file over a slow line takes minutes; what is not a file is a megabyte at most.
    requestTimeout: 300_000,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id)
    done(null, payload)
  })
  answerProblems(app)
  observe(app, ctx)
  await secureHeaders(app, ctx)
  await limitRates(app, ctx)
  refuseUnstorable(app)
  await describeContract(app, ctx)
  serveHealth(app, ctx)
  serveReader(app)
  await serveWeb(app)
  return app
}
