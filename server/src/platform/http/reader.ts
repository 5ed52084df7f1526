import { fastify } from 'fastify'
import type { App } from './app.ts'

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tutum Business API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><script id="api-reference" type="application/json" data-url="/api/v1/openapi.json"
  data-configuration='{"withDefaultFonts":false,"telemetry":false,"hideClientButton":true,"agent":{"disabled":true},"mcp":{"disabled":true}}'></script>
<script src="/api/docs/reader.js"></script></body></html>`

// The reader writes its own style elements, so its page alone allows inline styles; scripts stay ours.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** /api/docs: reads the contract in the browser, with nothing from outside. */
export function serveReader(app: App): void {
  let script: Promise<string> | undefined
  app.get('/api/docs', async (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page),
  )
  app.get('/api/docs/reader.js', async (_request, reply) => {
    script ??= loadScript()
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type('text/javascript; charset=utf-8')
      .send(await script)
  })
}

/** The bundle weighs five megabytes and lies inside a plugin, so it is loaded when somebody first reads the contract. */
async function loadScript(): Promise<string> {
  const { default: reader } = await import('@scalar/fastify-api-reference')
  const shelf = fastify()
  await shelf.register(reader, { routePrefix: '/', configuration: { content: {} } })
  const answer = await shelf.inject('/js/scalar.js')
  await shelf.close()
  return answer.payload
}
