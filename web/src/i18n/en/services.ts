import type { Texts } from '../translate.ts'

export const services: Texts['services'] = {
  title: 'Speech and search',
  lead: 'The store’s own keys for other services. Without a key a simple built-in substitute works.',
  elevenlabs: 'Writes down voice messages. Recordings of customers go to ElevenLabs.',
  voyage: 'Finds by meaning. Texts of products and questions of customers go to Voyage AI.',
  platform: 'key of the platform',
  keyRefused: 'The service refuses this key. Check it and add it again.',
  noQuota: 'The account of this key has nothing left to spend. Top it up or replace the key.',
  unavailable: 'The service does not answer now. Try again in a minute.',
}
