import type { Texts } from '../translate.ts'

export const reason: Texts['reason'] = {
  asked_for_person: 'кардар адам менен сүйлөшөйүн деди',
  no_answer: 'жооп билимде жок',
  wants_to_order: 'кардар буйрутма бергиси келет',
  complaint: 'даттанууну адам карайт',
  other: 'адам керек',
  model_down: 'модель жооп берген жок',
  model_timeout: 'модель убагында жооп берген жок',
  model_garbage: 'моделдин жообу түшүнүксүз',
  quota: 'моделдин ачкычынын лимити түгөндү',
  wrong_key: 'моделдин ачкычы туура эмес',
  unsafe_reply: 'жооп баа текшерүүсүнөн өткөн жок',
  too_many_attempts: 'жооп бир нече аракеттен кийин да чыкпады',
  assistant_off: 'ассистент өчүк',
  window_closed: 'терезе жооптон мурун жабылды',
  unsupported: 'текст эмес нерсе келди',
}
