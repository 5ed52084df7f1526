import { describe, expect, it } from 'vitest'
import { parseWhatsApp } from '../parse.ts'
import { at, body, meerim, messages, phoneNumberId } from '../samples.ts'
import { book, bookEntry, declined, fromMeerim, fromShop, laterFile, part, placeholder } from './samples.ts'

const read = (value: unknown) => {
  const { entries, problems } = parseWhatsApp(Buffer.from(JSON.stringify(value)))
  expect(entries.map(({ account }) => account)).toEqual([phoneNumberId])
  return { ...entries[0], problems }
}
const thread = (...past: object[]) => part([{ id: meerim.wa_id, messages: past }])

describe('a part of the past', () => {
  it('holds what the customer and the shop said, and none of it as a message that has just come', () => {
    const {
      past,
      messages: live,
      pastNews,
      problems,
    } = read(thread(fromMeerim(messages.text), fromShop(messages.text)))
    expect(problems).toEqual([])
    expect(live).toEqual([])
    expect(past).toEqual([
      {
        ...{ providerId: 'wamid.1', at, kind: 'text', text: 'M өлчөмү барбы?' },
        from: { externalId: meerim.wa_id, phone: '+996700120000' },
      },
      {
        ...{ providerId: 'wamid.E', at, kind: 'text', text: 'M өлчөмү барбы?', echo: true, status: 'read' },
        from: { externalId: meerim.wa_id, phone: '+996700120000' },
      },
    ])
    expect(pastNews).toEqual([{ kind: 'part', progress: 40 }])
  })

  it.each([
    ['SENT', 'sent'],
    ['DELIVERED', 'delivered'],
    ['READ', 'read'],
    ['PLAYED', 'read'],
    ['ERROR', 'failed'],
    ['PENDING', undefined],
    ['__proto__', undefined],
  ])('calls the shop’s own that was %s %s', (word, status) => {
    expect(read(thread(fromShop(messages.text, word))).past?.[0]?.status).toBe(status)
  })

  it('knows the shop’s own by its number where nobody is named as recipient', () => {
    const { to: _, ...unaddressed } = fromShop(messages.text)
    expect(read(thread(unaddressed)).past).toMatchObject([{ echo: true, from: { externalId: meerim.wa_id } }])
  })

  it('takes the person from the thread where the message hides the number', () => {
    const { from: _, ...hidden } = fromMeerim(messages.text)
    const { past } = read(part([{ id: meerim.user_id, messages: [hidden] }]))
    expect(past).toMatchObject([{ from: { externalId: meerim.user_id } }])
  })

  it('keeps what is whole beside what is broken', () => {
    const { past, problems } = read(thread({ type: 'text' }, fromMeerim(messages.text)))
    expect(past).toHaveLength(1)
    expect(problems).toHaveLength(1)
  })

  it('reads reactions, edits and deletions as changes', () => {
    const { changes, past } = read(thread(fromMeerim(messages.reaction), fromShop(messages.revoke)))
    expect(changes).toMatchObject([{ kind: 'reaction', by: 'contact' }, { kind: 'deletion' }])
    expect(past).toBeUndefined()
  })

  it('names the place of a file, and the file that follows', () => {
    expect(read(thread(fromMeerim(placeholder))).past).toMatchObject([
      { kind: 'unsupported', rawKind: 'media_placeholder' },
    ])
    const { past, messages: live } = read(laterFile(messages.image))
    expect(live).toEqual([])
    expect(past).toMatchObject([{ kind: 'image', attachments: [{ source: { id: '1003' } }] }])
  })

  it.each([
    [-5, 0],
    [55.4, 55],
    [900, 100],
  ])('takes %i for %i percent', (told, progress) => {
    expect(read(part([], told)).pastNews).toEqual([{ kind: 'part', progress }])
  })

  it('is missing when its owner shares none, and other errors are told', () => {
    expect(read(declined)).toMatchObject({ pastNews: [{ kind: 'declined' }], problems: [] })
    const other = body({ history: [{ errors: [{ code: 1 }] }] }, 'history')
    expect(read(other)).toMatchObject({ problems: ['history error 1'] })
  })
})

describe('the address book of the phone', () => {
  it('names people by their number, and says who was taken out', () => {
    const { names, problems } = read(
      book(
        bookEntry({ full_name: 'Мээрим (Ош)', first_name: 'Мээрим', phone_number: '+996 700 120000' }),
        bookEntry({ first_name: 'Азамат', phone_number: '996700120009' }),
        bookEntry({ phone_number: '996700120010' }, 'remove'),
        bookEntry({ phone_number: '996700120011' }),
      ),
    )
    expect(problems).toEqual([])
    expect(names).toEqual([
      { externalId: '996700120000', name: 'Мээрим (Ош)', at },
      { externalId: '996700120009', name: 'Азамат', at },
      { externalId: '996700120010', name: null, at },
    ])
  })
})
