import { describe, expect, it } from 'vitest'
import { addDays, localTime, momentOf } from './local-time.ts'
import { promiseIn } from './promise-in.ts'

const zone = 'Asia/Bishkek'
// Tuesday, 24 November 2026, 16:00 in Bishkek.
const now = new Date('2026-11-24T10:00:00.000Z')
/** By the shop's clock, for a reader: "25 13:00". */
const dueIn = (text: string) => {
  const promised = promiseIn(text, now, zone)
  if (!promised) return undefined
  const { day, minutes } = localTime(promised.dueAt, zone)
  return `${day} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

describe('a promise is read out of', () => {
  it.each([
    ['Привезём завтра до обеда', '25 13:00'],
    ['Напишу вам через час.', '24 17:00'],
    ['Через полчаса перезвоню', '24 16:30'],
    ['Отложим до пятницы, не переживайте', '27 19:00'],
    ['Уточню у мастера и отвечу сегодня вечером', '24 21:00'],
    ['Отправим послезавтра утром', '26 12:00'],
    ['Курьер приедет завтра к 15:30', '25 15:30'],
    ['Заказ будет готов через 2 дня', '26 16:00'],
    ['Спасибо! Пришлю фото в течение 20 минут', '24 16:20'],
    ['Доставим в понедельник', '30 19:00'],
    ['Придержу до 18 часов', '24 18:00'],
    ['Перезвоню в 10:00', '25 10:00'],
    ['Сообщу до конца дня', '24 19:00'],
    ['Эртең түшкө чейин жеткиребиз', '25 13:00'],
    ['Бир сааттан кийин жазам', '24 17:00'],
    ['30 мүнөттөн кийин чалам', '24 16:30'],
    ['Жумага чейин кармап турабыз', '27 19:00'],
    ['Бүгүн кечинде алып келебиз', '24 21:00'],
    ['Эртең жөнөтөбүз', '25 19:00'],
    ['Эртен жонотобуз', '25 19:00'],
    ['Дүйшөмбүдө даяр болот', '30 19:00'],
    ["We'll deliver it tomorrow morning", '25 12:00'],
    ['I will write to you in an hour', '24 17:00'],
    ["I'll check and get back to you by Monday", '30 19:00'],
    ['The courier will arrive at 5 pm', '24 17:00'],
    ['We will hold it for you until Friday.', '27 19:00'],
    ['I’ll send the photo within 2 hours', '24 18:00'],
  ])('%s', (text, due) => {
    expect(dueIn(text)).toBe(due)
  })

  it.each([
    ['Мы работаем завтра до обеда'],
    ['Завтра привезти вам?'],
    ['Вам удобно, если курьер приедет завтра?'],
    ['Если закажете сегодня, завтра привезём'],
    ['Отправим, как только будет оплата'],
    ['Платье стоит 15.30 долларов'],
    ['Напишу'],
    ['Эртең иштейбиз'],
    ['If you order today, we will deliver tomorrow'],
    ['Open tomorrow from 9 to 7'],
    ['Будет готово 3 года назад'],
    [''],
  ])('not: %s', (text) => {
    expect(dueIn(text)).toBeUndefined()
  })

  it('the sentence that holds it, and no more', () => {
    expect(promiseIn('Здравствуйте! Платье есть. Привезём завтра в 15.30. Ждём вас!', now, zone)?.text).toBe(
      'Привезём завтра в 15.30.',
    )
  })

  it('a text of any length and shape, in no time', () => {
    const began = performance.now()
    for (const text of [
      'завтра '.repeat(600),
      'напишу через '.repeat(300),
      '1'.repeat(4096),
      '. '.repeat(2000),
    ])
      promiseIn(text, now, zone)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('the clock of a place', () => {
  it('is found again, across months and where clocks change', () => {
    for (const at of [
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-03-29T01:30:00Z',
      '2026-12-31T23:00:00Z',
    ]) {
      const local = localTime(new Date(at), 'Europe/Berlin')
      const back = localTime(momentOf(local, local.minutes, 'Europe/Berlin'), 'Europe/Berlin')
      expect(back).toEqual(local)
    }
    expect(addDays({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 })
  })
})
