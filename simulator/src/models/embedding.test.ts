import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { embed } from './embedding.ts'
import { registerModels } from './index.ts'

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

describe('simulated embeddings', () => {
  it.each([256, 512, 1024, 3072])('are unit vectors of %i numbers', (size) => {
    const vector = embed('льняная рубашка', size)
    expect(vector).toHaveLength(size)
    expect(dot(vector, vector)).toBeCloseTo(1, 9)
  })

  it('are equal for equal texts and closer for overlapping ones', () => {
    const shirt = embed('льняная рубашка', 512)
    expect(embed('Льняная  рубашка!', 512)).toEqual(shirt)
    expect(dot(shirt, embed('льняные рубашки', 512))).toBeGreaterThan(0.3)
    expect(Math.abs(dot(shirt, embed('доставка по городу', 512)))).toBeLessThan(0.2)
  })

  it('give a vector even to a text without words', () => {
    const vector = embed('…', 512)
    expect(dot(vector, vector)).toBe(1)
  })

  it('come from Voyage in the asked size, 1024 otherwise, and are refused empty', async () => {
    const app = Fastify()
    await registerModels(app, { clock: () => new Date() })
    const ask = (payload: object) =>
      app.inject({
        method: 'POST',
        url: '/voyage/v1/embeddings',
        headers: { authorization: 'Bearer demo-voyage-key' },
        payload: { model: 'voyage-4', ...payload },
      })
    expect((await ask({ input: ['a'] })).json().data[0].embedding).toHaveLength(1024)
    expect((await ask({ input: ['a'], output_dimension: 512 })).json().data[0].embedding).toHaveLength(512)
    const empty = await ask({ input: [] })
    expect([empty.statusCode, typeof empty.json().detail]).toEqual([400, 'string'])
    await app.close()
  })

  it('rank the document that shares most with the query first', async () => {
    const app = Fastify()
    await registerModels(app, { clock: () => new Date() })
    const reply = await app.inject({
      method: 'POST',
      url: '/voyage/v1/rerank',
      headers: { authorization: 'Bearer demo-voyage-key' },
      payload: {
        model: 'rerank-2.5',
        query: 'льняная рубашка',
        documents: ['шарф', 'рубашка льняная L'],
        top_k: 1,
      },
    })
    expect(reply.json().data).toEqual([{ index: 1, relevance_score: 1 }])
    await app.close()
  })
})
