import type { Texts } from '../translate.ts'

export const reason: Texts['reason'] = {
  asked_for_person: 'the customer asked for a person',
  no_answer: 'the answer is not in the knowledge',
  wants_to_order: 'the customer wants to order',
  complaint: 'a person handles complaints',
  other: 'a person is needed',
  model_down: 'the model did not answer',
  model_timeout: 'the model did not answer in time',
  model_garbage: 'the model answered nonsense',
  quota: 'the model key has reached its limit',
  wrong_key: 'the model key is not accepted',
  unsafe_reply: 'the reply did not pass the price check',
  too_many_attempts: 'the reply failed several times',
  assistant_off: 'the assistant is off',
  window_closed: 'the window closed before the answer',
  unsupported: 'it was not a text',
}
