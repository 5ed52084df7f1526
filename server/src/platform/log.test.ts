import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('debug', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it('holds neither secrets nor what people wrote, at any of the depths where they travel', () => {
    const words = logged((log) => {
      log.info({ token: 'demo-whatsapp-token', text: 'сколько стоит?', email: 'a@b.example' }, 'one')
      log.info({ request: { headers: { authorization: 'Bearer secret', cookie: 'secret' } } }, 'two')
      log.info({ message: { text: 'зыгыр көйнөк' }, contact: { phone: '+996', name: 'Meerim' } }, 'three')
    })
    expect(words).not.toMatch(/demo-whatsapp|стоит|a@b|secret|зыгыр|996|Meerim/)
    expect(words).toContain('[hidden]')
  })

  it('keeps of an error its name, message and code, not the parameters that a driver hangs on it', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(a@b.example)',
      parameters: ['x'],
    })
    const words = logged((log) => log.warn({ err: error }, 'failed'))
    expect(words).toContain('23505')
    expect(words).not.toMatch(/a@b|parameters/)
  })

  it('keeps of a database error its code and place, since its sentence may quote a customer', () => {
    const error = new pg.DatabaseError('invalid input syntax for type json: "зыгыр көйнөк"', 1, 'error')
    error.code = '22P02'
    const words = logged((log) => log.error({ err: error }, 'failed'))
    expect(words).toContain('22P02')
    expect(words).toContain('log.test.ts')
    expect(words).not.toContain('көйнөк')
  })
})
